// The browser knows the time zone; without scripts the list is there to choose from.
const field = document.querySelector("select[name=time_zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const isRefused = document.querySelector("[aria-invalid]"); // by then it was chosen
if (field && !isRefused && field.value === "UTC" && [...field.options].some((option) => option.value === zone)) {
  field.value = zone;
}

// The page of a workout. Everything here works on top of plain forms: it changes fields, says
// what changed and presses the form's own buttons, and never sends anything itself.
import "./aids.js";
import "./awake.js";
import "./rest.js";
import "./set-form.js";

// A bridge from htmx until the outbox sends the sets; delete from here on.
document.addEventListener("htmx:after:swap", () => {
  const workout = document.getElementById("workout");
  if (!workout) return;
  document.dispatchEvent(new CustomEvent("backplan:shown"));
  const { exercise, rest, saved: id, savedKind } = workout.dataset;
  if (!id) return;
  const detail = { exercise, rest: savedKind === "work" ? Number(rest) : 0, id };
  document.dispatchEvent(new CustomEvent("backplan:saved", { detail }));
});

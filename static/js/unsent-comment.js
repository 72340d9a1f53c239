// A comment that was begun is not left behind by going on to the next workout.
const begun = () => [...document.querySelectorAll("textarea[name=text]")].find(({ value }) => value.trim());

document.addEventListener("submit", (event) => {
  const comment = event.target.matches("[data-goes-on]") && begun();
  if (!comment) return;
  event.preventDefault();
  comment.closest("details")?.setAttribute("open", "");
  document.getElementById("unsent-comment")?.remove();
  const words = document.createElement("p");
  Object.assign(words, { id: "unsent-comment", className: "error", role: "alert" });
  words.textContent = "This comment isn’t sent yet. Send it first, or empty it.";
  comment.before(words);
  comment.focus();
});

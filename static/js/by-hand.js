// Where this phone refuses to keep anything: what was typed stays in its fields until the server has
// it, and is sent each time somebody says so.
import { deliver, renewed, whoIsIn } from "./delivery.js";

const PATIENCE = 6000; // milliseconds until there is no signal
const WHYS = {
  later: "There’s no signal, and this phone’s storage is full or blocked. What you typed stays on this page, so keep it open and save it once you have a signal. ",
  other: "Another account is signed in here. What you typed stays on this page. ",
};

const unsaved = new Map(); // as this page alone knows them, by their ids
addEventListener("beforeunload", (event) => unsaved.size && event.preventDefault());

/** Whether something on this page is still to be saved by hand. */
export const isUnsaved = () => unsaved.size > 0;

/** What the server said of a set that it would not have. */
export const answerTo = (id) => unsaved.get(id)?.answer;

/** Nothing has to be saved of a set any more, or the page itself is about to be sent. */
export const letGo = (id) => unsaved.delete(id);

async function change(id, work) {
  const now = work(unsaved.get(id));
  if (now) unsaved.set(id, now);
  else unsaved.delete(id);
}

/** Send a set or whole workout, as outbox.keep() takes it: "saved", "aside" where the server would
 * not have it, "signed-out", or "later" and "other" where it is still to be saved. */
export async function send(set) {
  unsaved.set(set.id, renewed(unsaved.get(set.id), set));
  document.getElementById("by-hand")?.replaceChildren("Saving…");
  const who = await whoIsIn(PATIENCE);
  if (!who) return "later";
  if (who.user === null) return "signed-out";
  if (String(who.user) !== set.user) return "other";
  let how;
  do how = await deliver(unsaved.get(set.id), who, change);
  while (how === "again");
  return how === "unknown" ? "other" : how;
}

/** Say that it is not saved, and why, with a button that tries `again`. */
export function notSaved(how, say, again) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button small", id: "by-hand", textContent: "Save it now" });
  button.addEventListener("click", again);
  say(`Not saved. ${WHYS[how]}`, button);
  button.focus(); // and into sight: this is above the form
}

// What somebody has begun to fill in, or has opened, when that part of the page is replaced.

import { ask, doubtOf } from "./question.js";

const FORM = "form.set-form";

/** The id of the set that a form sends. */
export const idOf = (form) => form.getAttribute("action").split("/").slice(-2)[0];

let begun = false; // since a set was last sent
let closes = false; // what was opened for that set
document.addEventListener("input", ({ target }) => {
  if (target.closest(`#workout ${FORM}`)) begun = true;
});

/** The form was sent: what is in it belongs to that set, and not to the next. */
export function sent() {
  begun = false;
  closes = true;
}

/** It was not kept, and is still in the form. */
export function unsent() {
  begun = true;
  closes = false;
}

/** Take it along from one #workout to the next; the form of a set in `kept` has its own fields. */
export function carry(from, to, kept) {
  if (from.dataset.exercise !== to.dataset.exercise) return;
  const open = closes ? [] : [...from.querySelectorAll("details[open]")].map(summary);
  closes = false;
  for (const details of to.querySelectorAll("details")) details.open ||= open.includes(summary(details));
  const [old, next] = [from.querySelector(FORM), to.querySelector(FORM)];
  if (!begun || !old || !next) return;
  if (kept.includes(idOf(next)) && idOf(next) !== idOf(old)) return;
  for (const field of old.querySelectorAll("input:not([type=hidden])")) {
    const like = next.querySelector(`#${field.id}`);
    if (like) Object.assign(like, { value: field.value, checked: field.checked });
  }
  const yes = old.querySelector(".sure button");
  const pressed = yes?.name ? { [yes.name]: yes.value } : {};
  const doubt = yes && doubtOf(next, { ...Object.fromEntries(new FormData(next)), ...pressed });
  if (doubt) ask(next, doubt, yes);
}

// Of many with the same words, as each "Why?", by the set it is in.
const summary = (details) => [details.closest("[id]").id, details.querySelector("summary").textContent].join();

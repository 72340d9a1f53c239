// Enter a workout: which workout the page is about, how it stands, and what the page says of it.
import { keyOf } from "./drafts.js";
import { form } from "./entry-form.js";

/** Who is signed in. */
export const user = document.body.dataset.user;
export const value = (name) => new FormData(form()).get(name) ?? "";

/** What a draft of this role and date is kept under. */
export const key = () => keyOf({ user, role: value("role"), on: value("performed_on") });

/** What the workout is called where it waits in the outbox. */
export const waitingId = () => `whole ${key()}`;
/** The address of the page for a role and a date. */
export const pageOf = ({ role, on }) => `/workouts/enter/?role=${role}&on=${on}`;

/** How the page stands. `saving`: a workout is being sent; `over`: it is saved, or waits in the
 * outbox, and no draft is left of it; `direct`: this phone keeps nothing, or the server has
 * something to say, so it is a plain form. */
export const standing = { saving: false, over: false, direct: false };

export function say(words) {
  document.getElementById("announcement").textContent = words;
}

export function notice(...parts) {
  const line = document.createElement("p");
  line.className = "notice";
  line.append(...parts);
  document.getElementById("notice").replaceChildren(line);
}

export function link(words, href) {
  return Object.assign(document.createElement("a"), { textContent: words, href });
}

export function button(words, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "plain-button", textContent: words });
  made.addEventListener("click", act);
  return made;
}

/** When a draft was kept, in words. */
export function moment(at) {
  const then = new Date(at);
  const time = then.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday ? `at ${time}` : `on ${then.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })}`;
}

export const dateWords = (on) => new Date(`${on}T12:00`).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });

// Enter a workout: what was asked for follows what is typed, as the server says it.
import { count } from "./count.js";
import { fields, form, show, snapshot } from "./entry-form.js";
import { standing, value } from "./enter-page.js";
import { lifted } from "./finger.js";
import { within } from "./patience.js";
import { isShort } from "./sets.js";

const PATIENCE = 8000; // milliseconds for what is asked for
const TYPING = 250; // milliseconds in which the next key comes

let turn = Promise.resolve("shown");

/** Ask the server what follows from what is typed: "shown", "refused", or "away" where it cannot be
 * reached. One after the other: each goes on from what the one before it showed.
 * @param {{whole?: boolean, sent?: [string, string][]}} options Whether the whole form makes way, and
 * what is sent in the place of what it says. */
export function refresh(pressed, options = {}) {
  turn = turn.then(() => asked(pressed, options)).catch(() => "away");
  return turn;
}

async function asked(pressed, options) {
  const { whole = false, sent } = options;
  if (standing.saving || !form()) return "shown";
  const before = snapshot();
  const body = new URLSearchParams([...(sent ?? fields()), ["do", pressed]]);
  body.set("csrfmiddlewaretoken", value("csrfmiddlewaretoken"));
  const part = { method: "POST", headers: { "X-Part": "true" }, body, signal: within(PATIENCE) };
  const answer = await fetch(form().action, part).catch(() => undefined);
  if (!answer) return "away";
  if (!answer.ok || answer.redirected) return "refused";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("entry");
  await lifted();
  if (standing.saving || !fresh) return "refused";
  show(document.adoptNode(fresh), before, { whole });
  count(form());
  document.dispatchEvent(new CustomEvent("backplan:asked"));
  return "shown";
}

let typing;

/** Ask once the typing pauses. */
export function follow() {
  clearTimeout(typing);
  typing = setTimeout(() => isLine(document.activeElement) || refresh("show"), TYPING);
}

// A line of sets is read once it is whole: when its field is left.
export const isLine = (field) => Boolean(field?.matches("#entry [name$='-load']") && isShort(field.value));

/** Ask nothing more of what was typed so far. */
export const stopAsking = () => clearTimeout(typing);

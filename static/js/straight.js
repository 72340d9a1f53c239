// A set that this phone refuses to keep: it stays in its form until the server has it.
import { answerTo, letGo, notSaved, send } from "./by-hand.js";
import { idOf, sent, unsent } from "./carry.js";
import { correct, parsed } from "./drawing.js";
import { part, say, user } from "./here.js";
import { newId } from "./ids.js";
import { land } from "./landed.js";

let isSending = false;

/** Send what a form says; whether it is saved. Anything else is said on the page. */
export async function straight(form, button, fields) {
  const isNew = form.matches(".set-form");
  if (isNew) unsent();
  if (isSending) return false;
  isSending = true;
  const id = idOf(form);
  const how = await send({ id, user, fields }).finally(() => (isSending = false));
  if (how === "saved") {
    if (isNew) sent();
    say("Saved. This phone’s storage is full or blocked, so you need a signal to log sets.");
    return true;
  }
  if (how === "aside") putRight(form, { id, fields, answer: answerTo(id) });
  else if (how !== "signed-out") notSaved(how, say, () => (document.getElementById(button.id) ?? button).click());
  else throughSignIn(form, button);
  return false;
}

/** After a set was saved: its id comes back neither in this form nor in one that is drawn from what
 * the server last said, `html`, and a page from before it shows it. Returns `html` with another id. */
export function nextIsAnother(form, fields, html) {
  const { workout, exercise, name } = part().dataset;
  land([{ id: idOf(form), user, fields, workout, exercise, name, state: "waiting" }]);
  const page = parsed(html);
  for (const each of [form, page.querySelector("#workout .set-form")]) {
    each?.setAttribute("action", `/sets/${newId()}/`);
  }
  return page.getElementById("workout").outerHTML;
}

function putRight(form, { id, fields, answer }) {
  letGo(id);
  say(answer.stored ? answer.sentence : "Not saved.");
  if (answer.stored) return;
  correct(form, { id, fields, answer });
  form.querySelector("[autofocus]")?.focus();
}

// The server carries it along, as for a browser without scripts.
function throughSignIn(form, button) {
  letGo(idOf(form));
  form.dataset.direct = "";
  button.click();
}

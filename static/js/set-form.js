// The set form: steppers along the ladder, a button that says what it logs, focus on what is next.
import { chosen, onChoice } from "./aids.js";
import { putCursor } from "./cursor.js";
import { unask, unmark } from "./question.js";
import { isShort, loadWords } from "./sets.js";
import { isNumber, step, written } from "./stepping.js";

const BLINK = 400; // milliseconds in which nobody reads a question
const workout = () => document.getElementById("workout");
const primary = () => document.getElementById("log");

export function say(words) {
  document.getElementById("announcement").textContent = words;
}

function repsWords({ reps, left_reps: left, right_reps: right }) {
  if (reps) return written(reps);
  if (!written(left) || !written(right)) return "";
  const [one, other] = [written(left), written(right)];
  return one === other ? `${one} each arm` : `${one} left, ${other} right`;
}

// Only what the fields say; a set in short stands as it was typed, and is read by the server.
function logWords(form) {
  const load = written(form.elements.load);
  if (isShort(load)) return load;
  if (!isNumber(load)) return "";
  const reps = repsWords(form.elements);
  return reps && `${loadWords(form.dataset, load)} × ${reps}`;
}

function nameButton() {
  const button = primary();
  if (!button?.matches("[data-follows]")) return;
  button.dataset.words ??= button.textContent;
  const words = logWords(button.form);
  button.textContent = words ? `Log ${words}` : button.dataset.words;
}

function chooseKeyboard() {
  const weight = workout()?.querySelector("[name=load]");
  if (!weight) return;
  weight.dataset.mode ??= weight.inputMode;
  weight.inputMode = chosen("letters") ? "text" : weight.dataset.mode;
}

// Where the hand was last, so that a button replaced by its like keeps the focus.
let last = "";
document.addEventListener("focusin", ({ target }) => {
  if (target.closest("#workout")) last = target.id;
});

function focusNext({ again, held }) {
  if (again && !held) return;
  const here = workout();
  const lost = !here.contains(document.activeElement);
  const logged = !again && ["work", "warmup"].includes(here.dataset.savedKind);
  const like = lost && !logged ? document.getElementById(last) : null;
  const shown = (one) => one.getClientRects().length > 0;
  const ways = [here.querySelector("[autofocus]"), like];
  if (lost || logged) ways.push(primary(), ...here.querySelectorAll(".button.log"));
  const next = ways.find((one) => one && shown(one));
  next?.focus();
  if (next === like && held) putCursor(next, held);
  if (logged) here.querySelector(".next-set").scrollIntoView({ block: "nearest" });
}

function enhance() {
  nameButton();
  chooseKeyboard();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("#workout [data-step]");
  if (button) say(step(button));
  // The second tap of a double one would log the set after this one, or say yes unread.
  const yes = event.target.closest("#workout .sure button");
  const isSoon = yes && event.detail > 0 && event.timeStamp - Number(yes.dataset.since ?? 0) < BLINK;
  if (isSoon || (event.detail > 1 && event.target.closest("#log"))) event.preventDefault();
});
document.addEventListener("input", ({ target }) => {
  const form = target.closest("#workout .set-form");
  if (!form) return;
  nameButton();
  if (!target.matches("[name=load], [name$=reps]")) return;
  unask(form);
  unmark(target);
});
document.addEventListener("backplan:shown", ({ detail }) => {
  enhance();
  focusNext(detail);
});
onChoice("letters", chooseKeyboard);
enhance();

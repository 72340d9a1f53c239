// Draws sets that are kept on this phone into the server's own page, with the next target that
// the table in it leads to.

import { counts } from "./ahead.js";
import { idOf } from "./carry.js";
import { wayOn } from "./exercise-list.js";
import { ask, mark, said, unmark } from "./question.js";
import { isShort, loadWords, number } from "./sets.js";

export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

/** Draw them into `root`, the workout as the server last said it. */
export function draw(root, local, kept, { id, turn }) {
  const form = root.querySelector("form.set-form");
  const waits = newest(kept, "waiting");
  if (waits) {
    root.querySelector(".in-hand > header .saved")?.remove();
    root.querySelector(".in-hand > header")?.append(saved(waits, local, turn));
    next(root, local);
    if (local.over) moveOn(root, form);
    if (form) refill(form, local, kept, id);
    if (form) widen(form, local, kept);
  }
  // What waits is something logged, and the first of it ends the warm-up.
  if (local.done) for (const line of root.querySelectorAll("#warm-ups, a[href='#warm-ups']")) line.remove();
  root.querySelector("form[action$='/discard/']")?.remove();
  const refused = newest(kept, "refused");
  if (refused && form) correct(form, refused);
  list(root, local, kept);
}

const newest = (kept, state) => kept.filter((set) => !state || set.state === state).pop();

function saved(set, { ahead }, turn) {
  const line = element("p", "saved cluster");
  const undone = set.fields.kind === "undone";
  const short = words(set.fields, ahead);
  const button = element("button", "plain-button", undone ? "Put back" : "Undo");
  button.type = "button";
  button.id = "other-saved";
  button.append(element("span", "visually-hidden", ` ${short}`));
  button.addEventListener("click", () => turn(set));
  line.append(element("span", "", `${undone ? "Undone" : "Saved"} on this phone: ${short}.`), " ", button);
  return line;
}

function next(root, { ahead, node, why, done, over }) {
  const place = root.querySelector(".next-set");
  if (!place) return;
  for (const old of [...place.children]) if (old.id !== "rest-place") old.remove();
  place.prepend(...(over ? ended(ahead, done) : node ? target(ahead, node, done, why) : unknown(ahead, done)));
  root.querySelector(".branches")?.remove();
}

function target(ahead, node, done, why) {
  const goal = element("p", "goal");
  goal.append(element("span", "figure", node.figure), " ", element("span", "unit", node.unit), " ");
  const aim = `Set ${done + 1} of ${ahead.sets} · ${ahead.range} reps, ${node.aim}`;
  goal.append(element("span", "aim", aim));
  const plates = node.plates ? [element("p", "plates", node.plates)] : [];
  return [goal, ...plates, element("p", "reason", why)];
}

function ended(ahead, done) {
  const goal = element("p", "goal");
  goal.append(element("span", "aim", `${done} of ${ahead.sets} set${ahead.sets === 1 ? "" : "s"} done.`));
  return [goal, element("p", "reason", "Your next weight follows once this is saved.")];
}

function unknown(ahead, done) {
  const goal = element("p", "goal");
  goal.append(element("span", "aim", ahead ? `Set ${done + 1} of ${ahead.sets}: ${ahead.range} reps` : ""));
  const words = ahead
    ? "The next weight follows once this is saved. Until then, go by feel."
    : "This exercise isn’t part of the day’s plan. Its sets are kept, and change no target.";
  return [goal, element("p", "reason", words)];
}

// The form makes way for the next exercise that has sets to do.
function moveOn(root, form) {
  form?.setAttribute("hidden", "");
  const way = wayOn(root);
  if (way && !root.querySelector("[data-way-on]")) form?.before(way);
}

// A form that was sent gets the next set's id and what it asks for.
function refill(form, { node, done }, kept, id) {
  if (!kept.some((set) => set.id === idOf(form))) return;
  form.setAttribute("action", `/sets/${id}/`);
  const reps = node?.reps;
  const load = node?.load ?? newest(kept).fields.load;
  fill(form, { load, reps, left_reps: reps, right_reps: reps });
  const button = form.querySelector("#log");
  if (button) button.textContent = `Log set ${done + 1}`;
}

function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.querySelector(`input[name=${name}]:not([type=radio])`);
    if (field && value !== undefined) field.setAttribute("value", value);
  }
}

// What is lifted on this phone, and what comes next by the table, needs no question either.
function widen({ dataset }, { node }, kept) {
  const done = kept.filter((set) => set.state === "waiting" && counts(set.fields)).map((set) => said(set.fields));
  const lifted = done.filter(({ load, reps }) => reps > 0 && !Number.isNaN(load)).map(({ load }) => load);
  dataset.likely = Math.max(Number(dataset.likely), ...lifted, ...(node ? [number(node.load)] : []));
  if (lifted.length === 0) return;
  const last = String(lifted.pop());
  // Only wider than the server would say it: of a pull-up, this phone knows no body weight.
  if (dataset.least) dataset.least = "signed" in dataset ? "" : Math.min(Number(dataset.least), Number(last) / 4);
  dataset.known = "signed" in dataset ? `Last time it was ${loadWords(dataset, last)}.` : `You last lifted ${last}.`;
}

/** What is refused comes back to its fields, as it was typed and with the reason. */
export function correct(form, { id, fields, answer }) {
  form.closest("details")?.setAttribute("open", ""); // a set more than the plan’s is folded away
  for (const input of form.querySelectorAll("[aria-invalid]")) unmark(input);
  form.querySelector(":scope > .error")?.remove();
  form.setAttribute("action", `/sets/${id}/`);
  fill(form, fields);
  form.querySelector(`[name=rir][value="${fields.rir ?? ""}"]`)?.setAttribute("checked", "");
  if (answer.sure) return doubted(form, fields, answer);
  const wrong = Object.entries(answer.errors ?? {}).filter(([name]) => form.querySelector(`[name=${name}]`));
  for (const [name, sentences] of wrong) mark(form.querySelector(`[name=${name}]`), sentences.join(" "));
  if (wrong.length === 0) form.prepend(element("p", "error", answer.sentence));
  form.querySelector("[aria-invalid]")?.setAttribute("autofocus", "");
}

// What the server asks about, which knew more than this page did.
function doubted(form, { kind, pain }, { errors, yes, sure }) {
  const known = Object.entries(errors).filter(([name]) => form.querySelector(`[name=${name}]`));
  const questions = Object.fromEntries(known.map(([name, sentences]) => [name, sentences.join(" ")]));
  const pressed = pain === "on" ? { name: "pain", value: "on" } : { name: "kind", value: kind || "work" };
  ask(form, { questions, yes, sure }, pressed).setAttribute("autofocus", "");
}

const TAGS = { waiting: "On this phone", refused: "Refused", conflict: "Changed elsewhere" };
const tag = ({ state, answer }) => (answer?.sure ? "To confirm" : TAGS[state]);

function list(root, { ahead }, kept) {
  const place = root.querySelector("[data-waiting]");
  if (!place) return;
  place.hidden = false;
  const rows = kept.map((set) => {
    const row = element("li", `set set-${set.fields.kind || "work"}`);
    const line = element("p");
    line.append(element("strong", "", words(set.fields, ahead)), " ", element("span", "tag", tag(set)));
    row.append(line);
    return row;
  });
  place.querySelector("ol").replaceChildren(...rows);
}

function words({ load, reps, left_reps: left, right_reps: right }, ahead) {
  if (isShort(load)) return load;
  const done = left === undefined ? reps : left === right ? `${left} each arm` : `${left} left, ${right} right`;
  return `${load} ${ahead?.unit ?? ""} × ${done}`;
}

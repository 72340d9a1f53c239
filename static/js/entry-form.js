// The form of a whole workout: what it says, and how the server's newer self is taken over.
import { cursorOf, putCursor } from "./cursor.js";
import { isShort } from "./sets.js";

export const form = () => document.getElementById("entry");
export const rows = () => [...form().querySelectorAll("[data-row]")];

const NOT_SENT = ["csrfmiddlewaretoken", "do"];

/** What the form says, as pairs. */
export function fields() {
  return [...new FormData(form())].filter(([name]) => !NOT_SENT.includes(name));
}

const typed = (row, name) => row.querySelector(`[name$="-${name}"]`);

/** A row as plain values: {load, reps, rir, pain, filled}; both arms as `8/8`. */
export function read(row) {
  const text = (name) => typed(row, name)?.value.trim() ?? "";
  const arms = [text("left_reps"), text("right_reps")].filter(Boolean).join("/");
  return {
    load: text("load"),
    reps: row.querySelector('[name$="-reps"]') ? text("reps") || arms : arms,
    rir: row.querySelector('[name$="-rir"]:checked')?.value ?? "",
    pain: typed(row, "pain").checked,
    filled: text("filled"),
  };
}

const inShort = ({ load, reps }) => (reps ? `${load}x${reps}` : load);

/** Whether all that a row says was written by the page. */
export function isUntouched(row) {
  const said = read(row);
  return inShort(said) === said.filled && !said.rir && !said.pain;
}

/** Whether a row says that its set was done. */
export function isWritten(row) {
  const { load, reps } = read(row);
  return Boolean(reps) || isShort(load);
}

/** Write the reps that were asked for into the rows that say none yet. */
export function fillAsAsked(within) {
  for (const row of within.querySelectorAll("[data-row]")) {
    const boxes = [...row.querySelectorAll(".stepped:not([data-load])")];
    const said = read(row);
    const isFree = isUntouched(row) || (said.load && !said.reps && !said.rir && !said.pain && !isShort(said.load));
    if (!isFree || boxes.some((box) => !box.dataset.blank)) continue;
    for (const box of boxes) box.querySelector("input").value = box.dataset.blank;
    typed(row, "filled").value = inShort(read(row));
  }
}

const placeOf = (control) => `${control.closest("[data-row]")?.dataset.row ?? ""} ${suffix(control)} ${control.type === "radio" ? control.value : ""}`;
const suffix = (control) => control.name.replace(/^\d+-/, "");
const valueOf = (control) => (["radio", "checkbox"].includes(control.type) ? control.checked : control.value);
const controls = (root) => [...root.querySelectorAll("input[name], textarea[name]")].filter(({ name }) => !NOT_SENT.includes(name));

/** Every value by its place, to tell later what was typed since. */
export function snapshot() {
  return new Map(controls(form()).map((control) => [placeOf(control), valueOf(control)]));
}

// What somebody is in the middle of typing is theirs until they leave the field.
let before;
document.addEventListener("focusin", ({ target }) => (before = target.value));
const isBeingTyped = (control) => control === document.activeElement && control.value !== before;

function put(control, value) {
  if (valueOf(control) === value || isBeingTyped(control)) return;
  const cursor = control === document.activeElement ? cursorOf(control) : undefined;
  if (typeof value === "boolean") control.checked = value;
  else control.value = value;
  if (!cursor) return;
  before = control.value;
  putCursor(control, cursor);
}

/** Write pairs into the fields that are there, but for what was typed since `sent`. */
export function fillIn(pairs, sent) {
  const said = new Map(pairs);
  for (const control of controls(form())) {
    if (valueOf(control) !== sent.get(placeOf(control))) continue;
    if (control.type === "radio") put(control, said.get(control.name) === control.value);
    else if (control.type === "checkbox") put(control, said.has(control.name));
    else if (said.has(control.name)) put(control, said.get(control.name));
  }
}

/** Take over what the server says of the same rows, but for what was typed since `sent`. */
function takeOver(fresh, sent) {
  const now = new Map(controls(form()).map((control) => [placeOf(control), control]));
  for (const control of controls(fresh)) {
    const mine = now.get(placeOf(control));
    if (mine && valueOf(mine) === sent.get(placeOf(control))) put(mine, valueOf(control));
  }
  for (const row of rows()) {
    const like = fresh.querySelector(`[data-row="${row.dataset.row}"]`);
    row.querySelector(".row-head").replaceWith(like.querySelector(".row-head"));
    const boxes = like.querySelectorAll(".stepped");
    row.querySelectorAll(".stepped").forEach((box, at) => {
      box.dataset.blank = boxes[at].dataset.blank;
      box.querySelector("input").placeholder = boxes[at].querySelector("input").placeholder;
    });
  }
}

/** Put the server's form in the place of ours, with what was typed since `sent`, and the focus. */
function replace(fresh, sent) {
  /** @type {any} */
  const active = document.activeElement ?? document.body;
  const place = form().contains(active) && active.name ? placeOf(active) : undefined;
  const cursor = cursorOf(active);
  const inHand = rows().filter((row) => row.matches("[data-in-hand]")).map((row) => row.dataset.row);
  const since = new Map();
  for (const control of controls(form())) {
    const at = placeOf(control);
    if (valueOf(control) !== sent.get(at) || isBeingTyped(control)) since.set(at, valueOf(control));
  }
  for (const control of controls(fresh)) {
    if (since.has(placeOf(control))) put(control, since.get(placeOf(control)));
  }
  for (const row of fresh.querySelectorAll("[data-row]")) row.toggleAttribute("data-in-hand", inHand.includes(row.dataset.row));
  refill(fresh);
  if (active.isConnected) return;
  const like = controls(form()).find((control) => placeOf(control) === place);
  (like ?? document.getElementById(active.id))?.focus({ preventScroll: true });
  if (like) putCursor(like, cursor);
}

// All but the date itself, which somebody may be in the middle of typing.
function refill(fresh) {
  Object.assign(form().dataset, fresh.dataset);
  const [day, newDay] = [form(), fresh].map((root) => root.querySelector(".entry-day"));
  const [date, newDate] = [day, newDay].map((root) => root.querySelector(".field"));
  date.querySelector(".error")?.remove();
  const error = newDate.querySelector(".error");
  if (error) date.querySelector("label").after(error);
  date.classList.toggle("has-error", Boolean(error));
  exchange(day, newDay, date, newDate);
  exchange(form(), fresh, day, newDay);
}

/** The children of `theirs` in the place of those of `ours`, but for one that stays. */
function exchange(ours, theirs, stays, like) {
  for (const child of [...ours.children]) if (child !== stays) child.remove();
  const children = [...theirs.children];
  stays.before(...children.slice(0, children.indexOf(like)));
  stays.after(...children.slice(children.indexOf(like) + 1));
}

const layout = (root) => [...root.querySelectorAll("[data-row]")].map(({ dataset }) => dataset.row).join();

/** The server's form: row for row where the rows are the same, else in the place of ours. */
export function show(fresh, sent, { whole }) {
  if (!whole && layout(fresh) === layout(form())) takeOver(fresh, sent);
  else replace(fresh, sent);
}

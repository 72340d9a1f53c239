// Plays a workout as it is typed: the page's own answer, asked again at every change. Without
// this script the buttons of the form do the same.
import { cursorOf, putCursor } from "./cursor.js";
import { heedFingers, lifted } from "./finger.js";

const part = () => document.getElementById("play-part");
const form = () => document.getElementById("play-form");
const fields = () => [...form().querySelectorAll("input:not([type=hidden]), select")];
const value = (field) => (field.type === "radio" ? field.checked : field.value);

let asking = new AbortController();

// The address that the form leads to when that button is pressed.
function address(button) {
  const said = new URLSearchParams([...new FormData(form()), [button.name, button.value]]);
  return `${location.pathname}?${said}`;
}

async function show(button) {
  asking.abort(); // what was typed since makes that answer an old one
  const { signal } = (asking = new AbortController());
  const url = address(button);
  const sent = new Map(fields().map((field) => [field.id, value(field)]));
  try {
    const answer = await fetch(url, { headers: { "X-Part": "true" }, signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    await lifted();
    if (signal.aborted) return; // the finger asked for something else
    draw(html, sent);
    history.replaceState(null, "", `${url}#play`);
    say(document.getElementById("said").textContent);
  } catch {
    if (!signal.aborted) say("No answer. If you have a signal, press Show again.", "notice");
  }
}

// What the page shows anyway is only read out.
function say(words, shown = "visually-hidden") {
  Object.assign(document.getElementById("announcement"), { textContent: words, className: shown });
}

// The server's answer, with what was typed while it came and the cursor where it was.
function draw(html, sent) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = template.content.children[0];
  const since = fields().filter((field) => sent.get(field.id) !== value(field));
  for (const field of since) {
    const like = fresh.querySelector(`[id="${field.id}"]`);
    if (like) Object.assign(like, { value: field.value, checked: field.checked });
  }
  for (const open of part().querySelectorAll("details[open]")) {
    fresh.querySelector(`#${open.id}`).open = true;
  }
  /** @type {any} */
  const held = document.activeElement ?? document.body;
  const isHeld = held.id && part().contains(held);
  const cursor = cursorOf(held);
  const wasNext = held.closest(".next-played .play-row");
  part().replaceWith(fresh);
  if (isHeld) point(held, cursor, wasNext);
}

// The cursor back where it was; from a row that was added on to the same field of the next one.
function point({ id, name }, cursor, wasNext) {
  const again = document.getElementById("again");
  const like = document.getElementById(id) ?? again;
  const added = wasNext && like.closest(".played-set");
  if (added && !added.querySelector("[aria-invalid]")) {
    const next = part().querySelector(`.next-played [name$="${name.slice(name.indexOf("-"))}"]`);
    (next ?? again).focus();
    return next?.select?.();
  }
  like.focus({ preventScroll: true });
  if (like.id === id) putCursor(like, cursor);
}

heedFingers();
document.addEventListener("change", ({ target }) => {
  if (target.closest("#play-form") && !target.closest(".next-played")) show(document.getElementById("again"));
});
document.addEventListener("submit", (event) => {
  if (event.target.id !== "play-form" || !event.submitter) return;
  event.preventDefault();
  show(event.submitter);
});
// In the row of the next set Enter adds it; elsewhere it shows what the change leads to.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches(".next-played input")) return;
  event.preventDefault();
  document.getElementById("add").click();
});

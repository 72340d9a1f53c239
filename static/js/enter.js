// Enter a workout: what was asked for follows what is typed, a draft is kept as it is typed, and the
// whole workout goes through the outbox. Without this module it is a plain form.
import { count } from "./count.js";
import { dropDraft, draftsOf, keepDraft, keyOf } from "./drafts.js";
import { fields, fillAsAsked, form, isUntouched, read, rows, show, snapshot } from "./entry-form.js";
import { lifted } from "./finger.js";
import * as outbox from "./outbox.js";
import { pause, within } from "./patience.js";
import { mark } from "./question.js";
import { isShort } from "./sets.js";
import { step } from "./stepping.js";

const PATIENCE = 8000; // milliseconds for what is asked for
const SAVING = 10000; // milliseconds for the server to take a workout while somebody looks on
const TYPING = 250; // milliseconds in which the next key comes

const user = document.body.dataset.user;
const value = (name) => new FormData(form()).get(name) ?? "";
const key = () => keyOf({ user, role: value("role"), on: value("performed_on") });

function say(words) {
  document.getElementById("announcement").textContent = words;
}

function notice(...parts) {
  const line = document.createElement("p");
  line.className = "notice";
  line.append(...parts);
  document.getElementById("notice").replaceChildren(line);
}

function link(words, href) {
  return Object.assign(document.createElement("a"), { textContent: words, href });
}

// --- what was asked for

let turn = Promise.resolve(true);

/** Ask the server what follows from what is typed; false where it cannot be reached. One after the
 * other: each goes on from what the one before it showed. */
function refresh(pressed, options = {}) {
  turn = turn.then(() => asked(pressed, options)).catch(() => false);
  return turn;
}

async function asked(pressed, { whole = false, sent }) {
  if (saving || !form()) return true;
  const before = snapshot();
  const body = new URLSearchParams([...(sent ?? fields()), ["do", pressed]]);
  body.set("csrfmiddlewaretoken", value("csrfmiddlewaretoken"));
  const part = { method: "POST", headers: { "X-Part": "true" }, body, signal: within(PATIENCE) };
  const answer = await fetch(form().action, part).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("entry");
  await lifted();
  if (saving || !fresh) return true;
  show(document.adoptNode(fresh), before, { whole });
  count(form());
  keepSoon();
  return true;
}

let typing;

function follow() {
  clearTimeout(typing);
  typing = setTimeout(() => refresh("show"), TYPING);
}

// --- the draft

let keptAs = "";
const says = (row) => read(row).reps || isShort(read(row).load) || !isUntouched(row);
const isWorthKeeping = () => rows().some(says) || value("notes").trim() !== "";

async function keepNow() {
  if (isOver || !form()) return;
  const now = key();
  if (keptAs && keptAs !== now) await dropDraft(keptAs);
  keptAs = now;
  if (!isWorthKeeping()) return dropDraft(now);
  return keepDraft(draft());
}

function draft() {
  const [role, on] = [value("role"), value("performed_on")];
  return { user, role, on, edition: form().dataset.edition, at: Date.now(), fields: fields() };
}

let keeping;

function keepSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(() => keepNow().catch(() => {}), 100);
}

async function restore() {
  const drafts = await draftsOf(user);
  const mine = drafts.find((each) => each.key === key());
  if (mine && form().dataset.stored !== undefined) askBack(mine);
  else if (mine) await putBack(mine);
  else if (drafts.length) offer(drafts[0]);
}

function button(words, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "plain-button", textContent: words });
  made.addEventListener("click", act);
  return made;
}

async function startOver(kept) {
  isOver = true;
  await dropDraft(kept.key);
  location.assign(pageOf(kept));
}

// The day has sets by now, which may be these.
function askBack(kept) {
  const words = `What you typed ${moment(kept.at)} for this day is still on this phone. `;
  notice(words, button("Bring it back", () => putBack(kept)), " ", button("Forget it", () => startOver(kept)));
}

async function putBack(kept) {
  const { edition } = form().dataset;
  if (!(await refresh("show", { whole: true, sent: kept.fields }))) fillIn(kept.fields);
  const changed = kept.edition === edition ? "" : " Your plan has changed since, so check each set.";
  notice(`What you typed ${moment(kept.at)} is back.${changed} `, button("Start over", () => startOver(kept)));
}

// Without the server, into the fields that are there.
function fillIn(pairs) {
  const said = new Map(pairs);
  for (const control of form().querySelectorAll("input[name], textarea[name]")) {
    if (control.type === "radio") control.checked = said.get(control.name) === control.value;
    else if (control.type === "checkbox") control.checked = said.has(control.name);
    else if (said.has(control.name)) control.value = said.get(control.name);
  }
}

function moment(at) {
  const then = new Date(at);
  const time = then.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday ? `at ${time}` : `on ${then.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })}`;
}

const pageOf = ({ role, on }) => `/workouts/enter/?role=${role}&on=${on}`;
const dated = (on) => new Date(`${on}T12:00`).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });

function offer(other) {
  notice(`A workout of ${dated(other.on)} is half typed. `, link("Go on with it", pageOf(other)));
}

// --- saving

let direct = false; // this phone keeps nothing, or the server has something to say: a plain form
let saving = false;
let isOver = false; // it is saved, or waits in the outbox: no draft is left of it

async function save(button) {
  if (saving || isWrong()) return;
  saving = true;
  try {
    await send(button);
  } catch {
    straight(button); // the phone keeps nothing
  } finally {
    saving = false;
  }
}

// What a phone can tell without the server, so that nothing half written waits for a signal.
function isWrong() {
  for (const row of rows()) {
    const { load, reps } = read(row);
    if (!reps || load) continue;
    const input = row.querySelector('[name$="-load"]');
    if (!input.hasAttribute("aria-invalid")) mark(input, "Write the weight.");
    input.focus();
    return true;
  }
  if (rows().some((row) => read(row).reps || isShort(read(row).load))) return false;
  notice("Write the reps of at least one set.");
  rows()[0]?.querySelector('[name$="reps"]')?.focus();
  return true;
}

async function send(button) {
  clearTimeout(keeping);
  clearTimeout(typing);
  await keepNow();
  const whole = button.name === "incomplete" ? [...fields(), ["incomplete", "yes"]] : fields();
  const [id, count] = [`whole ${key()}`, rows().filter((row) => read(row).reps || isShort(read(row).load)).length];
  const name = `Workout of ${dated(value("performed_on"))}`;
  await outbox.keep({ id, user, whole, count, name, page: pageOf(draft()), draft: draft() });
  const state = await settled(id);
  if (state === "refused") {
    await outbox.giveUp(id);
    return straight(button);
  }
  isOver = true;
  await dropDraft(key());
  if (state === "saved") return location.assign(outbox.addressOf(id) ?? "/week/");
  keptHere();
}

/** How sending ends: "saved", "refused" or, after a while, "waiting". */
async function settled(id) {
  await Promise.race([outbox.flush(), pause(SAVING)]);
  for (let tries = 0; tries < 20; tries += 1) {
    const kept = await outbox.find(id);
    if (!kept) return "saved";
    if (kept.state !== "waiting") return "refused";
    if (outbox.standing !== "idle") return "waiting";
    await pause(100); // another tab may be sending it
  }
  return "waiting";
}

function straight(button) {
  direct = true;
  button.click();
}

function keptHere() {
  const card = document.createElement("div");
  card.className = "card stack";
  const words = document.createElement("p");
  words.textContent = "Your workout is kept on this phone. It’s saved as soon as the server can be reached.";
  const ways = document.createElement("p");
  ways.className = "cluster";
  ways.append(Object.assign(link("This week", "/week/"), { className: "button" }), link("See what waits", "/outbox/"));
  card.append(words, ways);
  form().replaceWith(card);
  document.getElementById("notice").replaceChildren();
  say(words.textContent);
}

// --- what somebody does

const OFFLINE = "There’s no signal. More sets fit in the weight of the last one: 225x6 235x4.";

async function pressed(button) {
  const [does, exercise] = button.value.split(":");
  if (button.name !== "do" || does === "save") return save(button);
  if (does === "as-asked") return asAsked(button, exercise);
  const isThere = await refresh(button.value, { whole: true });
  if (!isThere && does !== "show") notice(OFFLINE);
}

async function asAsked(button, exercise) {
  fillAsAsked(exercise ? button.closest(".entry-group") : form());
  keepSoon();
  say("Filled in as asked.");
  if (!exercise) document.getElementById("save").focus({ preventScroll: true });
}

function nextField(from) {
  const shown = (one) => one.getClientRects().length > 0;
  const all = [...form().querySelectorAll(".stepped input, #id_notes")].filter(shown);
  return all[all.indexOf(from) + 1] ?? document.getElementById("save");
}

// A row that was touched shows its reps left from then on: nothing moves away under a finger.
async function takeInHand(target) {
  const row = target.closest?.("[data-row]");
  await lifted();
  row?.toggleAttribute("data-in-hand", true);
}

document.addEventListener("submit", (event) => {
  if (event.target !== form() || direct || !event.submitter) return;
  event.preventDefault();
  pressed(event.submitter).catch(() => {});
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("#entry input")) return;
  event.preventDefault();
  if (event.target.matches(".stepped input")) {
    const next = nextField(event.target);
    next.focus();
    next.select?.();
  }
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest("#entry [data-step]");
  if (button) say(step(button));
});
document.addEventListener("input", ({ target }) => {
  if (!target.closest("#entry")) return;
  keepSoon();
  if (target.closest("[data-row]")) follow();
});
document.addEventListener("change", ({ target }) => {
  if (target.name === "performed_on" && target.value < "1950") return; // half a date
  if (target.closest(".entry-day")) refresh("show", { whole: true });
});
for (const name of ["click", "focusin"]) document.addEventListener(name, ({ target }) => takeInHand(target));
addEventListener("pagehide", () => keepNow().catch(() => {}));

form().dataset.folds = "";
if (form().dataset.sent === undefined) restore().catch(() => {});
else keepSoon();

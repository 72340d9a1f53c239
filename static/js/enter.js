// Enter a workout: what was asked for follows what is typed, a draft is kept as it is typed, and the
// whole workout goes through the outbox. Without this module it is a plain form.
import { count } from "./count.js";
import { dropDraft, draftsOf, keepDraft, keyOf } from "./drafts.js";
import { fields, fillAsAsked, form, isUntouched, isWritten, read, rows, show, snapshot } from "./entry-form.js";
import { lifted } from "./finger.js";
import * as outbox from "./outbox.js";
import { pause, within } from "./patience.js";
import { mark, unmark } from "./question.js";
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

let turn = Promise.resolve();

/** Ask the server what follows from what is typed: "shown", "refused", or "away" where it cannot be
 * reached. One after the other: each goes on from what the one before it showed. */
function refresh(pressed, options = {}) {
  turn = turn.then(() => asked(pressed, options)).catch(() => "away");
  return turn;
}

async function asked(pressed, { whole = false, sent }) {
  if (saving || !form()) return "shown";
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
  if (saving || !fresh) return "refused";
  show(document.adoptNode(fresh), before, { whole });
  count(form());
  keepSoon();
  return "shown";
}

let typing;

function follow() {
  clearTimeout(typing);
  typing = setTimeout(() => isLine(document.activeElement) || refresh("show"), TYPING);
}

// A line of sets is read once it is whole: when its field is left.
const isLine = (field) => Boolean(field?.matches("#entry [name$='-load']") && isShort(field.value));

// --- the draft

let keptAs = ""; // the key that this page has kept its draft under
let isReady = false; // before what was kept is looked at, nothing is written over it
let held = ""; // the key of a draft that is asked about
const says = (row) => isWritten(row) || !isUntouched(row);
const isWorthKeeping = () => rows().some(says) || value("notes").trim() !== "";

async function keepNow() {
  if (isOver || !isReady || !form() || key() === held) return;
  const now = key();
  if (keptAs && (keptAs !== now || !isWorthKeeping())) await dropDraft(keptAs);
  keptAs = isWorthKeeping() ? now : "";
  if (keptAs) await keepDraft(draft());
}

function draft() {
  const [role, on] = [value("role"), value("performed_on")];
  // A yes is for the page that asked, and is asked for again.
  const said = fields().filter(([name]) => !/(^incomplete|-sure)$/.test(name));
  return { user, role, on, edition: form().dataset.edition, at: Date.now(), fields: said };
}

let keeping;

function keepSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(() => keepNow().catch(() => {}), 100);
}

async function restore() {
  const waiting = await outbox.find(waitingId()).catch(() => undefined);
  const drafts = await draftsOf(user);
  const mine = drafts.find((each) => each.key === key());
  if (waiting) askAbout(waiting);
  else if (mine && form().dataset.stored !== undefined) askBack(mine);
  else if (mine) await putBack(mine);
  else if (drafts.length) offer(drafts[0]);
}

// On another date there may be a draft already: it comes back where nothing else is typed.
async function dated() {
  if (key() === keptAs) return;
  const now = key();
  const kept = (await draftsOf(user)).find((each) => each.key === now);
  held = kept ? now : "";
  await refresh("show", { whole: true });
  if (kept && !isWorthKeeping() && form().dataset.stored === undefined) await putBack(kept);
  else if (kept) askBack(kept);
}

const waitingId = () => `whole ${key()}`;

// It was saved without a signal, and is not with the server yet.
function askAbout(waiting) {
  held = key();
  notice("Your workout of this day waits on this phone. ", link("See it", "/outbox/"), " ", button("Change it", async () => {
    await outbox.giveUp(waiting.id);
    await putBack(waiting.draft);
  }));
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
  held = kept.key;
  const words = `What you typed ${moment(kept.at)} for this day is still on this phone. `;
  notice(words, button("Bring it back", () => putBack(kept)), " ", button("Forget it", () => startOver(kept)));
}

async function putBack(kept) {
  const { edition } = form().dataset;
  held = key();
  const isShown = (await refresh("show", { whole: true, sent: kept.fields })) === "shown";
  if (isShown || fillIn(kept.fields)) [held, keptAs] = ["", key()];
  const changed = kept.edition === edition ? "" : " Your plan has changed since, so check each set.";
  notice(`What you typed ${moment(kept.at)} is back.${changed} `, button("Start over", () => startOver(kept)));
}

// Without the server, into the fields that are there; whether that is all of it.
function fillIn(pairs) {
  const said = new Map(pairs);
  for (const control of form().querySelectorAll("input[name], textarea[name]")) {
    if (control.type === "radio") control.checked = said.get(control.name) === control.value;
    else if (control.type === "checkbox") control.checked = said.has(control.name);
    else if (said.has(control.name)) control.value = said.get(control.name);
  }
  return pairs.every(([name]) => form().elements[name]);
}

function moment(at) {
  const then = new Date(at);
  const time = then.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const isToday = then.toDateString() === new Date().toDateString();
  return isToday ? `at ${time}` : `on ${then.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })}`;
}

const pageOf = ({ role, on }) => `/workouts/enter/?role=${role}&on=${on}`;
const dateWords = (on) => new Date(`${on}T12:00`).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });

function offer(other) {
  const forget = button("Forget it", async () => {
    await dropDraft(other.key);
    document.getElementById("notice").replaceChildren();
  });
  notice(`A workout of ${dateWords(other.on)} is half typed. `, link("Go on with it", pageOf(other)), " ", forget);
}

// --- saving

let direct = false; // this phone keeps nothing, or the server has something to say: a plain form
let saving = false;
let isOver = false; // it is saved, or waits in the outbox: no draft is left of it

async function save(button) {
  if (saving || isWrong()) return;
  const waiting = await outbox.find(waitingId()).catch(() => undefined);
  if (waiting) return askAbout(waiting);
  saving = true;
  try {
    await send(button);
  } catch {
    straight(button); // the phone keeps nothing
  } finally {
    saving = false;
    if (form()) form().inert = false;
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
  if (rows().some(isWritten)) return false;
  notice("Write the reps of at least one set.");
  rows()[0]?.querySelector('[name$="reps"]')?.focus();
  return true;
}

async function send(button) {
  clearTimeout(keeping);
  clearTimeout(typing);
  await keepNow();
  const whole = button.name === "incomplete" ? [...fields(), ["incomplete", "yes"]] : fields();
  form().inert = true; // what is changed now would be in neither
  const [id, count] = [waitingId(), rows().filter(isWritten).length];
  const name = `Workout of ${dateWords(value("performed_on"))}`;
  await outbox.keep({ id, user, whole, count, name, page: pageOf(draft()), draft: draft() });
  const state = await settled(id);
  if (state === "refused") {
    await outbox.giveUp(id);
    form().inert = false;
    return straight(button);
  }
  await dropDraft(key());
  over(key());
  if (state === "saved") return location.assign(outbox.addressOf(id) ?? "/week/");
  keptHere();
}

const tabs = "BroadcastChannel" in window ? new BroadcastChannel("backplan-entry") : undefined;

// No tab keeps a draft any more of what is saved or waits.
function over(saved) {
  isOver = true;
  tabs?.postMessage(saved);
}

tabs?.addEventListener("message", ({ data }) => {
  if (!form() || saving || data !== key()) return;
  isOver = true;
  notice("This workout was saved in another tab.");
});

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
  words.textContent = "Your workout is kept on this phone. It’s saved as soon as there’s a signal.";
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
  const outcome = await refresh(button.value, { whole: true });
  if (outcome === "away" && does !== "show") notice(OFFLINE);
  if (outcome === "refused") notice("That didn’t work just now. What you typed is kept.");
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
  unmark(target);
  keepSoon();
  if (target.closest("[data-row]")) follow();
});
document.addEventListener("change", ({ target }) => {
  if (target.name === "performed_on" && target.value < "1950") return; // half a date
  if (target.closest(".entry-day")) dated().catch(() => {});
  else if (isLine(target)) refresh("show");
});
for (const name of ["click", "focusin"]) document.addEventListener(name, ({ target }) => takeInHand(target));
addEventListener("pagehide", () => keepNow().catch(() => {}));

// What the server sent back is newer than any draft.
async function begin() {
  form().dataset.folds = "";
  if (form().dataset.sent === undefined) await restore().catch(() => {});
  else keptAs = key();
  isReady = true;
  keepSoon();
}

begin();

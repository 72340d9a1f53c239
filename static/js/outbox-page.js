// The list of sets kept on this phone: what waits, what was refused and why, what differs.

import { whoIsIn } from "./delivery.js";
import { draftsOf, keepDraft, keyOf } from "./drafts.js";
import { kept } from "./kept.js";
import * as outbox from "./outbox.js";
import { ask, doubtOf, unask } from "./question.js";
import { lateWords, SOON } from "./sets.js";

const list = document.querySelector("#outbox");
// The worker answers with this page, too, where another was asked for and there is no signal.
const elsewhere = location.pathname !== "/outbox/";
let user = kept("user"); // who is signed in: as of the page before, until the server says

function element(tag, words = "", name = "") {
  const made = document.createElement(tag);
  made.textContent = words;
  if (name) made.className = name;
  return made;
}

function said(fields) {
  const reps = fields.left_reps != null && fields.left_reps !== ""
    ? `${fields.left_reps} left arm, ${fields.right_reps} right arm` : fields.reps;
  const left = fields.rir === "" || fields.rir == null ? "" : `, ${fields.rir} left`;
  const kind = { undone: ", undone", warmup: ", warm-up" }[fields.kind] ?? "";
  return `${fields.load} × ${reps}${left}${kind}`;
}

const title = (set) => (set.whole ? `${set.name}: ${counted(set.count)}` : `${set.name ?? set.exercise}: ${said(set.fields)}`);
const counted = (count) => `${count} set${count === 1 ? "" : "s"}`;

const STATES = {
  waiting: (set) => `Waits to be saved.${lateWords([set])}`,
  refused: ({ answer }) => `${answer.sure ? "Not saved yet" : "Not saved"}: ${answer.sentence}`,
  conflict: (set) => `Changed elsewhere meanwhile. Saved there: ${said(set.answer.stored ?? {})}.`,
};

function button(words, act, name = "button quiet small") {
  const made = element("button", words, name);
  made.type = "button";
  const complain = () => made.nextElementSibling?.matches(".error") || made.after(element("p", UNKEPT, "error"));
  made.addEventListener("click", () => Promise.resolve(act()).catch(complain));
  return made;
}

function row(set) {
  const item = element("section", "", "card stack");
  item.append(element("h2", title(set)));
  item.append(element("p", STATES[set.state](set), set.state === "waiting" ? "muted" : "error"));
  const actions = element("div", "", "cluster");
  const { yes, sure } = set.answer ?? {};
  if (sure) actions.append(button(yes, () => change(set, set.whole ? sure : { sure }), "button small"));
  if (set.state === "conflict") actions.append(button("Keep this phone’s", () => keepOurs(set)));
  if (set.state !== "conflict") actions.append(button("Edit", () => edit(set, item)));
  actions.append(giveUp(set));
  item.append(actions);
  return item;
}

// Two taps: what is given up is gone.
function giveUp(set) {
  const words = set.state === "conflict" ? "Keep the saved one" : "Discard";
  const made = button(words, () => {
    if (made.dataset.asked) return outbox.giveUp(set.id);
    made.dataset.asked = "yes";
    made.textContent = set.state === "conflict" ? "Really drop this phone’s?" : "Really discard it?";
  });
  return made;
}

// A whole workout goes back to the page that it was typed on.
async function edit(set, item) {
  if (!set.whole) return item.replaceChildren(...editor(set));
  const newer = (await draftsOf(set.user)).some(({ key }) => key === keyOf(set.draft));
  if (newer && !item.dataset.asked) {
    item.dataset.asked = "yes";
    return item.append(element("p", "You’ve typed something newer for that day. Press Edit again to replace it.", "error"));
  }
  await keepDraft(set.draft);
  await outbox.giveUp(set.id);
  location.assign(set.page);
}

async function change(set, fields) {
  const whole = set.whole && [...set.whole, ...Object.entries(fields)];
  await outbox.keep({ ...set, ...(whole ? { whole } : { fields: { ...set.fields, ...fields } }) });
  outbox.flush();
}

async function keepOurs(set) {
  await outbox.keepOver(set.id, set.answer.stored.version);
  outbox.flush();
}

const UNKEPT = "Not saved. This phone’s storage is full or blocked.";
const LABELS = { load: "Weight", reps: "Reps", left_reps: "Left arm", right_reps: "Right arm", rir: "Reps left" };

function editor(set) {
  const form = element("form", "", "stack");
  Object.assign(form.dataset, set.asks);
  for (const [name, words] of Object.entries(LABELS)) {
    if (!(name in set.fields)) continue;
    const field = element("div", "", "field");
    const label = element("label", words);
    const input = element("input");
    Object.assign(input, { name, id: `${set.id}-${name}`, value: set.fields[name], autocomplete: "off" });
    label.htmlFor = input.id;
    field.append(label, input);
    form.append(field);
  }
  const save = element("button", "Save", "button");
  form.append(save);
  form.addEventListener("input", () => unask(form));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form));
    const doubt = doubtOf(form, { ...set.fields, ...fields });
    if (doubt) return ask(form, doubt).focus();
    try {
      await change(set, fields);
    } catch {
      return form.querySelector(".error") ?? form.append(element("p", UNKEPT, "error"));
    }
    form.remove();
    drawn.clear();
    await show();
  });
  const heading = element("h2", title(set));
  const reason = set.answer ? [element("p", set.answer.sentence, "error")] : [];
  return [heading, ...reason, form];
}

const STANDINGS = {
  idle: "",
  offline: "No signal. Keep Backplan open, or open it again once there is one, and your sets are saved.",
  "signed-out": "You’re signed out. Sign in, and your sets are saved.",
  other: "Another account is signed in. These are saved once their own account is.",
};

function standing(sets) {
  if (elsewhere) return `This page is not on your phone, and the server cannot be reached.${user ? OWN : ""}`;
  return sets.length ? STANDINGS[outbox.standing] : "Nothing waits. Every set is saved.";
}

const OWN = " Your week and the workout you are in are on your phone, and what you log there is kept.";

let drawn = new Map(); // what stands in the list, by all that it says

/** Put these in the list: each is all that it says, and how it is made. What says what it said
 * before stays, with its focus and what it was asked. */
function draw(parts) {
  const before = drawn;
  drawn = new Map(parts.map(([says, make]) => [says, before.get(says) ?? make()]));
  const wanted = [...drawn.values()];
  for (const old of [...list.children]) if (!wanted.includes(old)) old.remove();
  wanted.forEach((part, at) => {
    if (list.children[at] !== part) list.insertBefore(part, list.children[at] ?? null);
  });
}

async function show() {
  const sets = await outbox.keptToShow();
  if (list.querySelector("form")) return; // somebody is typing
  const shown = sets.filter((set) => String(set.user) === String(user));
  const parts = [];
  const paragraph = (words, name) => parts.push([words, () => element("p", words, name)]);
  const words = standing(sets) + (lateWords(shown) && SOON);
  if (words) paragraph(words, "lede");
  if (elsewhere) parts.push(["again", () => button("Try again", () => location.reload())]);
  if (sets.length && outbox.standing === "signed-out") parts.push(["sign in", signIn]);
  parts.push(...shown.map((set) => [JSON.stringify([set, lateWords([set])]), () => row(set)]));
  const hidden = sets.length - shown.length;
  if (hidden) paragraph(`${hidden} of an account that is not signed in here.`, "muted");
  if (shown.some((set) => set.state === "waiting")) parts.push(["send", () => button("Send now", () => outbox.flush(), "button")]);
  draw(parts);
}

function signIn() {
  const link = element("a", "Sign in", "button");
  link.href = "/accounts/login/?next=/outbox/";
  return link;
}

async function begin() {
  if (elsewhere) document.querySelector("h1").textContent = "No signal";
  await show();
  outbox.watch(() => show().catch(() => {}));
  const who = await whoIsIn();
  if (who) user = who.user;
  await show();
  await outbox.start();
  await show();
}

begin().catch((error) => list.replaceChildren(element("p", `This phone keeps no sets: ${error.message}`, "lede")));

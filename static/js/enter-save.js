// Enter a workout: the whole of it goes through the outbox, and waits there for a signal.
import * as byHand from "./by-hand.js";
import { addressOf } from "./delivery.js";
import { dropDraft } from "./drafts.js";
import { stopAsking } from "./enter-asked.js";
import { askAbout, draft, keepNow } from "./enter-draft.js";
import { dateWords, key, link, notice, pageOf, say, standing, user, value, waitingId } from "./enter-page.js";
import { fields, form, isWritten, read, rows } from "./entry-form.js";
import * as outbox from "./outbox.js";
import { pause } from "./patience.js";
import { mark } from "./question.js";

const SAVING = 10000; // milliseconds for the server to take a workout while somebody looks on

export async function save(button) {
  if (standing.saving || isWrong()) return;
  const waiting = await outbox.find(waitingId()).catch(() => undefined);
  if (waiting) return askAbout(waiting);
  standing.saving = true;
  try {
    await send(button);
  } finally {
    standing.saving = false;
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
  stopAsking();
  await keepNow().catch(() => {});
  const whole = button.name === "incomplete" ? [...fields(), ["incomplete", "yes"]] : fields();
  form().inert = true; // what is changed now would be in neither
  const [id, count] = [waitingId(), rows().filter(isWritten).length];
  const name = `Workout of ${dateWords(value("performed_on"))}`;
  const set = { id, user, whole, count, name, page: pageOf(draft()), draft: draft() };
  const isKept = await outbox.keep(set).catch(() => false);
  const state = isKept ? await settled(id) : await sent(set, button);
  if (state === "unsaved") return;
  if (state === "refused") {
    if (isKept) await outbox.giveUp(id);
    form().inert = false;
    return straight(button);
  }
  await dropDraft(key()).catch(() => {});
  over(key());
  if (state === "saved") return location.assign(addressOf(id) ?? "/week/");
  keptHere();
}

// This phone refuses to keep it: it stays in the form until the server has it.
async function sent(whole, button) {
  const how = await byHand.send(whole);
  if (how === "later" || how === "other") {
    byHand.notSaved(how, notice, () => save(button));
    return "unsaved";
  }
  byHand.letGo(whole.id);
  return how === "saved" ? how : "refused"; // or signed out: the page itself is sent
}

const tabs = "BroadcastChannel" in window ? new BroadcastChannel("backplan-entry") : undefined;

// No tab keeps a draft any more of what is saved or waits.
function over(saved) {
  standing.over = true;
  tabs?.postMessage(saved);
}

tabs?.addEventListener("message", ({ data }) => {
  if (!form() || standing.saving || data !== key()) return;
  standing.over = true;
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
  standing.direct = true;
  button.click();
}

function keptHere() {
  const card = document.createElement("div");
  card.className = "card stack";
  const words = document.createElement("p");
  words.textContent = "Your workout is kept on this phone. It’s saved once Backplan is open where there’s a signal.";
  const ways = document.createElement("p");
  ways.className = "cluster";
  ways.append(Object.assign(link("This week", "/week/"), { className: "button" }), link("See what waits", "/outbox/"));
  card.append(words, ways);
  form().replaceWith(card);
  document.getElementById("notice").replaceChildren();
  say(words.textContent);
}

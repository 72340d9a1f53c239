// Enter a workout: a draft is kept on this phone as it is typed, and comes back.
import { dropDraft, draftsOf, keepDraft } from "./drafts.js";
import { fields, fillIn, form, isUntouched, isWritten, rows, snapshot } from "./entry-form.js";
import { refresh } from "./enter-asked.js";
import { button, dateWords, key, link, moment, notice, pageOf, standing, user, value, waitingId } from "./enter-page.js";
import * as outbox from "./outbox.js";

let keptAs = ""; // the key that this page has kept its draft under
let isReady = false; // before what was kept is looked at, nothing is written over it
let held = ""; // the key of a draft that is asked about
let keeping; // the timer of the next time it is kept

const says = (row) => isWritten(row) || !isUntouched(row);
const isWorthKeeping = () => rows().some(says) || value("notes").trim() !== "";

export async function keepNow() {
  clearTimeout(keeping);
  if (standing.over || !isReady || !form() || key() === held) return;
  const now = key();
  if (keptAs && (keptAs !== now || !isWorthKeeping())) await dropDraft(keptAs);
  keptAs = isWorthKeeping() ? now : "";
  if (keptAs) await keepDraft(draft());
}

export function draft() {
  const [role, on] = [value("role"), value("performed_on")];
  // A yes is for the page that asked, and is asked for again.
  const said = fields().filter(([name]) => !/(^incomplete|-sure)$/.test(name));
  return { user, role, on, edition: form().dataset.edition, at: Date.now(), fields: said };
}

export function keepSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(() => keepNow().catch(() => {}), 100);
}

/** Begin to keep drafts, once an earlier one is back; what the server sent back is newer than any. */
export async function begin() {
  form().dataset.folds = "";
  if (form().dataset.sent === undefined) await restore().catch(() => {});
  else keptAs = key();
  isReady = true;
  keepSoon();
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
export async function dated() {
  if (key() === keptAs) return;
  const now = key();
  const kept = (await draftsOf(user)).find((each) => each.key === now);
  held = kept ? now : "";
  await refresh("show", { whole: true });
  if (kept && !isWorthKeeping() && form().dataset.stored === undefined) await putBack(kept);
  else if (kept) askBack(kept);
}

// It was saved without a signal, and is not with the server yet.
export function askAbout(waiting) {
  held = key();
  notice("Your workout of this day waits on this phone. ", link("See it", "/outbox/"), " ", button("Change it", async () => {
    await outbox.giveUp(waiting.id);
    await putBack(waiting.draft);
  }));
}

async function startOver(kept) {
  standing.over = true;
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
  const before = snapshot();
  const isShown = (await refresh("show", { whole: true, sent: kept.fields })) === "shown";
  // Without the server, into the fields that are there.
  if (!isShown) fillIn(kept.fields, before);
  const isBack = isShown || kept.fields.every(([name]) => form().elements[name]);
  if (isBack) [held, keptAs] = ["", key()];
  const changed = kept.edition === edition ? "" : " Your plan has changed since, so check each set.";
  notice(`What you typed ${moment(kept.at)} is back.${changed} `, button("Start over", () => startOver(kept)));
}

function offer(other) {
  const forget = button("Forget it", async () => {
    await dropDraft(other.key);
    document.getElementById("notice").replaceChildren();
  });
  notice(`A workout of ${dateWords(other.on)} is half typed. `, link("Go on with it", pageOf(other)), " ", forget);
}

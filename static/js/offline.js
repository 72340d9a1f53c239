// The workout page: a set is kept on this phone the moment it is logged, shown with what comes
// next by the server's own table, and settled by the server's word once it has the set.
import { follow, table } from "./ahead.js";
import { carry, idOf, sent } from "./carry.js";
import { cursorOf } from "./cursor.js";
import { draw, parsed } from "./drawing.js";
import { untouched } from "./finger.js";
import { recount } from "./exercise-list.js";
import { finish, keepNotes } from "./finish.js";
import { ours, part, say, user } from "./here.js";
import { newId } from "./ids.js";
import { isIn, land, landed, settle } from "./landed.js";
import * as outbox from "./outbox.js";
import { keepOthers, rewrite } from "./pages.js";
import { within } from "./patience.js";
import * as question from "./question.js";
import { nextIsAnother, straight } from "./straight.js";

let pristine = part()?.outerHTML; // as the server last said it
let shown = []; // the sets that waited when the page was last drawn
let last = {}; // the set that was logged here last: {id, kind}

// --- keeping

async function submitted(event) {
  const form = event.target;
  if (form.id === "finish-form") return finish(event);
  // Without its button the form does not say what it logs: an old browser sends it by itself.
  if (!form.matches("[data-outbox]") || !event.submitter || "direct" in form.dataset) return;
  event.preventDefault();
  const fields = written(form, event.submitter);
  const missing = question.firstMissing(form, fields);
  if (missing) return question.demand(missing);
  const doubt = question.doubtOf(form, fields);
  if (doubt) return question.ask(form, doubt, event.submitter).focus();
  if (form.matches(".set-form")) sent();
  try {
    await keep(idOf(form), fields, { ...form.dataset });
  } catch {
    if (!(await straight(form, event.submitter, fields))) return;
    logged(idOf(form), fields.kind || "work");
    if (form.matches(".set-form")) pristine = nextIsAnother(form, fields, pristine);
    const before = settling;
    await render();
    await (settling === before ? settled() : settling);
  }
}

// FormData takes the button itself only in newer browsers, and a warm-up is told by its button.
function written(form, { name, value }) {
  const { csrfmiddlewaretoken, ...fields } = Object.fromEntries(new FormData(form));
  return name ? { ...fields, [name]: value } : fields;
}

// `asks` is what the form says of how far a set goes unasked, should it be changed in the outbox.
async function keep(id, fields, asks) {
  const { workout, exercise, name } = part().dataset;
  const kind = fields.kind || "work";
  const row = part().querySelector(`#set-${id}`);
  const was = kind !== "undone" ? kind : row?.matches(".set-warmup") ? "warmup" : undefined;
  const set = { id, user, fields, exercise, name, workout, ...(was && { was }), ...(asks?.likely && { asks }) };
  const before = last;
  last = { id, kind, isNew: true };
  await outbox.keep(set).catch((error) => {
    last = before;
    throw error;
  });
  logged(id, kind);
  outbox.flush();
}

function logged(id, kind) {
  const { exercise, rest } = part().dataset;
  last = { id, kind, isNew: true };
  const detail = { exercise, rest: kind === "work" ? Number(rest) : 0, id };
  document.dispatchEvent(new CustomEvent("backplan:saved", { detail }));
}

// --- showing

const here = ({ exercise }) => exercise === part().dataset.exercise;

let following = newId(); // the id of the set after those that wait, until it is used
let drawn = pristine && parsed(pristine).getElementById("workout").outerHTML;

/** Draw what waits over what the server last said; where it took a set since, that is asked anew. */
async function render() {
  const gone = [];
  const all = await untouched(async () => {
    const kept = await ours();
    const now = kept.filter(here);
    // Whoever draws first sees a set go, and must say so: the next one finds nothing gone.
    gone.push(...shown.filter((set) => !isIn(now, set)));
    shown = now;
    return kept;
  });
  land(gone.filter((set) => set.state === "waiting"));
  // A quick server takes a set before it was ever drawn as waiting.
  const taken = landed(user, part());
  if (gone.length || taken.some(({ id }) => id === last.id)) {
    // The answer to a set tells of that set alone, and once: whatever else was taken is asked for.
    const word = taken.length > 0 && taken.every(({ id }) => id === answered?.id) ? answered : undefined;
    answered = undefined;
    settled(word?.html);
  }
  const fragment = parsed(pristine);
  const root = fragment.getElementById("workout");
  const waiting = [...landed(user, root).filter((set) => !isIn(shown, set)), ...shown];
  const ahead = table(root);
  const local = waiting.length ? follow(ahead, waiting, root) : null;
  if (waiting.some((set) => set.id === following)) following = newId();
  recount(root, [...landed(user, root, true), ...all.filter(({ state }) => state === "waiting")]);
  if (local) draw(root, local, waiting, { id: following, turn });
  if (last.id) Object.assign(root.dataset, { saved: last.id, savedKind: last.kind });
  if (root.outerHTML === drawn && !last.isNew) return;
  drawn = root.outerHTML;
  carry(part(), root, waiting.map(({ id }) => id));
  const active = document.activeElement;
  const held = part().contains(active) && cursorOf(active);
  part().replaceWith(fragment);
  announce(root, local ? local.node : ahead?.nodes[0], Boolean(local));
  // The focus goes to what is next once; after that it is only put back where it was.
  document.dispatchEvent(new CustomEvent("backplan:shown", { detail: { again: !last.isNew, held } }));
  last.isNew = false;
}

/** Take back a set that waits, or put it back as what it was. */
function turn({ id, fields, was }) {
  const kind = fields.kind === "undone" ? (was ?? "work") : "undone";
  keep(id, { ...fields, kind }).catch(() => say("Not saved. This phone’s storage is full or blocked."));
}

let announced;

// Once for a set: what the server says comes before what this phone says, if it comes soon.
function announce(root, node, isLocal) {
  clearTimeout(announced);
  const saved = root.querySelector(".saved > span")?.textContent;
  if (!saved) return;
  const said = (name) => root.querySelector(`.next-set ${name}`)?.textContent.trim() ?? "";
  const next = node ? `Next: ${node.words}, aim for ${node.reps}.` : said(".aim");
  const speak = () => {
    document.getElementById("announcement").textContent = [saved, next, said(".reason")].join(" ");
  };
  announced = setTimeout(speak, isLocal ? 1000 : 0);
}

// --- settling

const PATIENCE = 8000; // milliseconds for the server's word
let settling = Promise.resolve();
let answered; // what the server said of this page with its answer to a set: {id, html}

function settled(word) {
  settling = settling.then(() => refresh(word)).catch(() => {});
  return settling;
}

/** Show the server's `word`, or ask for it where none came along. */
async function refresh(word) {
  let taken = landed(user, part());
  const fresh = parsed(word ?? (await asked()) ?? "").getElementById("workout");
  if (fresh?.dataset.workout !== part().dataset.workout) return;
  if (word) taken = taken.filter((set) => fresh.querySelector(`#set-${set.id}`));
  delete fresh.dataset.saved;
  delete fresh.dataset.savedKind;
  pristine = fresh.outerHTML;
  settle(taken);
  await rewrite(pristine).catch(() => {}); // this phone may keep no pages
  await render();
}

async function asked() {
  const url = new URL(location.href);
  if (last.id) url.searchParams.set("saved", last.id);
  const how = { headers: { "X-Part": "true" }, signal: within(PATIENCE) };
  const answer = await fetch(url, how).catch(() => undefined);
  return answer?.ok && !answer.redirected ? answer.text() : undefined;
}

// What an earlier page left; a kept page may be older than what the server took since.
async function begin() {
  settle(landed(user, part()).filter((set) => part().querySelector(`#set-${set.id}`)));
  const taken = landed(user, part());
  if (taken.length || (await ours()).length) await render();
  if (taken.length) await settled();
}

if (part()) {
  document.addEventListener("submit", submitted);
  document.addEventListener("backplan:part", ({ detail }) => (answered = detail));
  outbox.watch(() => render().catch(() => {}));
  keepNotes();
  begin().catch(() => {});
  addEventListener("load", () => setTimeout(() => keepOthers().catch(() => {}), 500), { once: true });
}

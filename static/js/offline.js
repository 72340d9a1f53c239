// The workout page: a set is kept on this phone the moment it is logged, shown with what comes
// next by the server's own table, and settled by the server's answer once it has one.

import * as outbox from "./outbox.js";

const user = document.body.dataset.user;
const part = () => document.querySelector("#workout");

let pristine = part()?.outerHTML; // as the server last said it
let shown = []; // the ids that waited when the page was last drawn
let saved = ""; // what the server took last, in words
let direct = false; // this phone keeps nothing: forms go straight to the server

function told() {
  return JSON.parse(parsed(pristine).querySelector("#ahead")?.textContent ?? "null");
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// --- keeping

async function submitted(event) {
  const form = event.target;
  if (!form.matches("[data-outbox]") || direct) return;
  event.preventDefault();
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  delete fields.csrfmiddlewaretoken;
  const missing = firstMissing(form, fields);
  if (missing) return ask(missing);
  const { exercise, name, rest } = part().dataset;
  const id = form.getAttribute("action").split("/").at(-2);
  const set = { id, user, fields, exercise, name, workout: part().dataset.workout, page: location.href };
  try {
    await outbox.keep(set);
  } catch {
    return straight(form, event.submitter);
  }
  saved = `${fields.kind === "undone" ? "Undone" : "Saved"}: ${words({ ...fields, kind: "" }, told())}.`;
  await render();
  if (fields.kind !== "undone") {
    document.dispatchEvent(new CustomEvent("backplan:saved", { detail: { exercise, rest: Number(rest), id } }));
  }
  outbox.flush();
}

function firstMissing(form, fields) {
  const names = ["load", "reps", "left_reps", "right_reps"].filter((name) => name in fields);
  const shorthand = /[x×*]/i.test(fields.load ?? "");
  const missing = names.find((name) => !fields[name].trim() && !(shorthand && name !== "load"));
  return missing && form.elements[missing];
}

function ask(field) {
  field.setCustomValidity(field.name === "load" ? "Write the weight." : "Write the reps.");
  field.reportValidity();
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
}

// The store is full or shut: say so at once, and save without it.
function straight(form, button) {
  direct = true;
  say("This phone keeps nothing without a connection: its storage is full or shut. Sets go straight to the server.");
  form.requestSubmit(button);
}

function say(words) {
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = words;
  document.querySelector("#notice").replaceChildren(notice);
}

// --- showing

/** Draw what waits over what the server last said. */
async function render() {
  const waiting = await mine();
  shown = waiting.map((set) => set.id);
  const fragment = parsed(pristine);
  const root = fragment.querySelector("#workout");
  const local = waiting.length ? follow(told(), waiting, root) : null;
  if (local) draw(root, local, waiting);
  else if (saved) root.querySelector(".next-set")?.prepend(element("p", "saved", saved));
  const focused = part().contains(document.activeElement) && document.activeElement.id;
  part().replaceWith(fragment);
  if (focused !== false) refocus(root, focused);
  announce(root, local);
  document.dispatchEvent(new CustomEvent("backplan:shown"));
}

async function mine() {
  const { workout, exercise } = part().dataset;
  const kept = await outbox.kept().catch(() => []);
  const here = kept.filter((set) => set.workout === workout && set.exercise === exercise);
  return here.filter((set) => String(set.user) === user);
}

// Where the sets that wait lead, by the server's table; `node` is null where it does not say.
function follow(ahead, kept, root) {
  const waiting = kept.filter((set) => set.state === "waiting");
  let node = ahead?.nodes.length ? ahead.nodes[0] : null;
  let why = "";
  let done = ahead?.done ?? 0;
  let hurt = false;
  for (const { id, fields } of waiting) {
    if (root.querySelector(`#set-${id}`)) node = null; // a change to what the server counted
    else if (counts(fields)) {
      done += 1;
      hurt ||= fields.pain === "on";
      const way = node && wayFrom(node, fields);
      why = way ? way[4].replace("{reps}", repsWords(Number(repsOf(fields)))) : "";
      node = way ? ahead.nodes[way[3]] : null;
    }
  }
  return { ahead, node, why, done, over: hurt || (ahead && done >= ahead.sets) };
}

const counts = (fields) => !["undone", "warmup"].includes(fields.kind);
const repsWords = (reps) => `${reps} rep${reps === 1 ? "" : "s"}`;

function repsOf(fields) {
  if (!("left_reps" in fields)) return fields.reps;
  return Math.min(Number(fields.left_reps), Number(fields.right_reps));
}

function wayFrom(node, fields) {
  const same = Number(String(fields.load).replace(",", ".")) === Number(node.load);
  const reps = Number(repsOf(fields));
  const left = Number(fields.rir) > 2 && fields.rir !== "" ? Number(fields.rir) : null;
  const fits = ([from, to, way]) => way === left && from <= reps && reps <= (to ?? reps);
  return same ? node.ways.find(fits) : undefined;
}

function draw(root, local, waiting) {
  const { ahead, node, why, done, over } = local;
  const form = root.querySelector("form.set-form");
  const last = waiting.findLast((set) => set.state === "waiting");
  if (last) {
    const saved = element("p", "saved", `Saved on this phone: ${words(last.fields, ahead)}.`);
    const rest = over ? ended(ahead, done) : node ? target(ahead, node, done, why) : unknown();
    root.querySelector(".next-set")?.replaceChildren(saved, ...rest);
    if (over) moveOn(root, form);
    const button = form?.querySelector("#log");
    if (button && local.ahead) button.textContent = `Log set ${done + 1}`;
    refill(form, node, waiting);
  }
  const refused = waiting.findLast((set) => set.state === "refused");
  if (refused && form) correct(form, refused);
  list(root, ahead, waiting);
}

function target(ahead, node, done, why) {
  const goal = element("p", "goal");
  goal.append(element("span", "figure", node.figure), " ", element("span", "unit", node.unit), " ");
  goal.append(element("span", "aim", `Set ${done + 1} of ${ahead.sets}, aim for ${node.reps}`));
  return [goal, element("p", "reason", why)];
}

function ended(ahead, done) {
  const words = `${done} of ${ahead.sets} sets done. Where it opens next time follows once they are saved.`;
  return [element("p", "reason", words)];
}

function unknown() {
  return [element("p", "reason", "The next weight follows once this is saved. Until then, go by feel.")];
}

// The form makes way for the next exercise that has sets to do.
function moveOn(root, form) {
  form?.setAttribute("hidden", "");
  const undone = ([done, sets]) => Number(done) < Number(sets);
  const links = [...root.querySelectorAll(".step-list a:not([aria-current])")];
  const next = links.find((link) => undone(link.querySelector(".count").textContent.split("/")));
  if (!next) return;
  const link = element("a", "button", `Next: ${next.querySelector("span").textContent}`);
  link.href = next.href;
  const line = element("p");
  line.append(link);
  form?.before(line);
}

// Online, what is refused comes back to its fields at once, as it was typed and with the reason.
function correct(form, { id, fields, answer }) {
  form.setAttribute("action", `/sets/${id}/`);
  fill(form, fields);
  const names = Object.keys(answer.errors ?? {}).filter((name) => form.querySelector(`[name=${name}]`));
  for (const name of names) wrong(form.querySelector(`[name=${name}]`), answer.errors[name].join(" "));
  if (names.length === 0) form.prepend(element("p", "error", answer.sentence));
  form.querySelector("[aria-invalid]")?.setAttribute("autofocus", "");
}

function wrong(field, sentence) {
  const error = element("p", "error", sentence);
  error.id = `${field.id}_error`;
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", error.id);
  field.closest(".field")?.classList.add("has-error");
  field.before(error);
}

function refill(form, node, waiting) {
  if (!form) return;
  const known = new Set(waiting.map((set) => set.id));
  const id = form.getAttribute("action").split("/").at(-2);
  if (known.has(id)) {
    form.setAttribute("action", `/sets/${newId()}/`);
    const last = waiting.at(-1).fields;
    fill(form, { load: node?.load ?? last.load, reps: node?.reps, left_reps: node?.reps, right_reps: node?.reps });
  }
}

function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form.querySelector(`[name=${name}]`);
    if (field && value !== undefined) field.setAttribute("value", value);
  }
}

function list(root, ahead, waiting) {
  const rows = root.querySelector("[data-waiting]");
  if (!rows) return;
  rows.hidden = false;
  rows.querySelector("ol").replaceChildren(
    ...waiting.map((set) => {
      const row = element("li", `set set-${set.fields.kind || "work"}`);
      const title = element("p", "");
      title.append(element("strong", "", words(set.fields, ahead)), " ", element("span", "tag", TAGS[set.state]));
      row.append(title);
      return row;
    }),
  );
}

const TAGS = { waiting: "On this phone", refused: "Refused", conflict: "Changed elsewhere" };

function words(fields, ahead) {
  const reps = "left_reps" in fields ? `${fields.left_reps} left, ${fields.right_reps} right` : fields.reps;
  const undone = fields.kind === "undone" ? " undone" : "";
  return `${fields.load} ${ahead?.unit ?? ""} × ${reps}${undone}`;
}

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}

// The place of whoever logs with the keyboard is not lost: what is wrong, else the same button,
// else the way on.
function refocus(root, id) {
  const wrong = root.querySelector("[aria-invalid=true]");
  const same = id && root.querySelector(`#${id}`);
  const usable = same && !same.closest("[hidden], details:not([open])");
  (wrong ?? (usable ? same : root.querySelector("a.button")))?.focus();
}

let announced;

// Once for a set: what the server says comes before what this phone says, if it comes soon.
function announce(root, local) {
  clearTimeout(announced);
  const done = root.querySelector(".next-set .saved")?.textContent;
  if (!done) return;
  const why = root.querySelector(".next-set .reason")?.firstChild?.textContent.trim() ?? "";
  const node = local ? local.node : told()?.nodes[0];
  const next = node ? `Next: ${node.words}, aim for ${node.reps}.` : (root.querySelector(".next-set .aim")?.textContent ?? "");
  const region = document.querySelector("#announcement");
  const say = () => (region.textContent = [done, next, why].join(" "));
  announced = setTimeout(say, local ? 1000 : 0);
}

/** A version 7 UUID: milliseconds first, so that the server's index grows at its end. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  new DataView(bytes.buffer).setBigUint64(0, (BigInt(Date.now()) << 16n) | 0x7000n | BigInt(bytes[7] & 15) << 8n | BigInt(bytes[6]));
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// --- settling

let settling = Promise.resolve();

/** Something waits no longer or waits anew: the server's word where it took a set, else ours. */
async function changed() {
  const now = (await mine()).map((set) => set.id);
  if (shown.every((id) => now.includes(id))) await render();
  else settling = settling.then(refresh).catch(() => {});
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { "HX-Request": "true" } }).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return render();
  const html = parsed(await answer.text());
  const fresh = html.querySelector("#workout");
  if (!fresh || fresh.dataset.workout !== part().dataset.workout) return;
  pristine = fresh.outerHTML;
  await render();
  await rewriteKept();
}

// The page kept for offline gets the same middle, so that a reload shows no older sets.
async function rewriteKept() {
  if (!("caches" in window)) return;
  const pages = await caches.open("pages");
  const kept = await pages.match(location.href);
  if (!kept) return;
  const page = new DOMParser().parseFromString(await kept.text(), "text/html");
  page.querySelector("#workout").outerHTML = pristine;
  const body = `<!doctype html>${page.documentElement.outerHTML}`;
  await pages.put(location.href, new Response(body, { headers: kept.headers }));
}

// Its other exercises are kept too, so that the whole workout opens without a connection.
async function keepOthers() {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  const links = [...document.querySelectorAll(".step-list a:not([aria-current])")];
  worker?.postMessage({ keep: [new URL("/week/", location.href).href, ...links.map((link) => link.href)] });
}

if (part()) {
  document.addEventListener("submit", submitted);
  outbox.watch(changed);
  render();
  addEventListener("load", () => setTimeout(keepOthers, 500), { once: true });
}

// The outbox: a set is first kept on this phone, then sent until the server has it. It leaves the
// phone only for a 2xx to its own id. One tab sends at a time, each time asking who is signed in.
// A whole workout goes the same way: `whole` are the fields of its form, as pairs.

import { within } from "./patience.js";
import { content } from "./sets.js";
import * as store from "./store.js";

const SCHEMA = 1; // of the kept sets; newer servers and scripts go on reading old ones
const FIRST_RETRY = 2000;
const LAST_RETRY = 60000;
const TIMEOUT = 15000;

const channel = "BroadcastChannel" in window ? new BroadcastChannel("backplan-outbox") : undefined;
// The versions the server gave what this page sent: what is changed next starts from them.
const saved = new Map();
const stored = new Map(); // where each whole workout is that this page sent

let retry = FIRST_RETRY;
let timer;
/** How sending stands: "idle", "offline", "signed-out" or "other". */
export let standing = "idle";

/** Tell `listener` of every change, here or in another tab. */
export function watch(listener) {
  channel?.addEventListener("message", listener);
  document.addEventListener("backplan:outbox", listener);
}

function tell() {
  channel?.postMessage("changed");
  document.dispatchEvent(new CustomEvent("backplan:outbox"));
}

/** The kept sets, oldest first. */
export function kept() {
  return store.all();
}

/**
 * Keep a set: {id, user, fields, name, workout, exercise, was, asks}. A set that was kept before under
 * this id takes the new fields and its old place. Resolves once it is on disk; rejects when the
 * phone will not keep it.
 */
export async function keep(set) {
  const now = await store.change(set.id, (before) => ({
    ...before,
    ...set,
    schema: SCHEMA,
    version: before?.version ?? saved.get(set.id) ?? Number(set.fields?.version ?? 0),
    tried: before?.tried ?? [],
    revision: (before?.revision ?? 0) + 1,
    state: "waiting",
    answer: undefined,
  }));
  tell();
  return now;
}

/** Send a kept set over the version that is stored now: whoever saw both chose it. */
export async function keepOver(id, version) {
  await store.change(id, (now) => now && { ...now, version, state: "waiting", answer: undefined });
  tell();
}

/** Give a kept set up, because whoever it belongs to says so. */
export async function giveUp(id) {
  await store.change(id, () => undefined);
  tell();
}

/** The address of a whole workout that this page sent, once the server has it. */
export const addressOf = (id) => stored.get(id);

/** The kept set with this id; undefined once the server has it, or it was given up. */
export async function find(id) {
  return (await store.all()).find((set) => set.id === id);
}

/** Send what waits, unless another tab does. Never rejects: what fails is tried again later. */
export function flush() {
  clearTimeout(timer);
  return alone(sendAll).catch(later);
}

let sending = false;

async function alone(work) {
  if (navigator.locks) {
    const ours = { ifAvailable: true };
    return navigator.locks.request("backplan-outbox", ours, (lock) => (lock ? work() : later()));
  }
  // An older phone or a plain address: two tabs may send the same set, and its id keeps it one.
  if (sending) return later();
  sending = true;
  return work().finally(() => (sending = false));
}

async function sendAll() {
  while ((await waiting()).length) {
    const who = await ask();
    if (!who) return interrupted();
    const all = await waiting();
    const set = all.find((each) => String(each.user) === String(who.user));
    if (!set) return stand(all.length === 0 ? "idle" : who.user === null ? "signed-out" : "other");
    if ((await send(set, who.csrf)) === "later") return interrupted();
  }
  retry = FIRST_RETRY;
  stand("idle");
}

// Another account's sets stay, and stay out of the way of this one's.
async function waiting() {
  return (await store.all()).filter((set) => set.state === "waiting");
}

function interrupted() {
  later();
  stand("offline");
}

function stand(how) {
  if (standing !== how) {
    standing = how;
    tell();
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(flush, retry);
  retry = Math.min(retry * 2, LAST_RETRY);
}

/** Who is signed in, and a fresh token: {user, csrf}; undefined while the server is away. */
export async function ask(patience = TIMEOUT) {
  try {
    const answer = await fetch("/outbox/who/", { signal: within(patience), cache: "no-store" });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

async function send(set, csrf) {
  const fields = { ...set.fields, version: set.version };
  await store.change(set.id, (now) => now && { ...now, tried: [...now.tried, content(fields)].slice(-5) });
  let answer, body;
  try {
    answer = await (set.whole ? sendWhole(set, csrf) : sendSet(set, fields, csrf));
    body = await answer.json();
  } catch {
    return "later";
  }
  if (answer.ok) return acknowledged(set, body);
  if (answer.status === 409) return conflict(set, body);
  if ([400, 404, 422].includes(answer.status)) return refused(set, body, answer.status);
  return "later"; // 401, 403, 5xx and whatever else: kept, and asked again
}

function sendSet(set, fields, csrf) {
  return fetch(`/sets/${set.id}/`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf },
    body: JSON.stringify(fields),
    signal: within(TIMEOUT),
  });
}

function sendWhole(set, csrf) {
  return fetch("/workouts/enter/", {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": csrf },
    body: new URLSearchParams(set.whole),
    signal: within(TIMEOUT),
  });
}

async function acknowledged(set, body) {
  if (set.whole ? !body.url : body.set?.id !== set.id) return "later";
  if (set.whole) stored.set(set.id, body.url);
  else saved.set(set.id, body.set.version);
  // Changed meanwhile? Then the newer one goes next, from the version that is stored now.
  await store.change(set.id, (now) =>
    now && now.revision !== set.revision ? { ...now, version: body.set?.version ?? 0 } : undefined,
  );
  tell();
  return "saved";
}

// Our own set whose answer was lost is no conflict: the change made since follows it.
async function conflict(set, body) {
  const ours = set.tried.includes(content(body.set ?? {}));
  await store.change(set.id, (now) => {
    if (!now) return now;
    if (ours) return { ...now, version: body.set.version };
    return { ...now, state: "conflict", answer: { sentence: body.error, stored: body.set } };
  });
  tell();
  return ours ? "again" : "aside";
}

async function refused(set, body, status) {
  const sentences = Object.values(body.errors ?? {}).flat();
  const gone = status === 404 ? "Its workout is not there any more." : "The server could not read it.";
  const sentence = sentences.join(" ") || gone;
  // A set that is only asked about comes with the words of a yes, and what to send for it.
  const answer = { sentence, errors: body.errors, yes: body.yes, sure: body.sure };
  await store.change(set.id, (now) => now && { ...now, state: "refused", answer });
  tell();
  return "aside";
}

/** Begin: send what an earlier visit left, and again whenever that may work. */
export function start() {
  const now = () => {
    retry = FIRST_RETRY;
    return flush();
  };
  addEventListener("online", now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
  return now();
}

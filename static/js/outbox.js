// The outbox: a set is first kept on this phone, then sent until the server has it. It leaves the
// phone only for a 2xx to its own id. One tab sends at a time, each set for its own account alone.
// A whole workout goes the same way: `whole` are the fields of its form, as pairs.

import { deliver, renewed, whoIsIn, whoWasIn } from "./delivery.js";
import { heedFingers, untouched } from "./finger.js";
import { keep as remember, kept as remembered } from "./kept.js";
import { land } from "./landed.js";
import { A_DAY } from "./sets.js";
import * as store from "./store.js";

const SCHEMA = 1; // of the kept sets; newer servers and scripts go on reading old ones
const FIRST_RETRY = 2000;
const LAST_RETRY = 60000;

const channel = "BroadcastChannel" in window ? new BroadcastChannel("backplan-outbox") : undefined;

let retry = FIRST_RETRY;
let timer;
/** How sending stands: "idle", "offline", "signed-out" or "other". */
export let standing = "idle";

/** Tell `listener`, who shows it, of every change, here or in another tab. */
export function watch(listener) {
  heedFingers();
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

/** The same for who shows them: what is on the screen must not change under a finger. */
export function keptToShow() {
  return untouched(kept);
}

/**
 * Keep a set: {id, user, fields, name, workout, exercise, was, asks}, and since when, `at`. A set that was kept before under
 * this id takes the new fields and its old place. Resolves once it is on disk; rejects when the
 * phone will not keep it.
 */
export async function keep(set) {
  const at = Date.now();
  const now = await store.change(set.id, (before) => ({ at, ...renewed(before, set), schema: SCHEMA }));
  tell();
  stay(at).catch(() => {});
  return now;
}

// Browsers may clear what a site keeps, Safari after a week without a visit, unless it was asked to
// stay. Some ask their owner in turn: so only once there is something to lose, and once a week.
async function stay(now) {
  if (now - (remembered("stay") ?? 0) < 7 * A_DAY) return;
  remember("stay", now);
  await navigator.storage?.persist?.();
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
  let [who, isAsked] = [whoWasIn(), false];
  while ((await waiting()).length) {
    if (!who) [who, isAsked] = [await whoIsIn(), true];
    if (!who) return interrupted();
    const [all, user] = [await waiting(), who.user];
    const set = all.find((each) => String(each.user) === String(user));
    // Of a whole workout nothing but the account says whose it is, and a server of before would not look.
    const how = set && (isAsked || !set.whole) ? await deliver(set, who) : "unknown";
    if (how === "unknown" && !isAsked) {
      who = undefined; // this page may be an old one, or of another account
      continue;
    }
    if (!set) return stand(all.length === 0 ? "idle" : user === null ? "signed-out" : "other");
    if (how === "later" || how === "unknown") return interrupted();
    if (how === "saved" && set.workout) land([set]); // its page may be an old one, kept for no signal
    tell();
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

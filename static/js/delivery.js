// What goes between the outbox and the server: one set or whole workout at a time, and what the
// server's answer makes of it.

import { within } from "./patience.js";
import { content } from "./sets.js";
import * as store from "./store.js";

const TIMEOUT = 15000;

// The versions the server gave what this page sent: what is changed next starts from them.
const saved = new Map();
const stored = new Map(); // where each whole workout is that this page sent

/** The address of a whole workout that this page sent, once the server has it. */
export const addressOf = (id) => stored.get(id);

/** Who was signed in when this page was made, with the token of now: enough to send a set, as the
 * server takes it for nobody else. undefined where the page does not know. */
export function whoWasIn() {
  const user = document.body.dataset.user;
  const csrf = tokenOfNow();
  return user && csrf ? { user, csrf } : undefined;
}

function tokenOfNow() {
  const cookies = document.cookie.split("; ").map((each) => each.split("="));
  const ours = ["__Host-csrftoken", "csrftoken"].map((name) => cookies.find((each) => each[0] === name));
  return ours.find(Boolean)?.[1];
}

/** Who is signed in, and a fresh token: {user, csrf}; undefined while the server is away. */
export async function whoIsIn(patience = TIMEOUT) {
  try {
    const answer = await fetch("/outbox/who/", { signal: within(patience), cache: "no-store" });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** A set to be kept, as `set` makes it of the one that was kept `before` under its id. */
export function renewed(before, set) {
  const version = before?.version ?? saved.get(set.id) ?? Number(set.fields?.version ?? 0);
  const [tried, revision] = [before?.tried ?? [], (before?.revision ?? 0) + 1];
  return { ...before, ...set, version, tried, revision, state: "waiting", answer: undefined };
}

/** Send a set: "saved", "again" where a change made since goes next, "aside" where the server would
 * not have it, "unknown" where somebody else is signed in or nobody, or "later". What the server
 * said is kept beside the set: `change` is store.change(), or its like where this phone keeps
 * nothing. */
export async function deliver(set, who, change = store.change) {
  const fields = { ...set.fields, version: set.version };
  const tried = (now) => now && { ...now, tried: [...now.tried, content(fields)].slice(-5) };
  await change(set.id, tried).catch(() => {}); // a full phone sends what it kept all the same
  let answer, body;
  try {
    answer = await (set.whole ? sendWhole(set, who) : sendSet(set, fields, who));
    if ([401, 403, 412].includes(answer.status)) return "unknown";
    body = await answer.json();
  } catch {
    return "later";
  }
  if (answer.ok) return acknowledged(set, body, change);
  if (answer.status === 409) return conflict(set, body, change);
  if ([400, 404, 422].includes(answer.status)) return refused(set, body, answer.status, change);
  return "later"; // 5xx and whatever else: kept, and asked again
}

// `user` is whose it is: the server takes it for no other account. The token may be another one than
// a moment ago, where two answers brought one.
function headersOf({ csrf: told, user }) {
  const csrf = tokenOfNow() ?? told;
  return { Accept: "application/json", "X-CSRFToken": csrf, "X-Account": String(user) };
}

// A page that shows the set's exercise gets the part of it that follows along with the answer.
function sendSet(set, fields, who) {
  const shown = document.getElementById("workout")?.dataset;
  const isShown = shown?.workout === set.workout && shown?.exercise === set.exercise;
  return fetch(`/sets/${set.id}/`, {
    method: "PUT",
    headers: { ...headersOf(who), "Content-Type": "application/json", ...(isShown && { "X-Part": "true" }) },
    body: JSON.stringify(fields),
    signal: within(TIMEOUT),
  });
}

function sendWhole(set, who) {
  return fetch("/workouts/enter/", {
    method: "POST",
    headers: headersOf(who),
    body: new URLSearchParams(set.whole),
    signal: within(TIMEOUT),
  });
}

async function acknowledged(set, body, change) {
  if (set.whole ? !body.url : body.set?.id !== set.id) return "later";
  if (set.whole) stored.set(set.id, body.url);
  else saved.set(set.id, body.set.version);
  if (body.part) document.dispatchEvent(new CustomEvent("backplan:part", { detail: { id: set.id, html: body.part } }));
  // Changed meanwhile? Then the newer one goes next, from the version that is stored now.
  await change(set.id, (now) =>
    now && now.revision !== set.revision ? { ...now, version: body.set?.version ?? 0 } : undefined,
  );
  return "saved";
}

// Our own set whose answer was lost is no conflict: the change made since follows it.
async function conflict(set, body, change) {
  const ours = set.tried.includes(content(body.set ?? {}));
  await change(set.id, (now) => {
    if (!now) return now;
    if (ours) return { ...now, version: body.set.version };
    return { ...now, state: "conflict", answer: { sentence: body.error, stored: body.set } };
  });
  return ours ? "again" : "aside";
}

async function refused(set, body, status, change) {
  const sentences = Object.values(body.errors ?? {}).flat();
  const gone = status === 404 ? "Its workout is not there any more." : "The server could not read it.";
  const sentence = sentences.join(" ") || gone;
  // A set that is only asked about comes with the words of a yes, and what to send for it.
  const answer = { sentence, errors: body.errors, yes: body.yes, sure: body.sure };
  await change(set.id, (now) => now && { ...now, state: "refused", answer });
  return "aside";
}

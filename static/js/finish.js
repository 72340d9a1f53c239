// A workout is finished where its sets are: they go first, and until they are there the notes
// stay in their field.
import { isUnsaved } from "./by-hand.js";
import { whoIsIn } from "./delivery.js";
import { noticeOf, ours, part, user } from "./here.js";
import { keep, kept } from "./kept.js";
import * as outbox from "./outbox.js";
import { pause } from "./patience.js";

// The page that asks whether to finish all the same was posted. What is logged on it is the
// workout's, at the workout's own address, and so is a reload.
if (location.pathname.endsWith("/finish/")) {
  history.replaceState(null, "", location.pathname.replace(/finish\/$/, ""));
}

let finishing = false;

export async function finish(event) {
  if (finishing) return;
  event.preventDefault();
  hindered()?.remove();
  outbox.flush();
  for (let tries = 0; tries < 50 && (await waitsHere()); tries += 1) await pause(100);
  const who = await whoIsIn(5000);
  if (who?.user === null && (await waitsHere())) return signInFirst();
  const hinders = await whatHinders(who);
  if (hinders) return say(`${hinders} Your notes stay here.`);
  if (finishing) return; // it was tapped twice
  finishing = true;
  const form = document.getElementById("finish-form");
  form.elements.csrfmiddlewaretoken.value = who.csrf; // the page may be older than the sign-in
  form.querySelector("[type=submit]").click();
}

// Signed out, with nothing that waits, it goes all the same: the server asks for the sign-in, and
// carries the notes through it.
async function whatHinders(who) {
  if (!who) return "No signal. Finish once you have one.";
  if (who.user !== null && String(who.user) !== user) return "Another account is signed in here. Finish once yours is back.";
  if (isUnsaved()) return "A set isn’t saved yet. Finish after that.";
  if (!(await waitsHere())) return "";
  return "Some sets still wait on this phone. Finish once they’re saved.";
}

function signInFirst() {
  const link = document.createElement("a");
  link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = "Sign in, and come back here";
  say("Some sets still wait on this phone, and you’re signed out. Your notes stay here. ", link);
}

const hindered = () => document.getElementById("hindered");

/** Say below the button why it does not finish. */
function say(...words) {
  const notice = Object.assign(noticeOf(...words), { id: "hindered", role: "alert" });
  document.querySelector("#finish-form [type=submit]").after(notice);
}

const notes = () => document.querySelector("#finish-form [name=notes]");

/** Keep on this phone the notes that somebody writes: the next page of the workout, or the way to
 * the sign-in and back, has them in their field again, until the server says others. */
export function keepNotes() {
  const { workout } = part().dataset;
  const [field, last] = [notes(), kept("notes")];
  const left = last?.user === user && last.workout === workout ? last : undefined;
  const isAsked = document.getElementById("missing"); // then the field has what was sent
  const was = isAsked && left ? left.was : field.value;
  if (left && !isAsked) {
    if (left.was === was) field.value = left.text;
    else keep("notes", null);
    field.dispatchEvent(new Event("input", { bubbles: true })); // they are counted
  }
  field.addEventListener("input", () => keep("notes", { workout, user, was, text: field.value }));
}

/** Whether a set of this workout waits, of whatever exercise. */
async function waitsHere() {
  const kept = await ours();
  return kept.some((set) => set.state === "waiting");
}

// A workout is finished where its sets are: they go first, and until they are there the notes
// stay in their field.
import { isUnsaved } from "./by-hand.js";
import { whoIsIn } from "./delivery.js";
import { ours, part, say, user } from "./here.js";
import { keep, kept } from "./kept.js";
import * as outbox from "./outbox.js";
import { pause } from "./patience.js";

const LATER = "Finish after that. Your notes stay here.";

// The page that asks whether to finish all the same was posted. What is logged on it is the
// workout's, at the workout's own address, and so is a reload.
if (location.pathname.endsWith("/finish/")) {
  history.replaceState(null, "", location.pathname.replace(/finish\/$/, ""));
}

let finishing = false;

export async function finish(event) {
  if (finishing) return;
  event.preventDefault();
  outbox.flush();
  for (let tries = 0; tries < 50 && (await waitsHere()); tries += 1) await pause(100);
  const who = await whoIsIn(5000);
  if (who?.user === null && (await waitsHere())) return signInFirst();
  const hinders = await whatHinders(who);
  if (hinders) return say(`${hinders}. ${LATER}`);
  if (finishing) return; // it was tapped twice
  finishing = true;
  const form = document.getElementById("finish-form");
  form.elements.csrfmiddlewaretoken.value = who.csrf; // the page may be older than the sign-in
  form.querySelector("[type=submit]").click();
}

// Signed out, with nothing that waits, it goes all the same: the server asks for the sign-in, and
// carries the notes through it.
async function whatHinders(who) {
  if (!who) return "No signal";
  if (who.user !== null && String(who.user) !== user) return "Another account is signed in here";
  if (isUnsaved()) return "A set is not saved yet";
  if (!(await waitsHere())) return "";
  return "Sets still wait on this phone";
}

// The way there and back takes the notes along, on this phone.
function signInFirst() {
  const link = document.createElement("a");
  link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname + location.search)}`;
  link.textContent = "Sign in, and come back here";
  link.addEventListener("click", () => keep("notes", { workout: part().dataset.workout, user, text: notes().value }));
  say("Sets still wait on this phone, and you are signed out. Your notes stay here. ", link);
}

const notes = () => document.querySelector("#finish-form [name=notes]");

/** The notes that somebody was writing when they had to sign in are in their field again. */
export function takeBackNotes() {
  const left = kept("notes");
  if (!left || left.user !== user || left.workout !== part().dataset.workout) return;
  keep("notes", null);
  notes().value = left.text;
  notes().dispatchEvent(new Event("input", { bubbles: true }));
}

/** Whether a set of this workout waits, of whatever exercise. */
async function waitsHere() {
  const kept = await ours();
  return kept.some((set) => set.state === "waiting");
}

// A workout is finished where its sets are: they go first, and until they are there the notes
// stay in their field.
import { ours, say, user } from "./here.js";
import * as outbox from "./outbox.js";
import { pause } from "./patience.js";

const LATER = "Finish after that: your notes stay here.";

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
  const who = await outbox.ask(5000);
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
  if (!(await waitsHere())) return "";
  return who.user === null ? "Sets still wait on this phone, and you are signed out: sign in on another page" : "Sets still wait on this phone";
}

/** Whether a set of this workout waits, of whatever exercise. */
async function waitsHere() {
  const kept = await ours();
  return kept.some((set) => set.state === "waiting");
}

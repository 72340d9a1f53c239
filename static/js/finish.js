// A workout is finished where its sets are: they go first, and until they are there the notes
// stay in their field.
import { ours, say, user } from "./here.js";
import * as outbox from "./outbox.js";
import { pause } from "./patience.js";

const LATER = "Finish after that: your notes stay here.";

let finishing = false;

export async function finish(event) {
  if (finishing) return;
  event.preventDefault();
  outbox.flush();
  for (let tries = 0; tries < 50 && (await waitsHere()); tries += 1) await pause(100);
  const who = await outbox.ask(5000);
  if (!who || (await waitsHere())) return say(`${who ? "Sets still wait on this phone" : "No signal"}. ${LATER}`);
  if (String(who.user) !== user) return say(`You are signed out. Sign in on another page. ${LATER}`);
  if (finishing) return; // it was tapped twice
  finishing = true;
  const form = document.getElementById("finish-form");
  form.elements.csrfmiddlewaretoken.value = who.csrf; // the page may be older than the sign-in
  form.querySelector("[type=submit]").click();
}

/** Whether a set of this workout waits, of whatever exercise. */
async function waitsHere() {
  const kept = await ours();
  return kept.some((set) => set.state === "waiting");
}

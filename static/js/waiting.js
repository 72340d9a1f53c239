// On every page: how many sets wait on this phone, why, and care that signing out loses none.

import "./unsent.js";
import { whoIsIn } from "./delivery.js";
import { keep } from "./kept.js";
import * as outbox from "./outbox.js";
import { daysOf, lateWords, SOON } from "./sets.js";

const PATIENCE = 3000; // milliseconds for the server to say that it is there
const user = document.body.dataset.user;
const unknown = "unknown" in document.body.dataset; // the server could not look who is signed in
const bar = document.querySelector("#waiting");
const badge = document.querySelector("#kept-count"); // in the way about, seen wherever one has scrolled to

const STANDINGS = {
  idle: () => "",
  offline: (they) => ` ${they("It’s", "They’re")} saved once Backplan is open where there’s a signal.`,
  "signed-out": (they) => ` Sign in, and ${they("it’s", "they’re")} saved.`,
  other: (they) => ` ${they("It belongs", "They belong")} to another account, and ${they("is", "are")} saved once that signs in here.`,
};

// The words of the notice are read out; the badge is there for whoever looks or asks.
function count(kept, days) {
  if (!badge) return;
  const hidden = document.createElement("span");
  hidden.className = "visually-hidden";
  hidden.textContent = ` not saved ${days < 3 ? "yet" : `for ${days} days`}`;
  badge.replaceChildren(...(kept ? [String(kept), hidden] : []));
  badge.hidden = kept === 0;
}

const counted = (count) => `${count} set${count === 1 ? "" : "s"}`;
const waits = (count) => `${counted(count)} wait${count === 1 ? "s" : ""} on this phone.`;

let said = "";

// A whole workout is as many sets as it has.
const sets = (kept) => kept.reduce((sum, each) => sum + (each.count ?? 1), 0);

async function show() {
  const kept = await outbox.keptToShow();
  const mine = kept.filter((set) => !user || String(set.user) === user);
  count(sets(mine), Math.max(0, ...mine.map(daysOf)));
  const aside = sets(mine.filter((set) => set.state !== "waiting"));
  const words = [];
  const late = lateWords(mine);
  const they = (one, many) => (sets(mine) === 1 ? one : many);
  if (mine.length) words.push(waits(sets(mine)) + (STANDINGS[outbox.standing]?.(they) ?? "") + late + (late && SOON));
  if (aside) words.push(`${counted(aside)} could not be saved as ${aside === 1 ? "it is" : "they are"}.`);
  if (kept.length > mine.length) words.push("Sets of another account wait on this phone.");
  if (words.join(" ") === said) return; // not read out again
  said = words.join(" ");
  const link = document.createElement("a");
  link.href = "/outbox/";
  link.textContent = they("See it", "See them");
  bar.replaceChildren(...(said ? [said, " ", link] : []));
  bar.hidden = !said;
}

// Nobody is signed in, or is about to be: the next one finds no page of whoever was before.
async function forget() {
  keep("landed", null);
  if ("caches" in window) await caches.delete("pages");
}

// Signing out takes the kept pages along; sets stay, so they are asked about first.
async function signOut(event) {
  const form = event.target;
  if (!form.matches("[data-sign-out]") || form.dataset.asked === "yes") return;
  event.preventDefault();
  const waiting = (await outbox.kept().catch(() => [])).filter((set) => String(set.user) === user);
  if (waiting.length && form.dataset.asked !== "once") {
    form.dataset.asked = "once";
    const asked = document.createElement("p");
    asked.setAttribute("role", "alert");
    const they = sets(waiting) === 1 ? "It is not saved yet and stays" : "They are not saved yet and stay";
    asked.textContent = `${waits(sets(waiting))} ${they} here until you sign in again.`;
    form.prepend(asked);
    form.querySelector("[type=submit]").textContent = "Sign out all the same";
    return;
  }
  form.dataset.asked = "yes";
  if (await whoIsIn(PATIENCE)) await forget().catch(() => {}); // else nobody is signed out now
  form.querySelector("[type=submit]").click();
}

if (bar) {
  outbox.watch(() => show().catch(() => {}));
  show().catch(() => {});
}
document.addEventListener("submit", signOut);
if (!unknown) keep("user", user ?? null); // for the list of sets, which may have nobody to ask
if (!user && !unknown) forget().catch(() => {});
outbox.start().catch(() => {});
navigator.serviceWorker?.register("/worker.js").catch(() => {});

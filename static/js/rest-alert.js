// The end of the rest as a notification of the phone itself, where it was asked for, and the offer
// of it beside the first rest. Nothing is sent anywhere: the page tells the worker beside it, so it
// comes while the page is open, in front or behind; a phone that sleeps brings it when it wakes.
import { chosen, onChoice } from "./aids.js";
import { keep, kept } from "./kept.js";
import { say } from "./set-form.js";

const TAG = "rest"; // a later one takes the place of an earlier one
const MISSING = "This browser can’t notify you. On an iPhone, add Backplan to your Home Screen and open it from there.";
const DENIED = "This browser blocks notifications from Backplan. You can allow them in its settings for this site.";

const box = document.getElementById("rest-offer");
const way = document.getElementById("rest-offer-way");
const button = document.getElementById("rest-tell");
const boxOfAlert = document.querySelector("[data-aid=alert]");
// What this phone was told once, here or at the end of the page, it is not asked again.
let isAnswered = kept("rest-offer") === "answered" || chosen("alert");

const canNotify = () => "Notification" in window && "serviceWorker" in navigator;
const permission = () => (canNotify() ? Notification.permission : "missing");

/** Notify, if that was chosen and is allowed. */
export async function tell() {
  if (!chosen("alert") || permission() !== "granted") return;
  const registration = await navigator.serviceWorker.getRegistration();
  const icon = document.querySelector("link[rel=apple-touch-icon]")?.href;
  const told = { tag: TAG, icon, body: "Time for your next set.", data: { url: location.href } };
  await registration?.showNotification("Your rest is over", told);
}

/** What was told is over: the next set is done, or nobody rests any more. */
export async function takeBack() {
  if (permission() !== "granted") return;
  const registration = await navigator.serviceWorker.getRegistration();
  for (const told of (await registration?.getNotifications({ tag: TAG })) ?? []) told.close();
}

/** Put a part of the page last in another. One that is there already stays, with the focus in it. */
export function moveInto(place, part) {
  if (place && part.parentElement !== place) place.append(part);
}

/** Offer it beside the rest, in the first workout that has one, until it is answered. A line that
 * opens the rest of it: the next set stays in sight. */
export function offer(isResting) {
  const { workout } = document.getElementById("workout")?.dataset ?? {};
  way.hidden = !isResting || isAnswered || (kept("rest-offer") ?? workout) !== workout;
  if (way.hidden) box.hidden = true;
  else keep("rest-offer", workout);
  moveInto(document.querySelector(".next-set"), box);
}

function open() {
  box.hidden = false;
  box.querySelector("button:not([hidden])").focus();
}

function answered() {
  isAnswered = true;
  keep("rest-offer", "answered");
  const hadFocus = box.contains(document.activeElement);
  way.hidden = box.hidden = true;
  if (hadFocus) document.getElementById("log")?.focus(); // what had it is gone
}

// Only by a press: a page that asks by itself is refused, by people and by browsers.
async function ask() {
  if (permission() === "default") await Notification.requestPermission().catch(() => {});
  const isGranted = permission() === "granted";
  keep("alert", isGranted || null);
  show();
  return isGranted;
}

// No button that could do nothing.
function show() {
  const refusal = { missing: MISSING, denied: DENIED }[permission()] ?? "";
  const isPossible = !refusal;
  button.hidden = !isPossible;
  boxOfAlert.checked = chosen("alert") && isPossible;
  document.getElementById("alerts").hidden = !isPossible;
  for (const line of document.querySelectorAll("[data-cannot-notify]")) {
    line.textContent = refusal;
    line.hidden = isPossible;
  }
}

if (box) {
  document.getElementById("rest-offer-open").addEventListener("click", open);
  button.addEventListener("click", async () => {
    if (!(await ask())) return;
    say("Done. We’ll tell you when your rest is over.");
    answered();
  });
  document.getElementById("rest-offer-close").addEventListener("click", answered);
  onChoice("alert", () => boxOfAlert.checked && ask());
  show();
}

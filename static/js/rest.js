// The rest between two sets: from the prescription, by the clock on the wall, so that neither a
// reload nor a locked phone stops it. It asks nothing, and nothing waits for it.
import { chosen, onChoice } from "./aids.js";
import { keep, kept } from "./kept.js";
import { moveInto, offer, takeBack, tell } from "./rest-alert.js";
import { say } from "./set-form.js";

const SECOND = 1000;
const STALE = 15 * 60 * SECOND;
// A phone taken out of the pocket long after is not rung.
const LATE = 5 * SECOND;
// Behind another page a timer may come up to a minute late, and is still worth a word.
const LATE_BEHIND = 75 * SECOND;

const box = document.getElementById("rest");
const left = document.getElementById("rest-left");
const ways = box?.querySelector(".rest-ways");
const workout = () => document.getElementById("workout");
let timer = 0;
let sound = null;

// {workout, id, ends, total, over}: one body rests once, whatever the exercise or the tab.
function resting() {
  const rest = kept("rest");
  const { workout: id, finished } = workout()?.dataset ?? {};
  if (!rest || rest.workout !== id || finished !== undefined) return null;
  const ahead = rest.ends - Date.now();
  // Past caring, or the clock was set back.
  return ahead < -STALE || ahead > rest.total ? null : rest;
}

function show() {
  clearTimeout(timer);
  moveInto(document.getElementById("rest-place"), box);
  const rest = resting();
  box.hidden = !rest;
  offer(!!rest);
  if (!rest) takeBack();
  if (!rest) return;
  const ahead = rest.ends - Date.now();
  ways.hidden = ahead <= 0;
  if (ahead <= 0) {
    left.textContent = "done";
    if (!rest.over) end(rest, ahead);
    return;
  }
  const seconds = Math.ceil(ahead / SECOND);
  left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  timer = setTimeout(show, ahead % SECOND || SECOND);
}

// Kept as over before it is said, so that another tab does not say it again.
function end(rest, ahead) {
  keep("rest", { ...rest, over: true });
  say("The rest is over.");
  if (ahead > -LATE_BEHIND) tell();
  if (ahead < -LATE) return;
  if (chosen("sound")) beep();
  if (chosen("vibration") && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
}

function beep() {
  if (sound?.state !== "running") return;
  const tone = sound.createOscillator();
  const volume = sound.createGain();
  tone.frequency.value = 880;
  volume.gain.setValueAtTime(0.3, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.4);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.4);
}

// A browser lets a page be heard only after a tap or a key; each one may be the first.
function allowSound() {
  if (!chosen("sound")) return;
  sound ??= new AudioContext();
  if (sound.state === "suspended") sound.resume().catch(() => {});
}

function start({ rest: seconds, id }) {
  const { workout: number, finished } = workout()?.dataset ?? {};
  takeBack();
  if (seconds > 0 && finished === undefined) {
    const total = seconds * SECOND;
    keep("rest", { workout: number, id, ends: Date.now() + total, total });
  } else if (kept("rest")?.id === id) {
    keep("rest", null); // the set it followed was taken back
  }
  show();
}

function more() {
  const rest = resting();
  if (rest) keep("rest", { ...rest, ends: rest.ends + 30 * SECOND, total: rest.total + 30 * SECOND });
  show();
}

function skip() {
  keep("rest", null);
  show();
  document.getElementById("log")?.focus(); // the button that had the focus is gone
}

if (box) {
  document.getElementById("rest-more").addEventListener("click", more);
  document.getElementById("rest-skip").addEventListener("click", skip);
  document.addEventListener("backplan:saved", ({ detail }) => start(detail));
  // Before the focus is put back where it was, which may be on a button of the rest.
  document.addEventListener("backplan:shown", show, { capture: true });
  document.addEventListener("visibilitychange", show);
  window.addEventListener("storage", show);
  window.addEventListener("pageshow", show);
  document.addEventListener("click", allowSound);
  document.addEventListener("keydown", allowSound);
  onChoice("sound", allowSound);
  show();
}

// A form that goes straight to the server, on a phone that knows it has no signal: it stays as it was
// typed, where the browser would put a page of its own in its place.
import { whoIsIn } from "./delivery.js";

const PATIENCE = 3000; // milliseconds: the server may be on this very machine
let passes = false;

async function held(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || passes || navigator.onLine || form.method !== "post" || !submitter) return;
  event.preventDefault();
  if (!(await whoIsIn(PATIENCE))) return say();
  passes = true;
  submitter.click();
  passes = false;
}

function say() {
  const words = document.createElement("p");
  words.className = "notice";
  words.tabIndex = -1;
  words.textContent = "No signal, so nothing has been sent yet. What you typed stays on this page. Try again once there’s a signal.";
  document.getElementById("notice").replaceChildren(words);
  words.focus();
}

// After all that keep what their forms say.
if (document.getElementById("notice")) addEventListener("submit", held);

// Enter a workout: what was asked for follows what is typed, a draft is kept as it is typed, and the
// whole workout goes through the outbox. Without this module it is a plain form.
import { follow, isLine, refresh } from "./enter-asked.js";
import { begin, dated, keepNow, keepSoon } from "./enter-draft.js";
import { notice, say, standing } from "./enter-page.js";
import { save } from "./enter-save.js";
import { fillAsAsked, form } from "./entry-form.js";
import { heedFingers, lifted } from "./finger.js";
import { unmark } from "./question.js";
import { step } from "./stepping.js";

const OFFLINE = "There’s no signal. More sets fit in the weight of the last one: 225x6 235x4.";

async function pressed(button) {
  const [does, exercise] = button.value.split(":");
  if (button.name !== "do" || does === "save") return save(button);
  if (does === "as-asked") return asAsked(button, exercise);
  const outcome = await refresh(button.value, { whole: true });
  if (outcome === "away" && does !== "show") notice(OFFLINE);
  if (outcome === "refused") notice("That didn’t work just now. What you typed is kept.");
}

async function asAsked(button, exercise) {
  fillAsAsked(exercise ? button.closest(".entry-group") : form());
  keepSoon();
  say("Filled in as asked.");
  if (!exercise) document.getElementById("save").focus({ preventScroll: true });
}

function nextField(from) {
  const shown = (one) => one.getClientRects().length > 0;
  const all = [...form().querySelectorAll(".stepped input, #id_notes")].filter(shown);
  return all[all.indexOf(from) + 1] ?? document.getElementById("save");
}

// A row that was touched shows its reps left from then on: nothing moves away under a finger.
async function takeInHand(target) {
  const row = target.closest?.("[data-row]");
  await lifted();
  row?.toggleAttribute("data-in-hand", true);
}

document.addEventListener("submit", (event) => {
  if (event.target !== form() || standing.direct || !event.submitter) return;
  event.preventDefault();
  pressed(event.submitter).catch(() => {});
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches("#entry input")) return;
  event.preventDefault();
  if (event.target.matches(".stepped input")) {
    const next = nextField(event.target);
    next.focus();
    next.select?.();
  }
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest("#entry [data-step]");
  if (button) say(step(button));
});
document.addEventListener("input", ({ target }) => {
  if (!target.closest("#entry")) return;
  unmark(target);
  keepSoon();
  if (target.closest("[data-row]")) follow();
});
document.addEventListener("change", ({ target }) => {
  if (target.name === "performed_on" && target.value < "1950") return; // half a date
  if (target.closest(".entry-day")) dated().catch(() => {});
  else if (isLine(target)) refresh("show");
});
for (const name of ["click", "focusin"]) document.addEventListener(name, ({ target }) => takeInHand(target));
heedFingers();
addEventListener("pagehide", () => keepNow().catch(() => {}));
document.addEventListener("backplan:asked", keepSoon); // the server's form is in the place of ours

begin();

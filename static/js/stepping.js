// Steppers: less and more beside a number, along the ladder for weights; a tapped number is selected.
import { number } from "./sets.js";

export const isNumber = (text) => /^[+-]?\d+([.,]\d+)?$/.test(text);
export const written = (input) => input.value.trim().replace("\u2212", "-");

// A box has its own rungs, or those of the exercise that it stands in.
function rungsOf(box) {
  const text = box.dataset.rungs ?? (box.matches("[data-load]") && box.closest("[data-rungs]").dataset.rungs);
  return text ? text.split(" ") : undefined;
}

// The next rung of the ladder from wherever the weight is; reps go one by one.
function stepped(box, text, direction) {
  if (text === "") return box.dataset.blank || (rungsOf(box)?.[0] ?? "1");
  if (!isNumber(text)) return text;
  const from = number(text);
  const rungs = rungsOf(box);
  if (!rungs) return String(Math.min(100, Math.max(0, from + direction)));
  const next =
    direction > 0
      ? rungs.find((rung) => Number(rung) > from)
      : rungs.filter((rung) => Number(rung) < from).pop();
  return next ?? text;
}

/** Take the step of a button; the name and the new value of its field, to be read out. */
export function step(button) {
  const box = button.closest(".stepped");
  const input = box.querySelector("input");
  input.value = stepped(box, written(input), Number(button.dataset.step));
  input.dispatchEvent(new Event("input", { bubbles: true }));
  return `${box.querySelector("label").textContent} ${input.value}`;
}

// What is tapped is replaced by what is typed next.
let pressed;
document.addEventListener("pointerdown", ({ target }) => (pressed = target));
document.addEventListener("focusin", ({ target }) => {
  if (target !== pressed || !target.matches(".stepped input")) return;
  setTimeout(() => document.activeElement === target && target.select());
});

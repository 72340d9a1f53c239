// Aids that are off until chosen, and stay chosen on this device.
import { keep, kept } from "./kept.js";

const boxesOf = (aid) => document.querySelectorAll(`[data-aid=${aid}]`);

export const chosen = (aid) => kept(aid) === true;

export function onChoice(aid, act) {
  for (const box of boxesOf(aid)) box.addEventListener("change", act);
}

const aids = document.getElementById("aids");
if (aids) {
  aids.hidden = false;
  for (const line of document.querySelectorAll("[data-vibrates]")) line.hidden = !("vibrate" in navigator);
  for (const box of document.querySelectorAll("[data-aid]")) {
    box.checked = chosen(box.dataset.aid);
    box.addEventListener("change", () => choose(box));
  }
}

// Some stand on a page twice: beside the first rest, and at its end.
function choose({ dataset: { aid }, checked }) {
  keep(aid, checked || null);
  for (const box of boxesOf(aid)) box.checked = checked;
}

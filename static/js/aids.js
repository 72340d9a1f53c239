// Aids that are off until chosen, and stay chosen on this device.
import { keep, kept } from "./kept.js";

export const chosen = (aid) => kept(aid) === true;

export function onChoice(aid, act) {
  document.querySelector(`[data-aid=${aid}]`)?.addEventListener("change", act);
}

const aids = document.getElementById("aids");
if (aids) {
  aids.hidden = false;
  document.getElementById("vibrates").hidden = !("vibrate" in navigator);
  for (const box of aids.querySelectorAll("[data-aid]")) {
    box.checked = chosen(box.dataset.aid);
    box.addEventListener("change", () => keep(box.dataset.aid, box.checked || null));
  }
}

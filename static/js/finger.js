// Nothing is replaced under a finger: the tap would be lost.
import { pause } from "./patience.js";

let isDown = false;
document.addEventListener("pointerdown", () => (isDown = true));
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, () => setTimeout(() => (isDown = false), 50));
}

/** Whether a finger is down now. */
export const pressed = () => isDown;

/** Until none is. */
export async function lifted() {
  while (isDown) await pause(20);
}

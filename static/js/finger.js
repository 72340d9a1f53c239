// Nothing is replaced under a finger: the tap would be lost.
import { pause } from "./patience.js";

let isDown = false;
let isHeeded = false;

/** Begin to notice where a finger comes down, on a page that replaces anything. */
export function heedFingers() {
  if (isHeeded) return;
  isHeeded = true;
  document.addEventListener("pointerdown", () => (isDown = true));
  for (const name of ["pointerup", "pointercancel"]) {
    document.addEventListener(name, () => setTimeout(() => (isDown = false), 50));
  }
}

/** Until none is down. */
export async function lifted() {
  while (isDown) await pause(20);
}

/** What `look` resolves to, looked up again where a finger came down meanwhile. From then on
 * whoever asked must not wait.
 * @param {() => Promise<any>} look */
export async function untouched(look) {
  for (;;) {
    await lifted();
    const seen = await look();
    if (!isDown) return seen;
  }
}

// The list of a workout's exercises: how many sets of each are done, by the server's word and with
// those that this phone keeps.
import { counts } from "./ahead.js";

const links = (root) => [...root.querySelectorAll(".step-list a")];

/** Count what `sets` of the workout change, of whatever exercise. A set is counted once by its id,
 * however old the page is. */
export function recount(root, sets) {
  for (const link of links(root)) {
    const mine = sets.filter(({ exercise }) => exercise === link.dataset.slug);
    if (mine.length === 0) continue;
    const work = new Set(link.dataset.work.split(" ").filter(Boolean));
    for (const { id, fields } of mine) work[counts(fields) ? "add" : "delete"](id);
    const of = link.querySelector(".count").textContent.split("/")[1];
    link.querySelector(".count").textContent = of ? `${work.size}/${of}` : String(work.size);
  }
}

/** Let an older list say what a newer one does. */
export function renew(root, newer) {
  for (const link of links(root)) {
    const like = links(newer).find(({ dataset }) => dataset.slug === link.dataset.slug);
    if (!like) continue;
    link.dataset.work = like.dataset.work;
    link.querySelector(".count").textContent = like.querySelector(".count").textContent;
  }
}

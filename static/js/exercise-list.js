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
    if (mine.some(({ fields }) => fields.pain === "on" && counts(fields))) link.dataset.over = "";
    const of = link.querySelector(".count").textContent.split("/")[1];
    link.querySelector(".count").textContent = of ? `${work.size}/${of}` : String(work.size);
  }
  const old = root.querySelector("[data-way-on]");
  const way = old && wayOn(root);
  if (way && words(way) !== words(old)) old.replaceWith(way);
}

const words = (way) => way.firstElementChild.textContent;

/** The way on from an exercise that is done: the first other that has sets to do, or to finish;
 * none where the workout is finished. */
export function wayOn(root) {
  const following = links(root).find((link) => {
    const [done, sets] = link.querySelector(".count").textContent.split("/");
    const isDone = "over" in link.dataset || !(Number(done) < Number(sets));
    return !link.hasAttribute("aria-current") && !isDone;
  });
  if (!following && "finished" in root.dataset) return undefined;
  const way = document.createElement("p");
  way.dataset.wayOn = "";
  const step = document.createElement(following ? "a" : "button");
  step.className = "button log";
  step.textContent = following ? `Next: ${following.querySelector("span").textContent}` : "All sets are done: finish";
  step.setAttribute(following ? "href" : "form", following ? following.href : "finish-form");
  step.setAttribute("autofocus", "");
  way.append(step);
  return way;
}

/** Let an older list say what a newer one does. */
export function renew(root, newer) {
  for (const link of links(root)) {
    const like = links(newer).find(({ dataset }) => dataset.slug === link.dataset.slug);
    if (!like) continue;
    link.dataset.work = like.dataset.work;
    link.toggleAttribute("data-over", like.hasAttribute("data-over"));
    link.querySelector(".count").textContent = like.querySelector(".count").textContent;
  }
}

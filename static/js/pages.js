// The pages that the worker keeps for where there is no signal.
import { renew } from "./exercise-list.js";

const MOST = 10; // exercises of a workout
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/** The pages of this workout that are kept are brought up to its newest middle: those of the same
 * exercise get it, so that a reload shows no older sets, those of the others and the week its counts. */
export async function rewrite(workout) {
  if (!("caches" in window)) return;
  await tellWorker();
  const pages = await caches.open("pages");
  const newest = parsed(workout).getElementById("workout");
  for (const request of await pages.keys()) {
    const { pathname } = new URL(request.url);
    if (![location.pathname, "/week/"].includes(pathname)) continue;
    const kept = await pages.match(request);
    const page = parsed((await kept?.text()) ?? "");
    const middle = page.getElementById("workout");
    const begun = page.getElementById(`open-${newest.dataset.workout}-words`);
    if (begun) begun.textContent = newest.dataset.begun;
    else if (!middle) continue; // the workout to read, once it is finished
    else if (middle.dataset.exercise === newest.dataset.exercise) middle.outerHTML = workout;
    else renew(middle, newest);
    const body = `<!doctype html>${page.documentElement.outerHTML}`;
    await pages.put(request, new Response(body, { headers: kept?.headers }));
  }
}

// Since when kept pages count what was just saved: a page that was asked for before is older (worker.js).
async function tellWorker() {
  const told = await caches.open("counted");
  await told.put("/counted", new Response(String(Date.now())));
}

// The week, every exercise (also this one, which its tab opens by another address than a workout
// begins with) and the address that begins with the next of them are kept too, so that all of today
// opens without a signal.
export async function keepOthers() {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  const links = [...document.querySelectorAll(".step-list a")];
  const edited = new URL(location.href).searchParams.has("edit") ? "?edit" : "";
  const also = ["/week/", location.pathname + edited, ...links.slice(0, MOST)];
  const keep = also.map((each) => new URL(each, location.href).href);
  worker?.postMessage({ keep: keep.filter((each) => each !== location.href) });
}

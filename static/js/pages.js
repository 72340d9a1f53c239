// The pages that the worker keeps for where there is no signal.

// The page kept for offline gets the same middle, so that a reload shows no older sets.
export async function rewrite(workout) {
  if (!("caches" in window)) return;
  const pages = await caches.open("pages");
  const kept = await pages.match(location.href);
  if (!kept) return;
  const page = new DOMParser().parseFromString(await kept.text(), "text/html");
  page.getElementById("workout").outerHTML = workout;
  const body = `<!doctype html>${page.documentElement.outerHTML}`;
  await pages.put(location.href, new Response(body, { headers: kept.headers }));
}

// The week and the other exercises are kept too, so that all of today opens without a signal.
export async function keepOthers() {
  const worker = (await navigator.serviceWorker?.ready)?.active;
  const links = document.querySelectorAll(".step-list a:not([aria-current])");
  const week = new URL("/week/", location.href).href;
  worker?.postMessage({ keep: [week, ...[...links].map((link) => link.href)] });
}

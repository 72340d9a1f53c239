// Answers for the site on a phone: what never changes from the phone, pages from the network.
// One private set of pages is kept, this week and the workout that is open or of these days: those
// that the server marks with X-Keep-Offline and the account they belong to. Sets are not its
// business: outbox.js. A phone that refuses to keep anything has the site as long as it has a signal.

const SHELL = `shell-${TOLD.version}`;
const PAGES = "pages";
const KEEP = "X-Keep-Offline";
const MOST_PAGES = 16;
const PATIENCE = 4000; // milliseconds that a page may take while there is a kept one

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().catch(orWithout).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const dropped = dropOldShells().catch(() => {});
  event.waitUntil(dropped.then(() => self.clients.claim()).then(renewPages));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (TOLD.shell.includes(url.pathname)) event.respondWith(fromShell(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(bringToFront(event.notification.data.url));
});

self.addEventListener("message", (event) => {
  if (event.data.keep) event.waitUntil(keepAlso(event.data.keep));
});

/** The page of the workout, wherever it is open; else one of its own. */
async function bringToFront(address) {
  const { pathname } = new URL(address);
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = pages.find(({ url }) => new URL(url).pathname === pathname);
  await (there ? there.focus() : self.clients.openWindow(address));
}

// Of a visitor's phone only what the page without a signal needs; where pages are kept, all of it.
async function keepShell() {
  const pages = await (await caches.open(PAGES)).keys();
  await keepFiles(pages.length ? TOLD.shell : TOLD.first);
}

/** Keep these files, and the page without a signal, unless they are. */
async function keepFiles(files) {
  const cache = await caches.open(SHELL);
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const missing = [...files, TOLD.outbox].filter((file) => !kept.includes(file));
  await cache.addAll(missing.map((url) => new Request(url, { credentials: "omit" })));
}

let shellIsWhole; // as long as this worker runs

// No page is kept without all that it needs.
function makeWhole() {
  shellIsWhole ??= keepFiles(TOLD.shell).catch((error) => {
    shellIsWhole = undefined;
    throw error;
  });
  return shellIsWhole;
}

// Where the storage refuses, a worker with nothing is better than none, but no better than an older
// one. Fetching fails with another error, and is tried anew by the browser.
function orWithout(error) {
  if (self.registration.active || !(error instanceof DOMException)) throw error;
}

async function dropOldShells() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromShell(request) {
  const kept = await ofShell(request.url);
  if (kept && TOLD.hashed) return kept;
  return fetch(request).catch((error) => {
    if (kept) return kept;
    throw error;
  });
}

const ofShell = (url) => caches.match(url, { cacheName: SHELL }).catch(() => undefined);

// Pages name the shell they came with by its hashes, and that is gone.
async function renewPages() {
  const cache = await caches.open(PAGES);
  await keepAlso((await cache.keys()).map(({ url }) => url));
}

async function page(event) {
  const { request } = event;
  const asked = Date.now();
  const fresh = fetch(request);
  // Also when it comes too late for now: for the next time.
  event.waitUntil(fresh.then((response) => keep(request.url, response, asked)).catch(() => {}));
  const kept = await keptPage(request.url).catch(() => undefined);
  try {
    const answer = await (kept ? Promise.race([fresh, tooLate()]) : fresh);
    return kept && answer.status >= 500 ? kept : answer;
  } catch {
    return kept ?? (await ofShell(TOLD.outbox)) ?? noSignal();
  }
}

// Never the browser's own page.
function noSignal() {
  const words = "<h1>No signal</h1><p>This page is not on your phone, and the server cannot be reached.</p>";
  const again = "<p><a href=''>Try again</a> <a href='/week/'>This week</a></p>";
  const head = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>No signal</title>";
  return new Response(head + words + again, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

function tooLate() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("too late")));
}

// What was asked for and nothing like it: each exercise of a workout is a page of its own.
async function keptPage(url) {
  return (await caches.open(PAGES)).match(url);
}

/** Whether a set was counted on the kept pages (pages.js) since this one was asked for. */
async function isOlder(asked) {
  const told = await caches.match("/counted", { cacheName: "counted" });
  const counted = Number(await told?.text());
  return counted >= asked && counted <= Date.now(); // a clock that was put back says nothing
}

/** Keep an answer that the server lets a phone keep, and nothing of anybody else's. One that was
 * asked for before a set was saved takes no page's place that counts it, and is asked for again. */
async function keep(url, answer, asked) {
  if (answer.status === 404) return forget(url);
  const owner = answer.headers.get(KEEP);
  if (!answer.ok || answer.redirected || !owner) return;
  const read = answer.clone().blob(); // before anybody else reads it
  await makeWhole();
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name); // of what was compressed
  const whole = new Response(await read, { headers }); // what breaks off takes no kept page away
  const cache = await caches.open(PAGES);
  for (const other of await cache.keys()) {
    const kept = await cache.match(other);
    if (kept?.headers.get(KEEP) !== owner) await cache.delete(other);
  }
  if ((await cache.match(url)) && (await isOlder(asked))) return keepAlso([url]);
  await cache.delete(url);
  await cache.put(url, whole);
  if (await isOlder(asked)) await keepAlso([url]); // counted while it was put there
  const all = await cache.keys();
  await Promise.all(all.slice(0, -MOST_PAGES).map((old) => cache.delete(old)));
}

// What is not there any more, as a workout that was deleted, opens nowhere.
async function forget(url) {
  const cache = await caches.open(PAGES);
  await cache.delete(url, { ignoreSearch: true });
}

async function keepAlso(urls) {
  for (const url of urls) {
    const asked = Date.now();
    const answer = await fetch(url, { headers: { Accept: "text/html" } }).catch(() => undefined);
    if (answer) await keep(url, answer, asked);
  }
}

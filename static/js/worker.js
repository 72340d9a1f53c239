// Answers for the site on a phone: what never changes from the phone, pages from the network.
// One private set of pages is kept, this week and today's workout: those that the server marks
// with X-Keep-Offline and the account they belong to. Sets are not its business: outbox.js.

const SHELL = `shell-${TOLD.version}`;
const PAGES = "pages";
const KEEP = "X-Keep-Offline";
const MOST_PAGES = 12;
const PATIENCE = 4000; // milliseconds that a page may take while there is a kept one

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (TOLD.shell.includes(url.pathname)) event.respondWith(fromShell(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
});

self.addEventListener("message", (event) => {
  if (event.data.keep) event.waitUntil(keepAlso(event.data.keep));
});

async function keepShell() {
  const cache = await caches.open(SHELL);
  await cache.addAll([...TOLD.shell, TOLD.outbox].map((url) => new Request(url, { credentials: "omit" })));
}

async function dropOldShells() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function fromShell(request) {
  const kept = await caches.match(request.url, { cacheName: SHELL });
  if (kept && TOLD.hashed) return kept;
  return fetch(request).catch((error) => {
    if (kept) return kept;
    throw error;
  });
}

async function page(event) {
  const { request } = event;
  const kept = await keptPage(request.url);
  const fresh = fetch(request).then((response) => {
    if (response.ok && response.headers.has(KEEP)) event.waitUntil(keep(request.url, response.clone()));
    return response;
  });
  try {
    return await (kept ? Promise.race([fresh, tooLate()]) : fresh);
  } catch {
    fresh.catch(() => {}); // it may still come, for the next time
    return kept ?? caches.match(TOLD.outbox, { cacheName: SHELL });
  }
}

function tooLate() {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE, new Error("too late")));
}

// A workout opened on an exercise that was never shown is answered by its first page.
async function keptPage(url) {
  const cache = await caches.open(PAGES);
  return (await cache.match(url)) ?? cache.match(url, { ignoreSearch: true });
}

async function keep(url, response) {
  const cache = await caches.open(PAGES);
  const owner = response.headers.get(KEEP);
  for (const other of await cache.keys()) {
    const kept = await cache.match(other);
    if (kept.headers.get(KEEP) !== owner) await cache.delete(other);
  }
  await cache.delete(url);
  await cache.put(url, response);
  const all = await cache.keys();
  await Promise.all(all.slice(0, -MOST_PAGES).map((old) => cache.delete(old)));
}

async function keepAlso(urls) {
  for (const url of urls) {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    if (response.ok && response.headers.has(KEEP)) await keep(url, response);
  }
}

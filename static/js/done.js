// What was just finished is read, and changed, without a signal too: the worker keeps its pages.
const read = new URL(location.pathname.replace(/done\/$/, ""), location.href).href;
const week = new URL("/week/", location.href).href;

navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage({ keep: [read, `${read}?edit`, week] }));

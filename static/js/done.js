// What was just finished can be read without a signal: its page is kept as it is now.
const address = location.pathname.replace(/done\/$/, "");

navigator.serviceWorker?.ready.then(({ active }) => {
  active?.postMessage({ keep: [address, `${address}?edit`, new URL("/week/", location.href).href].map((each) => new URL(each, location.href).href) });
});

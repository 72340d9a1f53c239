// The screen stays on while a workout is open. It may be refused (battery, old browser): then not.
let lock = null;

async function stayAwake() {
  const open = document.querySelector("#workout:not([data-finished])");
  if (!open || document.visibilityState !== "visible" || (lock && !lock.released)) return;
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    lock = null;
  }
}

// The browser takes the lock back whenever the page is hidden.
document.addEventListener("visibilitychange", stayAwake);
stayAwake();

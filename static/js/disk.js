// A store of this browser, by its database and name. What is written counts as kept once the browser
// has committed it to disk ("strict"), not before.

/** A function that does `work(store, give)` in one transaction and resolves to what was given. */
export function disk(database, name, upgrade) {
  let opened;

  function open() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(database, 1);
      request.onupgradeneeded = () => upgrade(request.result);
      request.onsuccess = () => {
        request.result.onversionchange = () => request.result.close(); // a newer tab's turn
        resolve(request.result);
      };
      request.onerror = () => reject(request.error);
      request.onblocked = () => reject(new Error("blocked"));
    });
    opened.catch(() => (opened = undefined)); // asked again next time
    return opened;
  }

  // iOS shuts an open store behind the back of a page that was away: then it is opened anew.
  async function begun(mode) {
    const begin = async () => (await open()).transaction(name, mode, { durability: "strict" });
    return begin().catch(() => {
      opened = undefined;
      return begin();
    });
  }

  return async (mode, work) => {
    const transaction = await begun(mode);
    return new Promise((resolve, reject) => {
      let result;
      work(transaction.objectStore(name), (value) => (result = value));
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
  };
}

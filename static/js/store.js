// Sets that are not saved yet, kept on this phone. A set counts as kept once the browser has
// committed it to disk ("strict"), not before. Order is the order of arrival, whatever a clock says.

const NAME = "backplan";
const SETS = "sets";

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      const sets = request.result.createObjectStore(SETS, { keyPath: "seq", autoIncrement: true });
      sets.createIndex("id", "id", { unique: true });
    };
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
  const begin = async () => (await open()).transaction(SETS, mode, { durability: "strict" });
  return begin().catch(() => {
    opened = undefined;
    return begin();
  });
}

async function transact(mode, work) {
  const transaction = await begun(mode);
  return new Promise((resolve, reject) => {
    let result;
    work(transaction.objectStore(SETS), (value) => (result = value));
    transaction.oncomplete = () => resolve(result);
    transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
  });
}

/** Every kept set, oldest first. */
export function all() {
  return transact("readonly", (sets, give) => {
    const request = sets.getAll();
    request.onsuccess = () => give(request.result);
  });
}

/**
 * Read the kept set with this id (undefined if there is none) and write what `change` makes of it,
 * in one transaction: undefined removes it. Resolves to what was written, once it is on disk.
 */
export function change(id, change) {
  return transact("readwrite", (sets, give) => {
    const request = sets.index("id").get(id);
    request.onsuccess = () => {
      const before = request.result;
      const after = change(before);
      give(after);
      try {
        if (after) sets.put(after);
        else if (before) sets.delete(before.seq);
      } catch {
        sets.transaction.abort();
      }
    };
  });
}

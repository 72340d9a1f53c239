// What is not saved yet, kept on this phone: sets, and whole workouts. Order is the order of
// arrival, whatever a clock says.
import { disk } from "./disk.js";

const transact = disk("backplan", "sets", (database) => {
  const sets = database.createObjectStore("sets", { keyPath: "seq", autoIncrement: true });
  sets.createIndex("id", "id", { unique: true });
});

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
        sets.transaction.commit?.(); // Safari may freeze a page that is left before it would by itself
      } catch {
        sets.transaction.abort();
      }
    };
  });
}

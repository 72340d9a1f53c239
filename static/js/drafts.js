// What was typed of a workout that is not saved yet, kept on this phone as it is typed: one draft an
// account, day of the plan and date.
import { disk } from "./disk.js";

const LASTS = 60 * 24 * 3600 * 1000; // milliseconds after which nobody comes back to a draft

const transact = disk("backplan-drafts", "drafts", (database) => {
  database.createObjectStore("drafts", { keyPath: "key" });
});

export const keyOf = ({ user, role, on }) => `${user} ${role} ${on}`;

/** Keep a draft: {user, role, on, edition, at, fields}, the fields as pairs. */
export function keepDraft(draft) {
  return transact("readwrite", (drafts) => {
    drafts.put({ ...draft, key: keyOf(draft) });
    commit(drafts);
  });
}

export function dropDraft(key) {
  return transact("readwrite", (drafts) => {
    drafts.delete(key);
    commit(drafts);
  });
}

// A draft is kept as its page is left, and Safari may freeze that page on the spot: what it has
// begun to write by then and not committed shuts the store for every page after it.
function commit({ transaction }) {
  transaction.commit?.();
}

/** The drafts of an account, newest first; those that are too old go. */
export function draftsOf(user) {
  return transact("readwrite", (drafts, give) => {
    const request = drafts.getAll();
    request.onsuccess = () => {
      const old = request.result.filter(({ at }) => Date.now() - at > LASTS);
      for (const { key } of old) drafts.delete(key);
      const mine = request.result.filter((draft) => draft.user === user && !old.includes(draft));
      give(mine.sort((one, other) => other.at - one.at));
    };
  });
}

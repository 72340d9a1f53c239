// Sets that the server took while its page could not be had: shown from this phone until it can,
// also on a kept page that is older than they are, so that nobody logs them again.
import { keep, kept } from "./kept.js";

const MOST = 60; // of all workouts

const all = () => kept("landed") ?? [];

export const isIn = (sets, { id }) => sets.some((set) => set.id === id);

/** The user's own of the workout that `root` shows, oldest first; unless `any`, of its exercise. */
export function landed(user, { dataset }, any = false) {
  const here = all().filter((set) => set.workout === dataset.workout && String(set.user) === user);
  return here.filter((set) => any || set.exercise === dataset.exercise);
}

export function land(sets) {
  if (sets.length === 0) return;
  keep("landed", [...all().filter((set) => !isIn(sets, set)), ...sets].slice(-MOST));
}

/** The server's page shows these now. */
export function settle(sets) {
  const left = all().filter((set) => !isIn(sets, set));
  keep("landed", left.length ? left : null);
}

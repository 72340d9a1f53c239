// Where sets that are kept on this phone lead, by the table that came with the page, which
// workouts/log_sets/sets_to_come.py made. Nothing is worked out here: each step is only looked up.

import { number } from "./sets.js";

/** The table in a page, where what targets have in common stands once; null beside the plan. */
export function table(root) {
  return unpacked(JSON.parse(root.querySelector("#ahead").textContent));
}

/** The table with each target whole, as `nodes`: where each of its ways leads, and why. */
export function unpacked(packed) {
  if (!packed?.targets) return packed; // none, or one that a server from before has sent
  const { weights, aims, cases, plans, targets } = packed;
  const nodes = targets.map(([weight, aim, plan, leads]) => {
    const [load, plates, figure, unit, words] = weights[weight];
    const [reps, aimed] = aims[aim];
    const ways = plans[plan].map((each, place) => {
      const [from, to, left, why] = cases[each];
      return [from, to, left, leads[place], why];
    });
    return { load, plates, figure, unit, words, reps, aim: aimed, ways };
  });
  return { ...packed, nodes };
}

/** Where the sets that wait lead, by the server's table; `node` is null where it does not say. */
export function follow(ahead, kept, root) {
  let node = ahead?.nodes[0] ?? null;
  let why = "";
  let done = ahead?.done ?? 0;
  let hurt = false;
  for (const { id, fields } of kept.filter((set) => set.state === "waiting")) {
    const row = root.querySelector(`#set-${id}`);
    if (row) {
      node = null; // a change to what the server counted
      done += Number(counts(fields)) - Number(row.matches(".set-work"));
    } else if (counts(fields)) {
      done += 1;
      hurt ||= fields.pain === "on";
      const way = node && wayFrom(node, fields);
      why = way ? ahead.whys[way[4]].replace("{reps}", repsWords(repsOf(fields))) : "";
      node = way ? ahead.nodes[way[3]] : null;
    }
  }
  return { ahead, node, why, done, over: Boolean(ahead && (hurt || done >= ahead.sets)) };
}

/** Whether a set counts as one of those that the plan asks for. */
export const counts = (fields) => !["undone", "warmup"].includes(fields.kind);
const repsWords = (reps) => `${reps} rep${reps === 1 ? "" : "s"}`;

function repsOf({ reps, left_reps: left, right_reps: right }) {
  return left === undefined ? Number(reps) : Math.min(Number(left), Number(right));
}

function wayFrom(node, fields) {
  if (number(fields.load) !== number(node.load)) return undefined;
  const reps = repsOf(fields);
  const left = fields.rir === "" ? null : Number(fields.rir);
  const fits = ([from, to]) => from <= reps && reps <= (to ?? reps);
  // One or two left lead as not saying does; so does nothing left where it has no way of its own.
  return [left, null].map((said) => node.ways.find((way) => way[2] === said && fits(way))).find(Boolean);
}

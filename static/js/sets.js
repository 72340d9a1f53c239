// What the scripts know of a set as somebody wrote it; reading it is the server's.

export const A_DAY = 24 * 3600 * 1000; // milliseconds

/** For how many days a kept set waits, by this phone's clock. */
export const daysOf = ({ at }) => Math.floor((Date.now() - (at ?? Date.now())) / A_DAY);

/** What is said of sets of which one has waited for three days; "" of others. */
export function lateWords(sets) {
  const days = Math.max(0, ...sets.map(daysOf));
  return days < 3 ? "" : ` It’s been ${days} days.`;
}

export const SOON = " Don’t leave it long, because a phone may clear what it keeps after a week.";

/** Whether the weight field is meant as a whole set, such as 225x5@2 or bw x 6. */
export const isShort = (load) => /[x×*@]/i.test(load);

/** A weight as a number, with a comma or a true minus as well. */
export const number = (text) => Number(String(text).replace(",", ".").replace("\u2212", "-"));

/** A weight in words, as the server would say it; `unit` and `signed` are the form's. */
export function loadWords({ unit, signed }, load) {
  if (signed === undefined) return `${load} ${unit}`;
  if (number(load) === 0) return "bodyweight";
  const size = load.replace(/^[+-]/, "");
  return load.startsWith("-") ? `${size} ${unit} assistance` : `+${size} ${unit}`;
}

const COMPARED = ["load", "reps", "left_reps", "right_reps", "rir", "kind", "pain"];

/** A set's content as text, the same whether it was typed or comes back from the server. */
export function content(fields) {
  const plain = (value) => {
    const text = String(value ?? "").trim().replace(",", ".");
    return /^[+-]?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text;
  };
  const arms = fields.left_reps != null && fields.left_reps !== "";
  return COMPARED.map((name) => {
    if (name === "reps" && arms) return ""; // the weaker arm's: the server works them out
    if (name === "pain") return fields.pain === true || fields.pain === "on" ? "on" : "";
    if (name === "kind") return fields.kind || "work";
    return plain(fields[name]);
  }).join("|");
}

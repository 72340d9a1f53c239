// A set that is hardly meant is asked about before it is kept, with or without a signal. How far a
// weight and reps go unasked comes with the form, from the server; here they are only compared.

import { isShort, loadWords, number } from "./sets.js";

const SHORT = /^([^x×*@]+?) ?[x×*] ?(\d+)/i;
const REPS = ["reps", "left_reps", "right_reps"];

/** A set as numbers: its weight, and the most reps of either arm; NaN is left to the server. */
export function said(fields) {
  const short = SHORT.exec(String(fields.load).trim());
  if (short) return { load: /^bw$/i.test(short[1]) ? 0 : number(short[1]), reps: Number(short[2]) };
  return { load: number(fields.load), reps: Math.max(...REPS.map((name) => Number(fields[name] ?? 0))) };
}

/** Whether no set may be like that: the server refuses it, whatever is said. */
function isBeyond({ limits }, { load, reps }) {
  const [heaviest, most, lightest = -Infinity] = (limits ?? "Infinity Infinity").split(" ").map(Number);
  return load > heaviest || load < lightest || reps > most;
}

/** The question about what a form sends: {questions, yes, sure}; undefined where there is none. */
export function doubtOf({ dataset }, fields) {
  const now = said(fields);
  if (isBeyond(dataset, now)) return undefined; // nobody could say yes
  const sure = said({ load: fields.sure ?? "" });
  /** @type {Record<string, string>} */
  const questions = {};
  /** @type {string[]} */
  const doubted = [];
  const isLight = (fields.kind || "work") === "work" && dataset.least && now.load < Number(dataset.least);
  if ((now.load > Number(dataset.likely) || isLight) && now.load !== sure.load) {
    const words = loadWords(dataset, String(now.load));
    const warmUp = isLight ? " If it was a warm-up, log it as one." : "";
    questions.load = `${words[0].toUpperCase()}${words.slice(1)}? ${dataset.known}${warmUp}`;
    doubted.push(words);
  }
  if (now.reps > Number(dataset.likelyReps) && now.reps !== sure.reps) {
    const name = REPS.find((each) => Number(fields[each]) === now.reps) ?? "load";
    questions[name] = [questions[name], `${now.reps} reps? That’s a lot for one set.`].filter(Boolean).join(" ");
    doubted.push(`${now.reps} reps`);
  }
  if (doubted.length === 0) return undefined;
  return { questions, yes: `Yes, ${doubted.join(" × ")}`, sure: `${now.load}x${now.reps}` };
}

/** Put a question into a form, with a yes that is sent as the button that was `pressed`. */
export function ask(form, { questions, yes, sure }, pressed = {}) {
  unask(form);
  const ids = Object.entries(questions).map(([name, words]) => mark(form.querySelector(`[name=${name}]`), words));
  const line = document.createElement("p");
  line.className = "sure";
  const named = Object.assign(document.createElement("input"), { type: "hidden", name: "sure", value: sure });
  const button = Object.assign(document.createElement("button"), { className: "button", id: "sure", textContent: yes });
  button.dataset.since = String(performance.now());
  if (pressed.name) Object.assign(button, { name: pressed.name, value: pressed.value });
  button.setAttribute("aria-describedby", ids.join(" "));
  line.append(named, button);
  (form.querySelector(".set-fields") ?? [...form.querySelectorAll(".field")].pop()).after(line);
  return button;
}

/** Take a question back: what it is about was changed. */
export function unask(form) {
  const line = form.querySelector(".sure");
  for (const id of line?.querySelector("button").getAttribute("aria-describedby").split(" ") ?? []) {
    const error = form.querySelector(`[id="${id}"]`);
    const field = error?.closest(".field");
    field?.classList.remove("has-error");
    for (const input of field?.querySelectorAll("[aria-invalid]") ?? []) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
    error?.remove();
  }
  line?.remove();
}

/** Take back what was said beside a field: it is being put right. */
export function unmark(input) {
  if (!input.hasAttribute("aria-invalid")) return;
  document.getElementById(input.getAttribute("aria-describedby"))?.remove();
  for (const name of ["aria-invalid", "aria-describedby"]) input.removeAttribute(name);
  input.closest(".field")?.classList.remove("has-error");
}

/** Say beside a field what is wrong with it, or asked about it; the id of what was said. */
export function mark(input, sentence) {
  const error = document.createElement("p");
  error.className = "error";
  error.textContent = sentence;
  error.id = `${input.id}_error`;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", error.id);
  input.closest(".field")?.classList.add("has-error");
  (input.closest(".stepper") ?? input).before(error);
  return error.id;
}

/** The first field of a set that says nothing. */
export function firstMissing(form, fields) {
  const names = ["load", "reps", "left_reps", "right_reps"].filter((name) => name in fields);
  const short = isShort(fields.load ?? ""); // it says the reps too
  const missing = names.find((name) => !fields[name].trim() && !(short && name !== "load"));
  return missing && form.elements[missing];
}

/** Say that a field is wanted. */
export function demand(field) {
  field.setCustomValidity(field.name === "load" ? "Write the weight." : "Write the reps.");
  field.reportValidity();
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
}

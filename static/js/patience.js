/** A signal that gives a request up after so many milliseconds; older phones have no such thing. */
export function within(milliseconds) {
  const control = new AbortController();
  setTimeout(() => control.abort(), milliseconds);
  return control.signal;
}

export const pause = (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds));

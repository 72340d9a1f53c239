// Where the cursor is and what is marked. A field that makes way for its like, or says something
// else of a sudden, would lose both, and the next key would go astray.

/** Of a field that has the focus, to be put into what comes in its place. */
export function cursorOf({ selectionStart: start, selectionEnd: end, value }) {
  return { start, end, value, isAll: start === 0 && end === value?.length };
}

/** What was marked as a whole is so again, whatever it says by now.
 * @param {any} field */
export function putCursor(field, { start, end, value, isAll }) {
  if (typeof start !== "number" || !field.setSelectionRange) return; // nothing that is written into
  if (isAll) field.select();
  else if (field.value === value) field.setSelectionRange(start, end);
}

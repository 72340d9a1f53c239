// Where the cursor is and what is marked. A field that makes way for its like, or says something
// else of a sudden, would lose both, and the next key would go astray.

/** The cursor of a field that has the focus: {start, end, direction, value, isAll}, without a start
 * where there is nothing to write into. An empty number is marked, as a tap marks it; an empty text
 * is not, or the first key would take what comes into it away.
 * @param {any} field */
export function cursorOf({ selectionStart: start, selectionEnd: end, selectionDirection: direction, value, localName }) {
  const isAll = start === 0 && end === value?.length && (end > 0 || localName === "input");
  return { start, end, direction, value, isAll };
}

/** Put it into the field that has the focus now, or says something else: all that was marked is all
 * again, and a cursor at the end stays at the end.
 * @param {any} field */
export function putCursor(field, { start, end, direction, value, isAll }) {
  if (typeof start !== "number" || !field.setSelectionRange) return;
  if (isAll) return field.select();
  const last = field.value.length;
  const [from, to] = start === value.length ? [last, last] : [start, end];
  field.setSelectionRange(from, to, direction); // beyond the end is the end
}

// How many of the characters that a text may have are used, said beside it as one writes.

function counted(field, line) {
  const most = Number(field.dataset.most);
  const used = [...field.value.replaceAll("\r\n", "\n").trim()].length; // as the server counts
  const over = used - most;
  line.textContent = over > 0 ? `${used} of ${most}: ${over} too many` : `${used} of ${most}`;
  line.classList.toggle("over", over > 0);
  line.setAttribute("aria-live", over > 0 ? "polite" : "off"); // else each letter would be read out
}

/** Count in every text field below `root` that has a limit, and does not say so yet. */
export function count(root) {
  for (const field of root.querySelectorAll("[data-most]")) {
    if (field.nextElementSibling?.matches(".used")) continue;
    const line = document.createElement("p");
    line.className = "help used";
    field.after(line);
    field.addEventListener("input", () => counted(field, line));
    counted(field, line);
  }
}

count(document);

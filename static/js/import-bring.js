// Shows how far a long file has come in. Without it the browser's own waiting does.
const form = document.querySelector("form[data-progress]");
let isPlain = false;

form?.addEventListener("submit", (event) => {
  if (isPlain || event.submitter?.name !== "bring" || !form.reportValidity()) return;
  event.preventDefault();
  bring(event.submitter);
});

async function bring(button) {
  const bar = document.getElementById("coming");
  const fields = new FormData(form, button);
  bar.parentElement.hidden = false;
  button.disabled = true;
  const looking = setInterval(() => look(bar), 500);
  try {
    const answer = await fetch(form.action, { method: "POST", body: fields });
    if (answer.redirected) return location.assign(answer.url);
  } catch {
    // Sent again, the browser says what is wrong; nothing comes in twice.
  } finally {
    clearInterval(looking);
  }
  isPlain = true;
  button.disabled = false;
  form.requestSubmit(button);
}

async function look(bar) {
  const answer = await fetch(form.dataset.progress).catch(() => null);
  if (answer?.ok) bar.value = (await answer.json()).done;
}

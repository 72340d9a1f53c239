// Shows how much of a file is sent. Without it the browser's own waiting does.
const LARGEST = 5 * 1024 * 1024;
const form = document.querySelector("form[data-upload]");

form?.addEventListener("submit", (event) => {
  const [file] = form.elements.file.files;
  if (!file) return; // the page itself says what is missing
  event.preventDefault();
  if (file.size > LARGEST) refuse(form.dataset.tooLarge);
  else send();
});

function send() {
  const bar = document.getElementById("sending");
  const button = form.querySelector("[type=submit]");
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    bar.value = loaded / total;
  });
  // All of it is sent, and now it is read: nobody knows how long that takes.
  request.upload.addEventListener("load", () => bar.removeAttribute("value"));
  request.addEventListener("error", () => form.submit());
  request.addEventListener("load", () => {
    const answer = request.response ?? {};
    if (answer.url) location.assign(answer.url);
    else if (answer.error) refuse(answer.error);
    else form.submit();
  });
  request.responseType = "json";
  bar.value = 0;
  bar.parentElement.hidden = false;
  button.disabled = true;
  request.send(new FormData(form));
}

function refuse(sentence) {
  const input = form.elements.file;
  let error = document.getElementById("id_file_error");
  if (!error) {
    error = document.createElement("p");
    error.className = "error";
    error.id = "id_file_error";
    input.before(error);
  }
  error.textContent = sentence;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", error.id);
  document.getElementById("sending").parentElement.hidden = true;
  form.querySelector("[type=submit]").disabled = false;
  input.focus();
}

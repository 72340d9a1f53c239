// @ts-check
// A form with data-passkey is answered by a passkey: "make" one, or "ask" for one that is there.
// What the browser gives goes into the form's hidden field, and the form is sent as any other.

const SAYS = {
  none: "This browser can’t use passkeys.",
  NotAllowedError: "No passkey came back. Try again, or use another way.",
  InvalidStateError: "This device already has a passkey for your account.",
  SecurityError: "Passkeys don’t work at this address.",
  tooMany: "Too many tries. Wait a few minutes.",
  away: "We can’t reach Backplan just now. Try again.",
  other: "That passkey didn’t work. Try again.",
};

/** An answer that is no passkey, in words. */
class Fault extends Error {}

/** @param {string} text */
function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (char) => char.charCodeAt(0));
}

/** @param {ArrayBuffer | null | undefined} buffer */
function written(buffer) {
  if (!buffer) return undefined;
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What the server wants to know of the browser: it came with the page, or is fetched. */
async function asked(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options).publicKey;
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } }).catch(() => {
    throw new Fault(SAYS.away);
  });
  if (!answer.ok) throw new Fault(answer.status === 429 ? SAYS.tooMany : SAYS.away);
  return (await answer.json()).request_options.publicKey;
}

/** Options with bytes where JSON has text. */
function readable(options) {
  const known = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) read.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) read.allowCredentials = known(options.allowCredentials);
  return read;
}

async function make(options) {
  // One that the device keeps and asks its owner for: it signs in without a password, too.
  const kept = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
  const publicKey = { ...readable(options), authenticatorSelection: kept };
  return navigator.credentials.create({ publicKey });
}

async function ask(options) {
  return navigator.credentials.get({ publicKey: readable(options) });
}

function json(passkey) {
  const { response } = passkey;
  return JSON.stringify({
    id: passkey.id,
    rawId: written(passkey.rawId),
    type: passkey.type,
    authenticatorAttachment: passkey.authenticatorAttachment ?? undefined,
    clientExtensionResults: passkey.getClientExtensionResults(),
    response: {
      clientDataJSON: written(response.clientDataJSON),
      attestationObject: written(response.attestationObject),
      transports: response.getTransports?.(),
      authenticatorData: written(response.authenticatorData),
      signature: written(response.signature),
      userHandle: written(response.userHandle),
    },
  });
}

async function answer(form, button, says) {
  says.textContent = "";
  button.disabled = true;
  try {
    const options = await asked(form);
    const passkey = await (form.dataset.passkey === "make" ? make(options) : ask(options));
    form.elements.credential.value = json(passkey);
    form.submit();
  } catch (/** @type {any} */ error) {
    says.textContent = error instanceof Fault ? error.message : (SAYS[error.name] ?? SAYS.other);
  }
  button.disabled = false;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button[type=submit]");
  const says = form.querySelector("[role=alert]");
  const without = form.querySelector("[data-without]"); // what there is to read without scripts
  const isOffered = "PublicKeyCredential" in window;
  button.hidden = !isOffered;
  without.hidden = isOffered;
  without.textContent = SAYS.none;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isOffered) answer(form, button, says);
  });
}

"""What a page complains about while a test looks at it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Response, WebError

# Signed out, gone, changed meanwhile, of another account, refused: answers a person reads, and not
# failures.
SAID_TO_PEOPLE = {401, 404, 409, 412, 422}
PEOPLE_READ = {"document", "fetch", "xhr"}
# The browser's own line for any of the answers above; those are judged by their status.
FAILED_ANSWER = "Failed to load resource"
# Playwright's own line where a test does without the worker.
NO_WORKER = "Service Worker registration blocked"
TELL_OF_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`security policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


class Watch:
    """Collects complaints from every page of the contexts it is put over."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.is_deaf = False

    def over(self, context: BrowserContext) -> None:
        context.add_init_script(TELL_OF_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", self._web_error)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        spoken = message.type in {"error", "warning"}
        if spoken and not message.text.startswith((FAILED_ANSWER, NO_WORKER)):
            self.all.append(f"{message.type}: {message.text}")

    def _web_error(self, error: WebError) -> None:
        self.all.append(f"script: {error.error}")

    def _response(self, response: Response) -> None:
        said = response.status in SAID_TO_PEOPLE and response.request.resource_type in PEOPLE_READ
        if response.status >= 400 and not said:
            self.all.append(f"{response.status}: {response.url}")

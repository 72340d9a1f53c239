"""A phone with another engine: what a lifter sees on it and does, through WebDriver."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.common.exceptions import (
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
    WebDriverException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

PICTURES = Path(__file__).parents[2] / "screenshots"
PATIENCE = 30.0  # seconds: a busy machine is slow, not wrong
# A page that is on its way has not everything yet.
NOT_YET = (
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)

# What is read out: without what is only drawn.
READ = """
const read = (each) => {
  const copy = each.cloneNode(true);
  for (const drawn of copy.querySelectorAll("[aria-hidden=true]")) drawn.remove();
  return copy.textContent.trim().replace(/\\s+/g, " ");
};
"""
# The first field in sight with this label, in the group of this name where one is told.
FIELD = (
    READ
    + """
const [label, group] = arguments;
const named = (of) => (of.ariaLabel ?? read(of.querySelector("legend") ?? of)) === group;
const groups = [...document.querySelectorAll("main :is(fieldset, [role=group])")].filter(named);
const places = group ? groups : [document];
const fields = places.flatMap((place) => [...place.querySelectorAll("input, textarea")]);
return fields.find((field) => field.checkVisibility() &&
  [...(field.labels ?? [])].some((each) => read(each) === label));
"""
)
# The button or link in sight that says this, of the page itself before the way about.
SAYING = (
    READ
    + """
const [told, kind] = arguments;
const all = ["main ", ""].flatMap((where) => [...document.querySelectorAll(where + kind)]);
return all.find((each) => each.checkVisibility() && read(each) === told);
"""
)
INTO_SIGHT = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"
RELOAD = "window.isOld = true; setTimeout(() => location.reload())"
IS_NEW = "return !window.isOld && document.readyState === 'complete'"
VALUE = "return arguments[0].value"


class Phone:
    """One window and what stands in it. `patience` is in seconds."""

    def __init__(self, driver: WebDriver, url: str) -> None:
        self.driver, self.url = driver, url
        self.patience = PATIENCE

    # --- going about

    def go(self, path: str) -> None:
        self.driver.get(self.url + path)

    def reload(self) -> None:
        """As a lifter does it; Firefox’s remote control would go past the worker."""
        self.run(RELOAD)
        self.until(lambda: self.run(IS_NEW), "the page is loaded again")

    def follow(self, words: str) -> None:
        """Click the link that says this."""
        self._click(lambda: self._saying(words, "a"))

    def press(self, words: str) -> None:
        """Click the button that says this."""
        self._click(lambda: self._saying(words, ":is(button, summary)"))

    def tap(self, selector: str) -> None:
        self._click(lambda: self.find(selector))

    # --- fields

    def field(self, label: str, group: str = "") -> WebElement:
        found = self.run(FIELD, label, group)
        if found is None:
            raise NoSuchElementException(f"no field {label!r} in sight")
        return found

    def fill(self, label: str, text: str, group: str = "") -> None:
        """Type it, key by key, in place of what stands there."""
        self.until(lambda: self._typed(label, text, group), f"{label} takes {text!r}")

    def choose(self, label: str) -> None:
        """Click this radio button or check box by its label."""
        self._click(lambda: self.field(label))

    def _typed(self, label: str, text: str, group: str) -> bool:
        field = self.field(label, group)
        field.clear()
        field.send_keys(text)
        return bool(self.run(VALUE, field) == text)

    def fill_date(self, label: str, day: datetime.date) -> None:
        """As each engine has it typed: in WebKit month, day and year, in Firefox as it is sent."""
        is_webkit = self.driver.capabilities["browserName"] == "MiniBrowser"
        self.field(label).send_keys(f"{day:%m/%d/%Y}" if is_webkit else day.isoformat())
        assert self.run(VALUE, self.field(label)) == day.isoformat()

    # --- looking

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str = "main") -> str:
        """What is read there, on one line."""
        return " ".join(self.find(selector).text.split())

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def settles(self, promised: str, *arguments: object) -> None:
        """An async function of a script comes to its end, and to no error."""
        script = f"""
            const give = arguments[arguments.length - 1];
            ({promised})(...arguments).then(() => give(""), (error) => give(String(error)));
        """
        error = self.driver.execute_async_script(script, *arguments)
        assert not error, f"{error}\n{self._where()}"

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait, but not for ever, until it holds; `what` is that in words."""
        end = time.monotonic() + self.patience
        while True:
            try:
                if holds():
                    return
            except NOT_YET:
                pass
            if time.monotonic() > end:
                raise AssertionError(f"never so: {what}\n{self._where()}")
            time.sleep(0.05)

    def shows(self, words: str, selector: str = "main") -> None:
        """These words are read there before long."""
        self.until(lambda: words in self.text(selector), f"{selector} says {words!r}")

    def says_exactly(self, words: str, selector: str) -> None:
        self.until(lambda: self.text(selector) == words, f"{selector} says {words!r} alone")

    def headed(self, words: str) -> None:
        self.says_exactly(words, "h1")

    def picture(self, name: str) -> None:
        """What stands on the screen, for people to look at."""
        PICTURES.mkdir(exist_ok=True)
        browser = self.driver.capabilities["browserName"].lower()
        self.driver.save_screenshot(PICTURES / f"{browser}-{name}.png")

    def _saying(self, words: str, kind: str) -> WebElement:
        found = self.run(SAYING, words, kind)
        if found is None:
            raise NoSuchElementException(f"no {kind} {words!r} in sight")
        return found

    def _click(self, found: Callable[[], WebElement]) -> None:
        def clicked() -> bool:
            one = found()
            self.run(INTO_SIGHT, one)  # WebKit's driver gives up on what a bar may cover
            one.click()
            return True

        self.until(clicked, "it can be clicked")

    def _where(self) -> str:
        try:
            return f"{self.driver.current_url}: {self.text()[:1500]}"
        except WebDriverException as fault:
            return repr(fault)

"""The engines that are not Chromium's: what each needs, and how it is started.

Both have one window the size of a phone. WebKit's browser draws on a screen that nobody sees and
keeps nothing beyond its end; Firefox has a profile that a later start finds again.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from selenium.webdriver.firefox.options import Options as FirefoxOptions
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.looking import PHONE
from tests.engines.marionette import Marionette

WIDTH, HEIGHT = PHONE["width"], PHONE["height"]
FIREFOXES = ("firefox-esr", "firefox")
STARTS = 60  # seconds
SHUT = 20  # seconds
# A window as narrow as a phone, with nothing of the browser's own in it, that asks nobody else
# for anything.
NARROW = ":root { min-width: 0 !important } #navigator-toolbox { display: none !important }"
QUIET = {
    "marionette.port": 0,
    "toolkit.legacyUserProfileCustomizations.stylesheets": True,
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "signon.rememberSignons": False,
    "ui.prefersReducedMotion": 1,
}

Opened = contextlib.AbstractContextManager[WebDriver]


class Engine(NamedTuple):
    """A browser by name: what it needs of Debian, whether that is there, and how to open it.

    `keeps` says whether what a page stored is there after the browser's end.
    """

    name: str
    packages: str
    is_there: Callable[[], bool]
    open: Callable[[Path], Opened]
    keeps: bool

    @property
    def missing(self) -> str:
        """What to say where it cannot run."""
        return f"{self.name} is not here: apt install {self.packages}"


# --- WebKit


def _mini_browser() -> str:
    """The browser that comes with WebKit’s driver; empty where there is none."""
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    return str(found[-1]) if found else ""


def _has_webkit() -> bool:
    return bool(shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and _mini_browser())


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    """A display by its name, as large as a phone, on no screen."""
    read, write = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        try:
            with os.fdopen(read, "rb") as told:
                yield f":{told.readline().decode().strip()}"
        finally:
            server.terminate()


@contextlib.contextmanager
def webkit(folder: Path) -> Iterator[WebDriver]:
    """WebKit. It keeps nothing, and needs no folder."""
    options = WebKitOptions()
    options.binary_location = _mini_browser()
    for argument in ("--automation", "--full-screen"):  # full: its bar is wider than a phone
        options.add_argument(argument)
    with _screen() as display:
        environment = os.environ | {"DISPLAY": display, "GTK_THEME": "Adwaita", "NO_AT_BRIDGE": "1"}
        service = Service(shutil.which("WebKitWebDriver"), env=environment)
        service.start()
        try:
            line = RemoteConnection(client_config=ClientConfig(service.service_url))
            with WebDriver(line, options=options) as driver:
                yield _as_a_phone(driver)
        finally:
            service.stop()


# --- Firefox


def _firefox() -> str | None:
    return next(filter(None, map(shutil.which, FIREFOXES)), None)


@contextlib.contextmanager
def firefox(folder: Path) -> Iterator[WebDriver]:
    """Firefox, with its profile in this folder. Killed at the end, without a word."""
    (folder / "chrome").mkdir(exist_ok=True)
    (folder / "chrome" / "userChrome.css").write_text(NARROW, encoding="utf-8")
    lines = (f'user_pref("{name}", {_script(value)});\n' for name, value in QUIET.items())
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")
    told = folder / "MarionetteActivePort"
    told.unlink(missing_ok=True)
    command = [str(_firefox()), "--marionette", "--headless", "--no-remote", "--profile", folder]
    silent: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **silent) as process:
        line = None
        try:
            line = Marionette(_port(told))
            yield _as_a_phone(WebDriver(line, options=FirefoxOptions()))
        finally:
            process.kill()
            process.wait(SHUT)
            if line:
                line.close()


def _script(value: object) -> str:
    return str(value).lower()  # true, false and numbers, as a script writes them


def _port(told: Path) -> int:
    """Where Firefox listens, once it says so."""
    until = time.monotonic() + STARTS
    while time.monotonic() < until:
        if told.exists() and (text := told.read_text(encoding="ascii").strip()):
            return int(text)
        time.sleep(0.1)
    raise TimeoutError("Firefox did not start.")


def _as_a_phone(driver: WebDriver) -> WebDriver:
    driver.set_window_rect(0, 0, WIDTH, HEIGHT)
    driver.set_script_timeout(STARTS)
    return driver


ENGINES = [
    Engine("WebKit", "webkit2gtk-driver xvfb", _has_webkit, webkit, keeps=False),
    Engine("Firefox", "firefox-esr", lambda: bool(_firefox()), firefox, keeps=True),
]

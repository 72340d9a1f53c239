"""A database and a browser for the tests, both apart from the developer's own."""

import atexit
import functools
import gc
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test.signals import template_rendered
from django.urls import get_resolver
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from embedded_postgres import Cluster
from tests import markup
from tests.databases import RUN, forget, migrated

# A busy machine is slow, not wrong: times belong to benchmarks.
hypothesis_settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("patient")

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Quiet: a test browser asks nobody but the test server for anything.
BROWSER_ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page needs one process, and no second that waits for the next one.
    "--renderer-process-limit=1",
]
BROWSER = "browser"  # the mark
NO_BROWSER = (
    "No browser: install Debian's chromium-headless-shell, which is quickest, or chromium, or run "
    "`playwright install chromium`."
)
NO_AGE = "No age, which encrypts backups: install Debian's age."
A_DAY = 24 * 3600  # seconds
QUICK = "synchronous_commit=off"
PATIENT = "-c statement_timeout=2min -c idle_in_transaction_session_timeout=2min"
MISSED = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    """Give the private Postgres a throwaway home, shared by the workers of one run."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = A_DAY  # on a machine however busy
    settings.MIDDLEWARE = ["tests.markup.strict", *settings.MIDDLEWARE]
    if hasattr(config, "workerinput"):
        return
    os.environ[RUN] = secrets.token_hex(8)
    if os.environ.get("DATABASE_URL"):
        return
    for home in map(str, Path(tempfile.gettempdir()).glob("backplan-tests-*")):
        found = os.lstat(home)
        if found.st_uid == os.geteuid() and time.time() - found.st_mtime > A_DAY:
            _remove(home)  # left behind by a run that was killed
    home = tempfile.mkdtemp(prefix="backplan-tests-")
    os.environ["BACKPLAN_DATA"] = home  # for the processes that tests start
    settings.DATABASES["default"]["HOST"] = home
    atexit.register(_remove, home)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What has no browser in it is not even imported when that alone is asked for.

    Each of the workers would otherwise import the whole suite, to leave nine tenths of it out.
    """
    if config.getoption("markexpr") != BROWSER or not collection_path.match("test_*.py"):
        return None
    return None if _says_browser(collection_path) else True


def pytest_itemcollected(item: pytest.Item) -> None:
    """A browser test in such a file would never run: whoever collects all files is told."""
    if item.get_closest_marker(BROWSER) and not _says_browser(item.path):
        raise pytest.UsageError(f"{item.nodeid}: `-m {BROWSER}` finds only `mark.{BROWSER}`.")


@functools.cache
def _says_browser(path: Path) -> bool:
    return f"mark.{BROWSER}" in path.read_text(encoding="utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Half of a browser test is waiting, so two workers share a processor."""
    processors = os.cpu_count() or 1
    alone = config.getoption("markexpr") == BROWSER
    return max(processors, min(2 * processors, 8)) if alone else None


def _remove(home: str) -> None:
    Cluster(Path(home), "backplan").remove()
    shutil.rmtree(home, ignore_errors=True)


def pytest_unconfigure(config: pytest.Config) -> None:
    """The private server goes as a whole; somebody's own is left as it was."""
    if os.environ.get("DATABASE_URL") and not hasattr(config, "workerinput"):
        forget(os.environ[RUN])


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_use_migrations: bool,
    django_db_keepdb: bool,
    django_db_blocker: DjangoDbBlocker,
) -> None:
    """Nothing of a test run must outlive a power cut: on no server waits a commit for the disk.

    And a machine that is busy is no database that is away: only what the product's own tests of
    its time limits open has those. Each worker has a copy of the database that one of them
    migrated, unless its own is there from the last run.
    """
    options = settings.DATABASES["default"]["OPTIONS"]
    if "options" in options:  # behind a pooler it is the server that has them: tests/pooled.py
        options["options"] += f" -c {QUICK} {PATIENT}"
    if django_db_use_migrations and not django_db_keepdb:
        with django_db_blocker.unblock():
            settings.DATABASES["default"]["TEST"]["TEMPLATE"] = migrated()


@pytest.fixture(scope="session", autouse=True)
def whole_pages_are_noted(django_test_environment: None) -> None:
    """A response tells the context of its page, and not a copy for each of the parts as well.

    Django's test client copies one for every template, which is a tenth of a page's time.
    """
    Template._render = _noted


@pytest.fixture(scope="session", autouse=True)
def addresses_are_read_before_any_test(django_test_environment: None) -> None:
    """allauth has some by its settings: not those that the first test to ask had changed."""
    assert get_resolver().url_patterns


def _noted(template: Template, context: Context) -> str:
    if context.template is template:
        template_rendered.send(sender=template, template=template, context=context)
    return str(template.nodelist.render(context))


def pytest_collection_finish() -> None:
    """All that is imported and collected stays: nobody need look whether it is garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


def _system_browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _playwright_browser() -> bool:
    """Whether Playwright downloaded a browser of its own."""
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    return any(Path(cache).glob("chromium*"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Browser tests last, as Playwright's loop stays; without a browser, say so loudly.

    Drills wait to be asked for: each makes a fault or sees a planted defect out, which takes time.
    """
    if "drills" not in config.getoption("markexpr"):
        drills = [item for item in items if item.get_closest_marker("drills")]
        config.hook.pytest_deselected(items=drills)
        items[:] = [item for item in items if item not in drills]
    if not shutil.which("age") and (locked := [item for item in items if _needs_age(item)]):
        if os.environ.get("CI"):
            raise pytest.UsageError(NO_AGE)
        config.hook.pytest_deselected(items=locked)
        items[:] = [item for item in items if item not in locked]
    ours = [item for item in items if item.get_closest_marker("browser")]
    rest = [item for item in items if not item.get_closest_marker("browser")]
    if ours and not _system_browser() and not _playwright_browser():
        if os.environ.get("CI"):
            raise pytest.UsageError(NO_BROWSER)
        config.stash[MISSED] = len(ours)
        config.hook.pytest_deselected(items=ours)
        ours = []
    items[:] = rest + ours


def _needs_age(item: pytest.Item) -> bool:
    return item.get_closest_marker("age") is not None


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if missed := config.stash.get(MISSED, 0):
        terminalreporter.section("BROWSER TESTS DID NOT RUN", red=True, bold=True)
        terminalreporter.line(f"{missed} tests were left out. {NO_BROWSER}", red=True)
    if not shutil.which("age"):
        terminalreporter.section("TESTS OF ENCRYPTED BACKUPS DO NOT RUN", red=True, bold=True)
        terminalreporter.line(NO_AGE, red=True)


@pytest.fixture(autouse=True)
def pages_need_no_mending() -> Iterator[None]:
    """A page that a strict parser has to mend fails the test that fetched it."""
    yield
    faults = "\n".join(markup.found)
    markup.found.clear()
    assert not faults, faults


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How to start the browser, for pytest-playwright."""
    # From here on Playwright's event loop runs in this thread, and Django would object.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    system = {"executable_path": found} if (found := _system_browser()) else {}
    return browser_type_launch_args | system | {"args": [*BROWSER_ARGUMENTS, *as_root]}

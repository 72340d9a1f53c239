"""Pages in a real browser against a live server; anything wrong in them fails the test."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client, TransactionTestCase
from django.utils.crypto import get_random_string
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.browser import colours
from tests.browser.looking import PHONE
from tests.browser.watching import Watch
from tests.browser.wire import Wire
from tests.collected import UNCOMPRESSED, collect, served_from
from tests.signed_in import sign_in

OpenPage = Callable[..., Page]

BUSY = """
SELECT 1 FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type = 'client backend' AND state <> 'idle'
"""
QUIET_LOOKS = 3
TRIES = 5
PICTURES = {"test_screens.py": "screens", "test_pictures.py": "pictures"}
# What a migration or an app fills, and no page changes.
KEPT = ("django_content_type", "django_migrations", "auth_permission", "exercises_")
PATIENCE = 30_000  # milliseconds: a busy machine is slow, not wrong
NO_SCRIPTS = {"java_script_enabled": False}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pictures are taken only when asked for: `-m screens`, and `-m pictures` for README.md."""
    mark = PICTURES.get(collection_path.name)
    return True if mark and mark not in config.getoption("markexpr") else None


@pytest.fixture(scope="session", autouse=True)
def patient() -> None:
    expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session", autouse=True)
def judged_together(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A colour is judged once in a run, whichever worker met it first."""
    folder = tmp_path_factory.getbasetemp()
    colours.tell_each_other(folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder)


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our scripts and styles as production serves them."""
    folder = tmp_path_factory.mktemp("static")
    collect(folder, **UNCOMPRESSED)
    return folder


@pytest.fixture(autouse=True)
def served_as_in_production(collected: Path) -> Iterator[None]:
    """The browser gets the files that collectstatic puts together, and not their sources."""
    with served_from(collected):
        yield


@pytest.fixture(scope="session", autouse=True)
def emptied(django_db_setup: None) -> Iterator[None]:
    """After a test its own rows go. Django’s flush empties every table and fills some anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: _empty())
        yield


def _empty() -> None:
    """A request that was still on its way can stand against this one: Postgres ends either."""
    for last in range(TRIES):
        try:
            return _empty_once()
        except OperationalError:
            if last == TRIES - 1:
                raise
    return None


def _empty_once() -> None:
    tables = [name for name in connection.introspection.table_names() if not name.startswith(KEPT)]
    looks = (f"SELECT '{name}' WHERE EXISTS (SELECT FROM \"{name}\")" for name in tables)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(looks))
        if filled := ", ".join(f'"{name}"' for (name,) in cursor.fetchall()):
            cursor.execute(f"TRUNCATE {filled} CASCADE")


@pytest.fixture(autouse=True)
def no_limits_yet(transactional_db: None) -> Iterator[None]:
    """Each test starts with nobody counted: the limits on signing in live in the cache.

    And it ends once the server has: whatever browser asked it, its tables are emptied next.
    """
    cache.clear()
    yield
    _let_the_server_finish()


@pytest.fixture
def complaints() -> Watch:
    return Watch()


@pytest.fixture
def open_page(
    live_server: LiveServer, browser: Browser, complaints: Watch, request: pytest.FixtureRequest
) -> Iterator[OpenPage]:
    """Opens a page in a context of its own, signed in as `user`; on a phone unless told.

    What a page complains about (scripts, the security policy, an answer that failed) fails
    the test at its end. Only a test that is marked so has the service worker: it fetches the
    whole shell for each context, which takes as long as the rest of a page.
    """
    opened: list[BrowserContext] = []
    usual = {
        "viewport": PHONE,
        "reduced_motion": "reduce",
        "base_url": live_server.url,
        "service_workers": "allow" if request.node.get_closest_marker("worker") else "block",
    }

    def opener(user: User | None = None, **options: Any) -> Page:
        context = browser.new_context(**usual | options)
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        complaints.over(context)
        if user is not None:
            _sign_in(context, user, live_server.url)
        return context.new_page()

    yield opener
    for context in opened:
        context.close()
    assert complaints.is_deaf or complaints.all == []


@pytest.fixture
def open_unwatched(open_page: OpenPage, request: pytest.FixtureRequest) -> OpenPage:
    """Opens a page on which things are meant to go wrong: nobody minds what it complains of."""
    request.getfixturevalue("complaints").is_deaf = True
    return open_page


@pytest.fixture
def wire(live_server: LiveServer) -> Iterator[Wire]:
    """Between a browser and the server, to be cut and mended."""
    wire = Wire(live_server.url)
    yield wire
    wire.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A page with scripts."""
    return open_page()


@pytest.fixture(params=[{}, NO_SCRIPTS], ids=["scripts", "no-scripts"])
def open_any(open_page: OpenPage, request: pytest.FixtureRequest) -> OpenPage:
    """Opens a page with scripts, then one without: everything must work in both."""
    return partial(open_page, **request.param)


@pytest.fixture
def any_page(open_any: OpenPage) -> Page:
    return open_any()


def _let_the_server_finish() -> None:
    """A page that is closed may leave a request behind, which rests between its queries too."""
    quiet = 0
    for _ in range(200):
        with connection.cursor() as cursor:
            cursor.execute(BUSY)
            quiet = quiet + 1 if cursor.fetchone() is None else 0
        if quiet == QUIET_LOOKS:
            return
        time.sleep(0.05)


def _sign_in(context: BrowserContext, user: User, url: str) -> None:
    client = Client()
    sign_in(client, user)
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    # As after the sign-in page; or pages that are fetched side by side would each bring another.
    token = {"name": settings.CSRF_COOKIE_NAME, "value": get_random_string(32), "url": url}
    context.add_cookies([{"name": session.key, "value": session.value, "url": url}, token])

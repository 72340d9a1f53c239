"""The first visit to a workout on a new phone: few requests, and each script runs once."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import Page

from backplan import installable
from backplan.bundles import reached
from tests.browser.conftest import OpenPage
from tests.browser.gym import CONTROLLED, KEPT, todays_deadlifts
from tests.browser.wire import Wire
from tests.collected import UNCOMPRESSED, collect, served_from

pytestmark = pytest.mark.browser

HASH = re.compile(r"\.[0-9a-f]{12}(?=\.)")
SHELL = """async () => {
  const shell = (await caches.keys()).find((name) => name.startsWith("shell-"));
  return (await (await caches.open(shell)).keys()).map(({ url }) => new URL(url).pathname);
}"""

# How the page is compressed that the phone keeps: not at all, as it was read.
PACKED = """async (url) =>
  (await (await caches.open("pages")).match(url)).headers.get("Content-Encoding")"""


def source(name: str) -> str:
    return (settings.BASE_DIR / "static" / name).read_text(encoding="utf-8")


def fetched_by(page: Page, path: str) -> list[str]:
    """What opening a page fetches, each by its name without a hash, in order."""
    asked = list[str]()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return [HASH.sub("", each) for each in asked]


def test_a_workout_is_there_after_eight_requests(open_page: OpenPage) -> None:
    """Of them the manifest and the icon, which a browser without tabs leaves alone."""
    visit = todays_deadlifts()
    path = f"/workouts/{visit.pk}/"
    asked = fetched_by(open_page(visit.lifter), path)
    scripts = [f"/static/js/{name}.js" for name in ("outbox", "waiting", "workout")]
    styles = [f"/static/css/{name}.css" for name in ("site", "set-form")]
    assert {*asked} - {"/manifest.webmanifest"} == {path, *styles, *scripts}
    assert len(asked) == len({*asked})
    assert len({*asked, "/manifest.webmanifest", "the icon"}) <= 8


@pytest.mark.worker
def test_what_the_phone_keeps_are_the_files_that_pages_fetch(
    open_page: OpenPage, wire: Wire
) -> None:
    visit = todays_deadlifts()
    page = open_page(visit.lifter, base_url=wire.url)
    page.goto("/week/")
    page.evaluate(CONTROLLED)
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    page.evaluate(KEPT, page.url)
    kept = {HASH.sub("", path) for path in page.evaluate(SHELL)}
    assert kept == {"/outbox/", *(f"/static/{name}" for name in installable.SHELL)}
    assert page.evaluate(PACKED, page.url) is None


def test_each_script_of_a_page_runs_once_and_after_what_it_imports(
    open_page: OpenPage, tmp_path: Path
) -> None:
    shutil.copytree(settings.BASE_DIR / "static", tmp_path / "static")
    for script in (tmp_path / "static" / "js").glob("*.js"):
        told = f"\n(window.ran ??= []).push('js/{script.name}');\n"
        script.write_text(script.read_text(encoding="utf-8") + told, encoding="utf-8")
    collect(tmp_path / "collected", [tmp_path / "static"], **UNCOMPRESSED)
    visit = todays_deadlifts()
    with served_from(tmp_path / "collected"):
        page = open_page(visit.lifter)
        page.goto(f"/workouts/{visit.pk}/")
        page.wait_for_function("() => window.ran?.includes('js/workout.js')")
        ran = page.evaluate("window.ran")
    expected = [*reached("js/waiting.js", source), *reached("js/workout.js", source)]
    assert sorted(ran) == sorted(set(expected))
    for place, name in enumerate(ran):
        assert set(reached(name, source)[:-1]) <= set(ran[:place]), name

"""In the gym without a signal: a set once tapped is never lost, and the next weight appears.

Each story is then told again with a defect planted in the scripts, and must fail.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserType, Error, Page, expect

from backplan import installable
from tests.browser import offline_cases, offline_questions, offline_refusals, offline_tabs, steps
from tests.browser.conftest import PATIENCE, OpenPage
from tests.browser.gym import Gym, expect_waiting, sign_in_as, todays_deadlifts
from tests.browser.looking import PHONE
from tests.browser.offline_cases import Case, Defect
from tests.browser.wire import Wire
from tests.collected import UNCOMPRESSED, collect, served_from

pytestmark = [pytest.mark.browser, pytest.mark.worker]

STORIES = (offline_cases, offline_questions, offline_tabs, offline_refusals)
CASES = [case for stories in STORIES for case in stories.CASES]
DEFECTS = [defect for stories in STORIES for defect in stories.DEFECTS]
SOON = 2_000  # milliseconds: a planted defect shows at once or not at all


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_it_holds_that(case: Case, open_page: OpenPage, wire: Wire) -> None:
    visit = todays_deadlifts()
    case(Gym(open_page(visit.lifter, base_url=wire.url), wire, visit))


def plant(defect: Defect, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The static files to serve, with one thing wrong in them."""
    static, collected = folder / "static", folder / "collected"
    shutil.copytree(settings.BASE_DIR / "static", static)
    script = static / "js" / defect.script
    source = script.read_text(encoding="utf-8")
    assert source.count(defect.right) == 1, f"{defect.script} has changed: plant it anew"
    script.write_text(source.replace(defect.right, defect.wrong), encoding="utf-8")
    monkeypatch.setattr(installable, "WORKER", static / "js" / "worker.js")
    collect(collected, [static], **UNCOMPRESSED)
    return collected


@pytest.fixture
def hasty() -> Iterator[None]:
    expect.set_options(timeout=SOON)
    yield
    expect.set_options(timeout=PATIENCE)


@pytest.mark.drills
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.case.__name__)
def test_its_defect_is_caught(
    defect: Defect,
    hasty: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    open_unwatched: OpenPage,
    wire: Wire,
) -> None:
    with served_from(plant(defect, tmp_path, monkeypatch)):
        visit = todays_deadlifts()
        gym = Gym(open_unwatched(visit.lifter, base_url=wire.url), wire, visit)
        gym.patience = SOON / 1000
        with pytest.raises((AssertionError, Error)):
            defect.case(gym)


# --- the browser is killed


def kill(folder: Path) -> None:
    """End the browser that keeps its profile in a folder, at once and without a word."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if f"--user-data-dir={folder}" in (process / "cmdline").read_text():
                os.kill(int(process.name), signal.SIGKILL)


def test_a_killed_browser_has_the_sets_when_it_is_opened_again(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    wire: Wire,
    tmp_path: Path,
    no_limits_yet: None,
) -> None:
    visit = todays_deadlifts()

    def opened() -> Page:
        context = browser_type.launch_persistent_context(
            tmp_path, base_url=wire.url, viewport=PHONE, **browser_type_launch_args
        )
        page = context.pages[0]
        sign_in_as(page, visit.lifter)
        return page

    gym = Gym(opened(), wire, visit)
    gym.log_two()
    kill(tmp_path)
    with contextlib.suppress(Error):
        gym.page.context.close()
    assert gym.stored() == []

    gym.page = opened()
    gym.page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")  # still without a signal
    expect_waiting(gym.page, 2)
    expect(gym.page.locator("#workout .aim")).to_contain_text("Set 3 of 3")
    steps.log(gym.page, "235", "5", number=3)
    gym.restore()
    gym.expect_stored([(225, 6), (235, 4), (235, 5)])
    gym.page.context.close()

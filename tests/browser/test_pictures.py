"""The four pictures of README.md, of the sample accounts: `./run test -m pictures`."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from tests.browser.conftest import OpenPage
from tests.factories import log, next_set, workout_of
from workouts import samples
from workouts.models import Workout

pytestmark = pytest.mark.pictures

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
MOST = 60_000  # bytes
SKETCHES = {"format": "webp", "captureBeyondViewport": False}


def take(page: Page, name: str) -> None:
    """A picture of what stands on the screen, as good as its size allows."""
    page.wait_for_load_state("networkidle")
    browser = page.context.new_cdp_session(page)
    for quality in range(90, 0, -10):
        taken = browser.send("Page.captureScreenshot", SKETCHES | {"quality": quality})
        picture = b64decode(taken["data"])
        if len(picture) < MOST:
            break
    assert len(picture) < MOST
    (FOLDER / f"{name}.webp").write_bytes(picture)


def person(key: str) -> User:
    return User.objects.get(email=samples.address(key))


def two_sets_in(lifter: User) -> Workout:
    """Today's workout with two sets of deadlifts, the second at the top of its range."""
    visit = workout_of(lifter, on=lifter.today())
    for reps in (5, 6):
        log(visit, next_set(visit).load, reps)
    return visit


def test_the_pictures_of_the_readme_are_taken(open_page: OpenPage) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    call_command("sample_data", verbosity=0)
    page = open_page(person("under-a-year"))
    page.goto(reverse("week"))
    take(page, "week")
    page = open_page(person("over-a-year"))
    page.goto(reverse("lift_history", args=["deadlift"]))
    take(page, "history")
    page.goto(reverse("workout", args=[two_sets_in(person("over-a-year")).pk]))
    take(page, "workout")
    page = open_page(person("coach"))
    page.goto(reverse("clients"))
    take(page, "clients")

"""A word without an end, wherever people write: it breaks inside its card, on every screen."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from accounts.models import User
from coaching import proposals, reviews
from coaching.models import Coaching
from tests.browser.conftest import OpenPage
from tests.browser.looking import DESK, NARROW, PHONE
from tests.coaching.cast import coach, coached
from tests.factories import lifter, log, prescription_of, workout_of
from workouts import excuses, logbook, working_loads
from workouts.ids import new_id
from workouts.models import Excuse, Workout

pytestmark = pytest.mark.browser

A_DAY = datetime.timedelta(days=1)
WORD = "W" * 200
ADDRESS = f"{'w' * 60}@{'x' * 60}.{'y' * 60}.example.com"
# Text that runs out of its card, or out of the page's frame where it is in none.
RUNS_OUT = """
() => {
  const APART = ".visually-hidden, .scroll, svg, option";
  const found = new Set();
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode;
    if (!one.data.trim() || one.parentElement.closest(APART)) continue;
    const edge = one.parentElement.closest(".card, .notice, main").getBoundingClientRect().right;
    const range = document.createRange();
    range.selectNodeContents(one);
    if ([...range.getClientRects()].some(({right}) => right > edge + 1)) found.add(one.data.trim());
  }
  return [...found].map((words) => words.slice(0, 40));
}
"""


def talked_over() -> tuple[Coaching, Workout]:
    """A client and a coach with long names, and all that either can write, in one long word."""
    user = lifter("a@example.com", name="N" * 100)
    coaching = coached(user, coach("b@example.com"))
    User.objects.filter(pk=coaching.coach_id).update(email=ADDRESS)
    coaching = Coaching.objects.select_related("coach", "client").get()
    visit = workout_of(user, on=user.today())
    set = log(visit, 225, 6)
    for about in (None, set):
        reviews.comment(
            coaching=coaching,
            workout=visit,
            author=coaching.coach,
            text=WORD,
            id=new_id(),
            set=about,
        )
    logbook.finish(workout=visit, notes=WORD)
    excuses.excuse(lifter=user, kind=Excuse.AWAY, first_on=user.today() + A_DAY, note=WORD)
    prescription = prescription_of(user)
    working_loads.set_working_load(prescription=prescription, load=set.load, by=user, note=WORD)
    changes = {"sets": [3, 4]}
    proposals.propose(coaching=coaching, prescription=prescription, changes=changes, reason=WORD)
    return coaching, visit


def runs_out(page: Page, paths: list[str]) -> list[str]:
    """What runs out of its place, on a narrow phone, a phone and a desk."""
    found = []
    for path in paths:
        for size in (NARROW, PHONE, DESK):
            page.set_viewport_size(size)
            page.goto(path)
            assert "There is nothing here" not in page.content(), path
            found += [f"{path} {size['width']}: {each}" for each in page.evaluate(RUNS_OUT)]
    return found


def test_a_lifters_screens_hold_them(open_page: OpenPage) -> None:
    coaching, visit = talked_over()
    comment = coaching.comments.first()
    at = reverse("workout", args=[visit.pk])
    names = ["week", "history", "settings", "account_settings", "coach_settings", "excused"]
    page = open_page(coaching.client)
    paths = [
        *map(reverse, names),
        reverse("looks"),
        f"{at}?exercise=deadlift",
        reverse("answer", args=[comment.pk]),
        reverse("delete_workout", args=[visit.pk]),
        reverse("lift_history", args=["deadlift"]),
        reverse("swap_exercise", args=[visit.pk, prescription_of(coaching.client).pk]),
    ]
    assert runs_out(page, paths) == []


def test_a_coachs_screens_hold_them(open_page: OpenPage) -> None:
    coaching, visit = talked_over()
    id, prescription = coaching.pk, prescription_of(coaching.client).pk
    paths = [
        reverse("clients"),
        reverse("review_queue"),
        reverse("client", args=[id]),
        reverse("client_history", args=[id]),
        reverse("client_workout", args=[id, visit.pk]),
        reverse("propose", args=[id, prescription]),
        reverse("propose_lighter_week", args=[id]),
        reverse("coach_settings"),
        reverse("account_settings"),
        reverse("account_email"),
    ]
    assert runs_out(open_page(coaching.coach), paths) == []

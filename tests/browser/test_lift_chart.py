"""A mark of a lift's drawing says its set, pointed at, focused and tapped, without scripts."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.factories import TUESDAY, lifter, log, prescription_of, workout_of
from workouts import body_weights, logbook, working_loads

pytestmark = pytest.mark.browser

SAYS = "3 Mar 2026: 225 lb × 6"


def drawn(open_any: OpenPage) -> Page:
    user = lifter()
    for week, load in enumerate((225, 235, 240)):
        visit = workout_of(user, TUESDAY + datetime.timedelta(weeks=week))
        log(visit, load, 6)
        logbook.finish(workout=visit)
    page = open_any(user, has_touch=True)
    page.goto("/history/deadlift/")
    expect(page.get_by_text("17 Mar 2026: 240 lb × 6")).to_be_visible()  # the latest, at rest
    expect(page.get_by_text(SAYS)).to_be_hidden()
    return page


def test_pointing_at_it(open_any: OpenPage) -> None:
    page = drawn(open_any)
    page.locator(".dot .hit").first.hover()
    expect(page.get_by_text(SAYS)).to_be_visible()
    expect(page.get_by_text("17 Mar 2026: 240 lb × 6")).to_be_hidden()


def test_tapping_it(open_any: OpenPage) -> None:
    page = drawn(open_any)
    page.locator(".dot .hit").first.tap()
    expect(page.get_by_text(SAYS)).to_be_visible()


def test_walking_along_it_with_the_keyboard(open_any: OpenPage) -> None:
    page = drawn(open_any)
    page.locator(".dot").first.focus()
    expect(page.get_by_text(SAYS)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_text("10 Mar 2026: 235 lb × 6")).to_be_visible()
    expect(page.get_by_text(SAYS)).to_be_hidden()


# Words of the drawing's heading that run out of it, and lines of it that touch.
RUNS_OUT = """
() => {
  const edge = document.querySelector(".chart svg:not(.key)").getBoundingClientRect();
  const lines = [...document.querySelectorAll(".dot:last-child .tip text")];
  const boxes = lines.map((line) => line.getBoundingClientRect());
  const out = lines.filter((_, index) => boxes[index].right > edge.right);
  const touch = lines.filter((_, index) => index && boxes[index].top < boxes[index - 1].bottom - 1);
  return [lines.length, ...out, ...touch].map((one) => one.textContent ?? one);
}
"""


@pytest.mark.parametrize("width", [320, 390])
def test_the_longest_heading_stays_within_the_drawing(open_page: OpenPage, width: int) -> None:
    """A pull-up with assistance, set by hand, and with an estimate."""
    user = lifter(unit="kg")
    on = user.today()
    body_weights.record(lifter=user, weighed_on=on, weight=Decimal("102.5"), unit="kg")
    visit = workout_of(user, on)
    log(visit, -52.5, 6, exercise="pull-up")
    logbook.finish(workout=visit)
    place = prescription_of(user, "pull-up")
    working_loads.set_by_hand(prescription=place, load=Decimal("-22.5"), by=user, note="")
    page = open_page(user, viewport={"width": width, "height": 844})
    page.goto("/history/pull-up/")
    expect(page.get_by_text("22.5 kg assistance, set by hand").last).to_be_visible()
    assert page.evaluate(RUNS_OUT) == [3]

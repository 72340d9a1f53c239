"""The way about: a line at the top, and on the phone of whoever is signed in a bar at the thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from accounts.models import User
from coaching import reviews
from tests.browser.conftest import OpenPage
from tests.browser.gym import Gym, todays_deadlifts
from tests.browser.looking import DESK, PHONE
from tests.browser.wire import Wire
from tests.coaching.cast import coach, coached
from tests.factories import lifter, log, workout_of
from workouts.ids import new_id

pytestmark = pytest.mark.browser

SMALL: ViewportSize = {"width": 320, "height": 568}
BAR = "nav[aria-label=Main] ul"
LINES = """
() => new Set([...document.querySelectorAll(".brand, .nav a")]
  .map((one) => one.getBoundingClientRect()).filter(({height}) => height)
  .map(({top}) => Math.round(top))).size
"""
# Each thing one can press or fill in, once it has the focus, is what lies under a finger there.
COVERED = """
() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  const kinds = "main :is(a, button, input, select, textarea, summary), footer a";
  const shown = (one) => one.checkVisibility() && one.getClientRects().length;
  return [...document.querySelectorAll(kinds)]
  .filter((one) => shown(one) && !one.disabled && one.type !== "hidden")
  .filter((one) => {
    const [seen] = one.type === "radio" ? one.labels : [one];
    one.focus(); // of a text area that shows the line one writes in, so the rest is scrolled to
    if (one.matches("textarea")) one.scrollIntoView({block: "nearest"});
    const [box] = seen.getClientRects();
    if (!box) return false; // gone by itself meanwhile
    const {left, right, top, bottom} = box;
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return !found || !(found === one || seen.contains(found) || found.contains(one)
      && found.closest("a, summary, label"));
  }).map((one) => one.outerHTML);
}
"""
# Two badges, or a badge and a word, that lie over each other.
COLLISIONS = """
() => {
  const [...badges] = document.querySelectorAll(".nav .badge:not([hidden])");
  const words = [...document.querySelectorAll(".nav-word")];
  const box = (one) => one.getBoundingClientRect();
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom
    && b.top < a.bottom;
  return badges.flatMap((badge, at) => [...badges.slice(at + 1), ...words]
    .filter((other) => meet(box(badge), box(other))).map((other) => other.textContent));
}
"""


def lines(page: Page, path: str, *widths: int) -> list[int]:
    """On how many lines the way about stands, in windows of some widths."""
    page.goto(path)
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        found.append(page.evaluate(LINES))
    return found


def coach_of_one() -> User:
    user = coach()
    coached(lifter(), user)
    return user


def test_a_lifters_way_about_is_one_line(open_page: OpenPage) -> None:
    page = open_page(lifter())
    for path in ("/week/", "/history/", "/settings/"):
        assert lines(page, path, 320, 390, 1280) == [1, 1, 1], path


def test_a_coachs_way_about_is_one_line(open_page: OpenPage) -> None:
    page = open_page(coach_of_one())
    for path in ("/week/", "/clients/"):
        assert lines(page, path, 320, 390, 1280) == [1, 1, 1], path


def test_a_visitors_way_about_is_one_line_on_a_phone(page: Page) -> None:
    assert lines(page, "/rule/", 360, 390) == [1, 1]


@pytest.mark.parametrize("size", [PHONE, SMALL])
def test_on_a_phone_the_bar_stays_at_the_bottom_and_covers_nothing(
    size: ViewportSize, open_any: OpenPage
) -> None:
    user = lifter()
    visit = workout_of(user, on=user.today())
    log(visit, 225, 6)
    page = open_any(user, viewport=size)
    for path in ("/week/", f"/workouts/{visit.pk}/", "/settings/", "/setup/"):
        page.goto(path)
        box = page.locator(BAR).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] == size["height"]
        assert page.evaluate(COVERED) == [], path


def test_a_desk_and_a_low_window_have_it_at_the_top(open_page: OpenPage) -> None:
    page = open_page(lifter())
    for size in (DESK, ViewportSize(width=320, height=256)):  # the second is a desk at 400 %
        page.set_viewport_size(size)
        page.goto("/week/")
        assert page.locator(BAR).evaluate("(one) => getComputedStyle(one).position") == "static"


def test_whoever_is_not_signed_in_has_no_bar(page: Page) -> None:
    page.goto("/exercises/")
    assert page.locator(BAR).evaluate("(one) => getComputedStyle(one).position") == "static"


def test_the_bar_tells_where_one_is(open_page: OpenPage) -> None:
    page = open_page(coached(lifter(), coach()).client)
    entries = [("/week/", "Week"), ("/settings/", "Settings"), ("/settings/coach/", "Coach")]
    for path, words in entries:
        page.goto(path)
        expect(page.locator(".nav [aria-current=page]")).to_have_text(words)
        expect(page.locator(".nav [aria-current]")).to_have_count(1)
    expect(page.get_by_role("navigation", name="Main").get_by_role("link")).to_have_count(5)
    page.goto("/settings/days/")
    expect(page.locator(".nav [aria-current=true]")).to_have_text("Settings")


@pytest.mark.worker
def test_the_badges_of_news_and_of_what_waits_meet_nothing(
    open_unwatched: OpenPage, wire: Wire
) -> None:
    visit = todays_deadlifts()
    coaching = coached(visit.lifter, coach())
    for each in map(str, range(12)):
        author = coaching.coach
        reviews.comment(coaching=coaching, author=author, workout=visit, id=new_id(), text=each)
    gym = Gym(open_unwatched(visit.lifter, base_url=wire.url), wire, visit)
    gym.log_two()
    week = gym.page.get_by_role("navigation", name="Main").get_by_role("link", name="Week")
    for size in (PHONE, SMALL, DESK):
        gym.page.set_viewport_size(size)
        expect(week).to_have_accessible_name("Week 12 new 2 not saved yet")
        assert gym.page.evaluate(COLLISIONS) == []


def test_without_a_coach_or_a_client_there_are_four_entries(open_page: OpenPage) -> None:
    page = open_page(lifter())
    page.goto("/settings/coach/")
    expect(page.locator(".nav [aria-current=true]")).to_have_text("Settings")
    expect(page.locator(".nav a")).to_have_text(["Week", "History", "Exercises", "Settings"])

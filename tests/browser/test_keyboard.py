"""A workout by keyboard alone: Tab, arrows, Enter, Space and typing."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.factories import PASSWORD, everything, lifter, program_of, workout_of

pytestmark = pytest.mark.browser

STOPS = 80
# What has the focus without a ring on it, or on the label that stands for it, inside the window.
UNSEEN_FOCUS = """
() => {
  const one = document.activeElement;
  const shown = [one, ...(one.labels ?? [])];
  const ringed = shown.some((each) => getComputedStyle(each).outlineStyle !== "none");
  const {top, bottom} = one.getBoundingClientRect();
  const middle = (top + bottom) / 2;
  const seen = ringed && middle > 0 && middle < innerHeight;
  return seen || one === document.body ? "" : one.outerHTML;
}
"""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until it is there; on the way every stop must show that it has the focus."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        unseen = page.evaluate(UNSEEN_FOCUS)
        if unseen:  # what hides by itself, as the count of waiting sets does, gives the focus up
            page.wait_for_timeout(100)
            unseen = page.evaluate(UNSEEN_FOCUS)
        assert not unseen, f"no focus to be seen on {unseen}"
        if wanted.evaluate("(one) => one === document.activeElement"):
            return
    pytest.fail(f"Tab never reached {wanted}")


def type_into(page: Page, label: str, text: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def test_a_set_is_logged_from_the_sign_in_on_without_a_pointer(open_any: OpenPage) -> None:
    user = lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    page = open_any()
    page.goto("/accounts/login/")

    type_into(page, "E-mail address", user.email)
    type_into(page, "Password", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")

    tab_to(page, page.get_by_role("button", name="Start"))
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day")

    type_into(page, "Weight", "225")
    type_into(page, "Reps", "6")
    tab_to(page, page.get_by_label("Skip", exact=True))
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_label("1", exact=True)).to_be_checked()
    tab_to(page, steps.primary(page))
    page.keyboard.press("Enter")
    expect(steps.target(page)).to_have_text("235")
    expect(page.locator(".sets strong")).to_have_text("225 lb × 6, 1 rep left")


def test_a_whole_workout_is_logged_and_finished_without_a_pointer(open_any: OpenPage) -> None:
    user = known_lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    page = open_any(user)
    page.goto("/week/")

    tab_to(page, page.get_by_role("button", name="Start"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day")
    for exercise in ["Pull-up", "One-arm dumbbell row", "Cable pullover", ""]:
        tab_to(page, steps.primary(page))
        page.keyboard.press("Enter")
        for number in (2, 3):
            expect(page.get_by_text(f"Set {number} of 3")).to_be_visible()
            come_to(page, steps.primary(page))
            page.keyboard.press("Enter")
        if exercise:
            come_to(page, page.get_by_role("link", name=f"Next: {exercise}"))
            page.keyboard.press("Enter")
            expect(page.get_by_role("heading", level=2, name=exercise)).to_be_visible()
    come_to(page, page.get_by_role("button", name="All sets are done: finish"))
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day, done")


def test_steppers_undo_and_pain_are_reached_by_keyboard(open_page: OpenPage) -> None:
    user = known_lifter()
    visit = workout_of(user, on=user.today())
    page = open_page(user)
    page.goto(f"/workouts/{visit.pk}/")
    opening = page.get_by_label("Weight", exact=True).input_value()

    tab_to(page, page.get_by_role("button", name="More weight"))
    page.keyboard.press("Space")
    expect(page.get_by_label("Weight", exact=True)).not_to_have_value(opening)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Weight", exact=True)).to_have_value(opening)

    tab_to(page, steps.primary(page))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Set 2 of 3")).to_be_visible()
    come_to(page, steps.primary(page))
    steps.saved(page)  # nobody goes on within the blink in which the answer comes
    tab_to(page, page.get_by_text("Warm-up, or it hurt"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="That hurt: log it and stop"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Next: Pull-up")).to_be_focused()


def known_lifter() -> User:
    """A lifter with a workout behind, who has every weight."""
    user = lifter()
    everything(workout_of(user, on=user.today() - datetime.timedelta(days=7)))
    return user


def come_to(page: Page, wanted: Locator) -> None:
    """What is next after a set: with scripts the focus is put there, without Tab leads there."""
    expect(wanted).to_be_visible()
    if page.evaluate("matchMedia('(scripting: none)').matches"):
        tab_to(page, wanted)
    else:
        expect(wanted).to_be_focused()


def test_the_first_stop_skips_to_the_content(page: Page) -> None:
    page.goto("/exercises/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.locator("main :focus").count() == 1

"""The question about a slip of the finger: with and without scripts, by keyboard, on every form."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import todays_deadlifts
from tests.factories import log, opening, prescription_of
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.browser

BLINK = 500  # milliseconds in which a tap is no answer to a question that was just asked
QUESTION = "1225 lb? You last lifted 225."


def opened(open_page: OpenPage) -> tuple[Page, Workout]:
    """Today's workout of a lifter who pulled 225 lb a week ago."""
    visit = todays_deadlifts()
    page = open_page(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    return page, visit


def weight(page: Page) -> Locator:
    return page.get_by_label("Weight", exact=True)


def yes(page: Page, words: str = "Yes, 1225 lb") -> Locator:
    return page.get_by_role("button", name=words)


def expect_asked(page: Page, question: str = QUESTION, words: str = "Yes, 1225 lb") -> None:
    """The question is beside the weight, and the yes to it has the focus and reads it out."""
    expect(weight(page)).to_have_accessible_description(question)
    expect(yes(page, words)).to_be_focused()
    expect(yes(page, words)).to_have_accessible_description(question)
    expect(yes(page, words)).to_be_in_viewport(ratio=1)


def stored(visit: Workout) -> list[tuple[int, int, str]]:
    rows = LoggedSet.objects.filter(workout=visit).order_by("position")
    return [(int(row.load), row.reps, row.kind) for row in rows]


def test_a_slip_of_the_finger_is_asked_about_and_a_yes_logs_it(open_any: OpenPage) -> None:
    page, visit = opened(open_any)

    steps.log(page, "1225", "5")
    expect_asked(page)
    assert stored(visit) == []
    page.keyboard.press("Enter")

    expect(page.get_by_text("Set 2 of 3")).to_be_visible()
    expect(page.locator(".sets strong")).to_have_text("1225 lb × 5")
    steps.saved(page)
    assert stored(visit) == [(1225, 5, "work")]


def test_what_is_put_right_is_logged_without_another_question(open_any: OpenPage) -> None:
    page, visit = opened(open_any)
    steps.log(page, "1225", "5")
    expect_asked(page)

    weight(page).fill("225")
    weight(page).press("Enter")

    expect(page.locator(".sets strong")).to_have_text("225 lb × 5")
    expect(page.locator(".sure")).to_have_count(0)
    steps.saved(page)
    assert stored(visit) == [(225, 5, "work")]


def test_another_slip_after_the_question_is_asked_about_anew(open_any: OpenPage) -> None:
    page, visit = opened(open_any)
    steps.log(page, "1225", "5")
    expect_asked(page)

    weight(page).fill("1335")
    steps.primary(page).click()

    expect_asked(page, "1335 lb? You last lifted 225.", "Yes, 1335 lb")
    assert stored(visit) == []


def test_a_warm_up_that_is_sure_is_a_warm_up(open_any: OpenPage) -> None:
    page, visit = opened(open_any)
    weight(page).fill("1225")
    page.get_by_text("Warm-up, or it hurt").click()
    page.get_by_role("button", name="Log as a warm-up").click()
    expect_asked(page)

    page.keyboard.press("Enter")

    expect(page.locator(".sets strong")).to_have_text("1225 lb × 6")
    steps.saved(page)
    assert stored(visit) == [(1225, 6, "warmup")]


def test_a_set_in_short_and_its_reps_are_asked_about(open_any: OpenPage) -> None:
    page, visit = opened(open_any)

    weight(page).fill("1225x55@1")
    weight(page).press("Enter")

    words = "Yes, 1225 lb × 55 reps"
    expect(yes(page, words)).to_be_focused()
    description = f"{QUESTION} 55 reps? That’s a lot for one set."
    expect(yes(page, words)).to_have_accessible_description(description)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Set 2 of 3")).to_be_visible()
    steps.saved(page)
    assert stored(visit) == [(1225, 55, "work")]


def test_the_question_goes_once_the_weight_is_changed(open_page: OpenPage) -> None:
    page, _ = opened(open_page)
    steps.log(page, "1225", "5")
    expect_asked(page)

    page.get_by_role("button", name="Less weight").click()

    expect(page.locator(".sure")).to_have_count(0)
    expect(weight(page)).not_to_have_attribute("aria-invalid", "true")
    expect(weight(page)).to_have_accessible_description("")


def test_the_question_stays_while_the_page_is_drawn_anew(open_page: OpenPage) -> None:
    page, visit = opened(open_page)
    steps.log(page, "1225", "5")
    expect_asked(page)

    other = page.context.new_page()
    other.goto(page.url)
    steps.log(other, "230", "5")
    expect(page.locator(".sets strong")).to_have_text("230 lb × 5")
    page.bring_to_front()

    expect_asked(page, "1225 lb? You last lifted 230.")
    expect(weight(page)).to_have_value("1225")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Set 3 of 3")).to_be_visible()
    steps.saved(page)
    assert stored(visit) == [(230, 5, "work"), (1225, 5, "work")]


def test_a_warm_up_stays_one_while_its_question_is_drawn_anew(open_page: OpenPage) -> None:
    page, visit = opened(open_page)
    weight(page).fill("20")
    page.get_by_label("Reps", exact=True).fill("40")
    page.get_by_text("Warm-up, or it hurt").click()
    page.get_by_role("button", name="Log as a warm-up").click()
    expect(yes(page, "Yes, 40 reps")).to_be_visible()

    other = page.context.new_page()
    other.goto(page.url)
    steps.log(other, "230", "5")
    expect(page.locator(".sets strong")).to_have_text("230 lb × 5")
    page.bring_to_front()

    expect(yes(page, "Yes, 40 reps")).to_be_focused()  # and not "Yes, 20 lb × 40 reps"
    page.keyboard.press("Enter")
    expect(page.locator(".sets strong")).to_have_count(2)
    steps.saved(page)
    assert stored(visit) == [(230, 5, "work"), (20, 40, "warmup")]


def test_the_second_tap_of_two_is_no_yes(open_page: OpenPage) -> None:
    page, visit = opened(open_page)
    weight(page).fill("1225")

    steps.primary(page).dblclick()

    expect(yes(page)).to_be_visible()
    assert stored(visit) == []


def test_a_tap_that_comes_with_the_question_is_no_yes(open_page: OpenPage) -> None:
    page, visit = opened(open_page)
    weight(page).fill("1225")
    pressed = "(log) => { log.click(); const yes = document.querySelector('.sure button'); %s }"
    at_once = (
        "yes.dispatchEvent(new MouseEvent('click', {detail: 1, bubbles: true, cancelable: true}))"
    )

    steps.primary(page).evaluate(pressed % at_once)

    expect(yes(page)).to_be_visible()
    page.wait_for_timeout(BLINK)
    assert stored(visit) == []
    yes(page).click()
    expect(page.get_by_text("Set 2 of 3")).to_be_visible()


def test_an_edit_is_asked_about_on_the_sets_own_page(open_any: OpenPage) -> None:
    page, visit = opened(open_any)
    row = log(visit, 225, 5)
    page.goto(f"/sets/{row.pk}/")

    weight(page).fill("1225")
    weight(page).press("Enter")
    expect_asked(page)
    page.keyboard.press("Enter")

    expect(page.locator(".sets strong")).to_have_text("1225 lb × 5")


def test_a_whole_workout_is_asked_about_once_and_kept(open_any: OpenPage) -> None:
    visit = todays_deadlifts()
    page = open_any(visit.lifter)
    page.goto("/workouts/enter/")
    yesterday = visit.lifter.today() - datetime.timedelta(days=1)
    page.get_by_label("Date").fill(yesterday.isoformat())
    for number, (load, reps) in enumerate([("225", "6"), ("1225", "5")], start=1):
        row = page.get_by_role("group", name=f"Deadlift, set {number}", exact=True)
        row.get_by_label("Weight").fill(load)
        row.get_by_label("Reps", exact=True).fill(reps)
    page.get_by_role("button", name="Save the workout").click()

    expect(yes(page)).to_be_focused()
    expect(page.get_by_role("alert")).to_contain_text(f"Deadlift, set 2: {QUESTION}")
    second = page.get_by_role("group", name="Deadlift, set 2", exact=True)
    expect(second.get_by_label("Weight")).to_have_accessible_description(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Yes, that was all")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_text("1225 lb × 5")).not_to_have_count(0)
    made = Workout.objects.get(lifter=visit.lifter, performed_on=yesterday)
    assert stored(made) == [(225, 6, "work"), (1225, 5, "work")]


def test_a_weight_set_by_hand_is_asked_about(open_any: OpenPage) -> None:
    visit = todays_deadlifts()
    page = open_any(visit.lifter)
    page.goto(f"/settings/prescriptions/{prescription_of(visit.lifter).pk}/load/")

    weight(page).fill("1000")
    weight(page).press("Enter")
    expect(yes(page, "Yes, 1000 lb")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("This week")
    assert opening(visit.lifter) == 1000

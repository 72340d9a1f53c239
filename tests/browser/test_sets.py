"""Sets on the screen: saved in place, announced, refused, undone, edited, both arms."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import NO_SCRIPTS, OpenPage
from tests.factories import lifter, log, workout_of
from workouts.models import Workout

pytestmark = pytest.mark.browser


def todays_workout() -> Workout:
    user = lifter()
    return workout_of(user, on=user.today())


def opened(open_page: OpenPage, exercise: str = "deadlift") -> Page:
    """Today's workout of a new lifter, at one exercise."""
    visit = todays_workout()
    page = open_page(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/?exercise={exercise}")
    return page


def rows(page: Page) -> Locator:
    return page.locator(".sets")


def test_with_scripts_a_set_is_saved_without_loading_the_page_again(open_page: OpenPage) -> None:
    page = opened(open_page)
    page.evaluate("document.body.dataset.before = 'yes'")

    steps.log(page, "225", "6")

    expect(steps.target(page)).to_have_text("235")
    expect(page.locator("body")).to_have_attribute("data-before", "yes")


def test_a_saved_set_and_what_comes_next_are_announced(open_page: OpenPage) -> None:
    page = opened(open_page)
    # Screen readers speak of what changes inside a region that was there before.
    page.locator("[role=status]").evaluate_all("all => all.forEach(one => { one.mine = true })")

    steps.log(page, "225", "6")
    expect(steps.target(page)).to_have_text("235")

    said = "all => all.filter(one => one.mine).map(one => one.innerText).join(' ')"
    announced = page.locator("[role=status]").evaluate_all(said)
    assert "Saved: 225 lb × 6." in announced
    assert "Next: 235 lb, aim for 4." in announced


def test_focus_stays_on_the_button_for_the_next_set(open_page: OpenPage) -> None:
    page = opened(open_page)

    steps.log(page, "225", "6")

    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")
    expect(steps.primary(page)).to_be_focused()


def test_after_the_last_set_focus_is_on_the_next_exercise(open_page: OpenPage) -> None:
    page = opened(open_page)

    for number, load in enumerate(["225", "235", "235"], start=1):
        steps.log(page, load, "4", number)

    expect(page.get_by_role("link", name="Next: Pull-up")).to_be_focused()


def test_a_refused_set_keeps_what_was_typed_and_says_why_beside_the_field(
    open_any: OpenPage,
) -> None:
    page = opened(open_any)

    steps.log(page, "heavy", "6")

    weight = page.get_by_label("Weight")
    expect(weight).to_have_attribute("aria-invalid", "true")
    expect(weight).to_have_value("heavy")
    expect(weight).to_have_accessible_description(re.compile("Write the weight as a number"))
    expect(weight).to_be_focused()
    expect(page.get_by_label("Reps", exact=True)).to_have_value("6")
    expect(page.locator("#workout .aim")).to_contain_text("Set 1 of 3")
    expect(steps.primary(page)).to_be_visible()


def test_a_refused_set_is_saved_once_it_is_put_right(open_any: OpenPage) -> None:
    page = opened(open_any)
    steps.log(page, "heavy", "6")
    expect(page.get_by_label("Weight")).to_have_attribute("aria-invalid", "true")

    steps.log(page, "225", "6")

    expect(steps.target(page)).to_have_text("235")


def test_a_set_is_undone_and_put_back(open_any: OpenPage) -> None:
    page = opened(open_any)
    steps.log(page, "225", "6")

    rows(page).get_by_role("button", name="Undo").click()
    expect(page.locator("#workout .aim")).to_contain_text("Set 1 of 3")
    expect(steps.primary(page)).to_be_visible()
    expect(page.get_by_text("Undone", exact=True)).to_be_visible()

    rows(page).get_by_role("button", name="Put back").click()
    expect(steps.target(page)).to_have_text("235")


def test_undoing_keeps_focus_on_the_button_that_puts_it_back(open_page: OpenPage) -> None:
    page = opened(open_page)
    steps.log(page, "225", "6")

    rows(page).get_by_role("button", name="Undo").click()

    expect(rows(page).get_by_role("button", name="Put back")).to_be_focused()


def test_an_edited_set_changes_what_follows(open_any: OpenPage) -> None:
    page = opened(open_any)
    steps.log(page, "225", "6")

    page.get_by_role("link", name="Edit 225 lb").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deadlift: change a set")
    page.get_by_label("Reps", exact=True).fill("3")
    page.get_by_role("button", name="Save").click()

    expect(steps.target(page)).to_have_text("220")


def test_a_one_arm_row_takes_both_arms_and_the_weaker_decides(open_any: OpenPage) -> None:
    page = opened(open_any, "one-arm-dumbbell-row")

    page.get_by_label("Weight").fill("60")
    page.get_by_label("Left arm", exact=True).fill("8")
    page.get_by_label("Right arm", exact=True).fill("7")
    steps.primary(page).click()

    expect(
        page.get_by_role("listitem").filter(has_text="60 lb × 8 left arm, 7 right arm")
    ).to_have_count(1)
    expect(steps.target(page)).to_have_text("60")


def test_reps_left_are_said_in_one_tap(open_any: OpenPage) -> None:
    page = opened(open_any)

    page.get_by_label("4", exact=True).click()
    steps.log(page, "225", "4")

    expect(page.locator(".sets strong")).to_have_text("225 lb × 4, 4 reps left")
    expect(steps.reason(page)).to_contain_text("4 reps with 4 left was easy")


def test_a_set_with_nothing_left_is_followed_by_less_and_why(open_any: OpenPage) -> None:
    page = opened(open_any)

    page.get_by_label("0", exact=True).click()
    steps.log(page, "225", "5")

    expect(steps.target(page)).to_have_text("220")
    expect(page.locator("#workout .goal .aim")).to_have_text("Set 2 of 3 · 4–6 reps, aim for 4")
    expect(steps.reason(page)).to_have_text(steps.SPENT)


def test_after_the_last_set_the_next_workout_is_told_and_announced(open_page: OpenPage) -> None:
    page = opened(open_page)
    for number, reps in enumerate("465", start=1):
        steps.log(page, "225", reps, number)

    told = "Next time: 235 lb, aim for 4. 6 reps at 225 lb hit the top of 4–6."
    expect(steps.reason(page)).to_have_text(told)
    expect(page.locator("#announcement")).to_contain_text(f"3 of 3 sets done. {told}")


def test_a_warm_up_is_kept_and_moves_no_target(open_any: OpenPage) -> None:
    page = opened(open_any)

    page.get_by_label("Weight").fill("135")
    page.get_by_label("Reps", exact=True).fill("5")
    # Open while the first weight is looked for.
    page.get_by_role("button", name="Log as a warm-up").click()

    expect(page.locator(".sets strong")).to_have_text("135 lb × 5")
    expect(page.locator("#workout .aim")).to_contain_text("Set 1 of 3")
    expect(steps.primary(page)).to_be_visible()


def test_a_set_changed_on_another_phone_is_shown_as_it_is_now(open_page: OpenPage) -> None:
    visit = todays_workout()
    row = log(visit, 225, 6)
    page = open_page(visit.lifter, **NO_SCRIPTS)
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    log(visit, 230, 5, id=row.pk, version=row.version)

    rows(page).get_by_role("button", name="Undo").click()

    expect(page.get_by_role("alert")).to_contain_text("It’s now 230 lb × 5")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.get_by_role("navigation", name="Main")).to_have_count(1)

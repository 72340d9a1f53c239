"""A whole workout on one page, for entering it afterwards; and finishing one."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.factories import lifter, log, workout_of

pytestmark = pytest.mark.browser


def set_of(page: Page, exercise: str, number: int) -> Locator:
    return page.get_by_role("group", name=f"{exercise}, set {number}", exact=True)


def fill(row: Locator, load: str, reps: str) -> None:
    row.get_by_label("Weight").fill(load)
    row.get_by_label("Reps", exact=True).fill(reps)


def test_yesterdays_workout_is_entered_at_once_and_sets_todays_weights(
    open_any: OpenPage,
) -> None:
    user = lifter()
    yesterday = user.today() - datetime.timedelta(days=1)
    page = open_any(user)
    page.goto("/week/")
    page.get_by_role("link", name="I’ve already done it").first.click()

    page.get_by_label("Date").fill(yesterday.isoformat())
    fill(set_of(page, "Deadlift", 1), "225", "6")
    fill(set_of(page, "Deadlift", 2), "235", "5")
    row = set_of(page, "One-arm dumbbell row", 1)
    row.get_by_label("Weight").fill("60")
    row.get_by_label("Left arm", exact=True).fill("8")
    row.get_by_label("Right arm", exact=True).fill("8")
    page.get_by_role("button", name="Save the workout").click()
    page.get_by_role("button", name="Yes, that was all").click()

    expect(page.get_by_text("225 lb × 6")).not_to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text(f"{yesterday.day} {yesterday:%B %Y}")
    page.goto("/week/")
    main_day = page.get_by_role("region", name="Main back day")
    expect(main_day.locator(".figure").first).to_have_text("235")


def test_a_refused_row_keeps_every_row_and_says_why_beside_its_field(open_any: OpenPage) -> None:
    page = open_any(lifter())
    page.goto("/workouts/enter/")
    fill(set_of(page, "Deadlift", 1), "225", "6")
    fill(set_of(page, "Deadlift", 2), "235", "many")
    page.get_by_role("button", name="Save the workout").click()

    refused = set_of(page, "Deadlift", 2).get_by_label("Reps", exact=True)
    expect(refused).to_have_attribute("aria-invalid", "true")
    expect(refused).to_have_value("many")
    expect(refused).to_be_focused()
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    expect(set_of(page, "Deadlift", 1).get_by_label("Reps", exact=True)).to_have_value("6")


def test_a_finished_workout_is_done_in_the_week_and_in_the_history(open_any: OpenPage) -> None:
    user = lifter()
    visit = workout_of(user, on=user.today())
    log(visit, 225, 6)
    page = open_any(user)
    page.goto(f"/workouts/{visit.pk}/")

    page.get_by_label("Notes").fill("Grip gave out first.")
    page.get_by_role("button", name="Finish the workout").click()

    asked = page.get_by_role("alert")
    expect(asked).to_contain_text("are still open. Finish anyway?")
    expect(page.get_by_label("Notes")).to_have_value("Grip gave out first.")
    yes = page.get_by_role("button", name="Yes, finish anyway")
    expect(yes).to_be_focused()
    yes.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day, done")
    expect(page.locator("#deadlift .figure")).to_have_text("235")
    page.get_by_role("link", name="Back to the week").click()
    expect(page.get_by_text("Done", exact=True)).to_be_visible()
    page.get_by_role("link", name="History").click()
    expect(page.get_by_role("main")).to_contain_text("Deadlift 225 lb × 6")


def test_a_workout_without_sets_cannot_be_finished_and_keeps_its_notes(
    open_any: OpenPage,
) -> None:
    user = lifter()
    visit = workout_of(user, on=user.today())
    page = open_any(user)
    page.goto(f"/workouts/{visit.pk}/")

    page.get_by_label("Notes").fill("The gym was closed.")
    page.get_by_role("button", name="Finish the workout").click()

    expect(page.get_by_text("No work set is logged yet.")).to_be_visible()
    expect(page.get_by_label("Notes")).to_have_value("The gym was closed.")

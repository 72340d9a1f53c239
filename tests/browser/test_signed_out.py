"""A session ends under somebody's hands: what they typed comes through the sign-in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser import steps
from tests.browser.conftest import NO_SCRIPTS, OpenPage
from tests.browser.gym import end_session, todays_deadlifts
from tests.browser.steps import press
from tests.factories import log, other_lifter
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.browser
NOTES = "Grip gave out <first>."


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def sign_in(page: Page, user: User) -> None:
    heading(page, "Sign in")
    steps.sign_in(page, user.email)


def begun(open_page: OpenPage, **options: object) -> tuple[Page, Workout]:
    visit = todays_deadlifts()
    page = open_page(visit.lifter, **options)
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    return page, visit


def test_a_set_typed_without_scripts_is_there_exactly_once(open_page: OpenPage) -> None:
    page, visit = begun(open_page, **NO_SCRIPTS)
    end_session()
    steps.log(page, "222.5", "5")
    sign_in(page, visit.lifter)
    heading(page, "Save the set?")
    expect(page.get_by_text("222.5")).to_be_visible()
    assert not visit.sets.exists()
    press("Save the set")(page)
    heading(page, "Main back day")
    steps.saved(page)
    page.go_back()
    page.reload()
    heading(page, "This week")  # nothing waits, and nothing is sent again
    assert [(float(row.load), row.reps) for row in visit.sets.all()] == [(222.5, 5)]


def test_a_workout_is_finished_with_its_notes_after_the_sign_in(open_any: OpenPage) -> None:
    visit = todays_deadlifts()
    log(visit)
    page = open_any(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/")
    page.get_by_label("Notes").fill(NOTES)
    end_session()
    press("Finish the workout")(page)
    sign_in(page, visit.lifter)
    heading(page, "Finish the workout?")
    expect(page.get_by_text(NOTES)).to_be_visible()
    press("Finish the workout")(page)
    expect(page.get_by_label("Notes")).to_have_value(NOTES)
    press("Yes, finish anyway")(page)
    heading(page, "Main back day, done")
    visit.refresh_from_db()
    assert (visit.notes, visit.finished_at is not None) == (NOTES, True)


def test_sets_that_wait_go_before_the_workout_is_finished(open_page: OpenPage) -> None:
    page, visit = begun(open_page)
    end_session()
    steps.log(page, "225", "5")
    expect(page.locator("#waiting")).to_contain_text("Sign in, and it’s saved.")
    page.get_by_label("Notes").fill(NOTES)
    press("Finish the workout")(page)
    said = page.locator("#hindered")
    expect(said).to_contain_text("you’re signed out", timeout=60_000)
    expect(page.get_by_label("Notes")).to_have_value(NOTES)
    said.get_by_role("link", name="Sign in, and come back here").click()
    steps.sign_in(page, visit.lifter.email)
    heading(page, "Main back day")
    expect(page.get_by_label("Notes")).to_have_value(NOTES)
    expect(page.locator("#waiting")).to_be_hidden()
    press("Finish the workout")(page)
    press("Yes, finish anyway")(page)
    heading(page, "Main back day, done")
    visit.refresh_from_db()
    assert (visit.notes, visit.sets.count()) == (NOTES, 1)


def test_another_account_gets_nothing_of_it(open_any: OpenPage) -> None:
    visit = todays_deadlifts()
    log(visit)
    other = other_lifter()
    page = open_any(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/")
    page.get_by_label("Notes").fill(NOTES)
    end_session()
    press("Finish the workout")(page)
    sign_in(page, other)
    heading(page, "Sign in")
    expect(page.get_by_text("typed in another account")).to_be_visible()
    expect(page.get_by_text(NOTES)).to_have_count(0)
    page.get_by_role("link", name="Sign in without sending it").click()
    sign_in(page, other)
    heading(page, "This week")
    page.goto("/accounts/unsent/")
    heading(page, "This week")


def test_no_set_is_lost_or_doubled(open_page: OpenPage) -> None:
    page, visit = begun(open_page, **NO_SCRIPTS)
    steps.log(page, "225", "6")
    end_session()
    page.get_by_label("Weight").fill("235")
    page.get_by_label("Reps", exact=True).fill("4")
    steps.primary(page).click()
    sign_in(page, visit.lifter)
    press("Save the set")(page)
    steps.saved(page)
    rows = LoggedSet.objects.filter(workout=visit).order_by("position")
    assert [(int(row.load), row.reps) for row in rows] == [(225, 6), (235, 4)]

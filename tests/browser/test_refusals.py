"""After a refused form the focus is where the mistake is: with or without scripts, everywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.coaching.cast import coach, coached
from tests.factories import (
    PASSWORD,
    lifter,
    log,
    prescription_of,
    seasoned_lifter,
    workout_of,
)

pytestmark = pytest.mark.browser

LONG = "a" * 2001


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def expect_focus_on(page: Page, label: str) -> None:
    """The field of that name is wrong, and has the focus."""
    field = page.get_by_label(label, exact=True).first
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")


def test_a_sign_up_with_a_short_password_keeps_all_the_rest(any_page: Page) -> None:
    page = any_page
    page.goto("/accounts/signup/")
    page.get_by_label("Password").fill("short")
    page.get_by_label("E-mail").fill("Ada@example.com")
    page.get_by_label("Over a year").check()
    page.get_by_label("Kilograms").check()
    page.get_by_label("Time zone").select_option("UTC")
    page.get_by_label("Keep my workouts").check()
    press(page, "Sign up")

    expect_focus_on(page, "Password")
    expect(page.get_by_label("Password")).to_have_value("")
    expect(page.get_by_label("E-mail")).to_have_value("Ada@example.com")
    expect(page.get_by_label("Time zone")).to_have_value("UTC")
    for chosen in ("Over a year", "Kilograms", "Keep my workouts"):
        expect(page.get_by_label(chosen)).to_be_checked()


def test_a_sign_up_with_a_slip_in_the_address_keeps_all_but_the_password(any_page: Page) -> None:
    page = any_page
    page.goto("/accounts/signup/")
    steps.fill_sign_up(page, "ada@example", experience="Over a year", unit="Kilograms (kg)")

    expect_focus_on(page, "E-mail address")
    expect(page.get_by_label("E-mail")).to_have_value("ada@example")
    expect(page.get_by_label("Password")).to_have_value("")
    assert PASSWORD not in page.content()
    for chosen in ("Over a year", "Kilograms", "Keep my workouts"):
        expect(page.get_by_label(chosen)).to_be_checked()


def test_a_refused_sign_in_says_so_where_the_focus_is(any_page: Page) -> None:
    page = any_page
    page.goto("/accounts/login/")
    press(page, "Sign in")
    expect_focus_on(page, "E-mail address")
    page.get_by_label("E-mail").fill("nobody@example.com")
    page.get_by_label("Password").fill("wrong")
    press(page, "Sign in")
    expect(page.get_by_role("alert")).to_be_focused()


def test_the_forms_of_the_account_do_too(open_any: OpenPage) -> None:
    page = open_any(lifter())
    page.goto("/accounts/password/change/")
    press(page, "Save the password")
    expect_focus_on(page, "Current password")
    page.goto("/settings/account/delete/")
    press(page, "Delete everything now")
    expect_focus_on(page, "Your password")
    page.goto("/import/")
    press(page, "Read the file")
    expect(page.locator("input[type=file]")).to_be_focused()


def test_the_forms_of_the_settings_do_too(open_any: OpenPage) -> None:
    user = seasoned_lifter()
    page = open_any(user)
    page.goto("/settings/days/")
    page.get_by_label("Extra day").select_option("Tuesday")
    press(page, "Save")
    expect_focus_on(page, "Extra day")
    page.goto("/settings/equipment/")
    page.get_by_label("Plates").fill("x")
    press(page, "Save")
    expect_focus_on(page, "Plates")
    page.goto(f"/settings/prescriptions/{prescription_of(user).pk}/")
    steps.refuse_reps(page)
    assert page.locator(":focus").get_attribute("aria-invalid") == "true"


def test_the_forms_of_a_coach_do_too(open_any: OpenPage) -> None:
    user = lifter()
    coaching = coached(user, coach())
    visit = workout_of(user)
    log(visit, 225, 6)
    page = open_any(coaching.coach)
    page.goto(f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    page.get_by_text("Comment on Deadlift").click()
    press(page, "Comment on the set")
    expect(page.locator("textarea:focus")).to_have_attribute("aria-invalid", "true")
    page.goto(f"/clients/{coaching.pk}/proposals/{prescription_of(user).pk}/")
    press(page, "Propose it")
    expect(page.locator(":focus")).to_have_count(1)
    assert page.locator(":focus").evaluate("(one) => one.matches('[role=alert], [aria-invalid]')")


def test_notes_that_are_too_long_have_the_focus(open_any: OpenPage) -> None:
    user = lifter()
    visit = workout_of(user, on=user.today())
    log(visit, 225, 6)
    page = open_any(user)
    page.goto(f"/workouts/{visit.pk}/")
    page.get_by_label("Notes").fill(LONG)
    press(page, "Finish the workout")
    expect_focus_on(page, "Notes")

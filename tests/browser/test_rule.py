"""A workout played on the page of the rule, with a script and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def figure(page: Page) -> Locator:
    return page.locator("#play-part .goal .figure")


def field(page: Page, number: int, name: str) -> Locator:
    row = page.get_by_role("group", name=re.compile(f"[Ss]et {number}$"))
    return row.get_by_label(name, exact=True)


def test_a_workout_is_played_set_by_set(any_page: Page) -> None:
    any_page.goto("/rule/")
    expect(figure(any_page)).to_have_text("235")
    field(any_page, 2, "Reps").fill("3")
    any_page.get_by_role("button", name="Add this set").click()
    expect(figure(any_page)).to_have_text("230")
    expect(any_page).to_have_url(re.compile(r"2-reps=3.*#play$"))
    any_page.reload()
    expect(figure(any_page)).to_have_text("230")


def test_a_change_is_shown_with_what_it_leads_to(any_page: Page) -> None:
    any_page.goto("/rule/")
    field(any_page, 1, "Reps").fill("5")
    any_page.get_by_role("button", name="Show again").click()
    expect(figure(any_page)).to_have_text("225")
    expect(field(any_page, 2, "Weight")).to_have_value("225")


def test_another_exercise_moves_by_its_own_steps(any_page: Page) -> None:
    any_page.goto("/rule/")
    any_page.get_by_text("Barbell: 4–6 reps").click()
    any_page.get_by_label("Exercise").select_option("dumbbell")
    any_page.get_by_role("button", name="Show", exact=True).click()
    expect(any_page.get_by_text("Dumbbell, one bell: 4–6 reps, 5 lb up")).to_be_visible()


def test_what_cannot_be_read_keeps_its_field(any_page: Page) -> None:
    any_page.goto("/rule/")
    field(any_page, 1, "Weight").fill("heavy")
    any_page.get_by_role("button", name="Show again").click()
    expect(field(any_page, 1, "Weight")).to_have_value("heavy")
    expect(any_page.get_by_text("Write the weight as a number")).to_be_visible()


def test_a_change_answers_by_itself_and_is_said(page: Page) -> None:
    page.goto("/rule/")
    field(page, 1, "Reps").fill("3")
    field(page, 1, "Reps").press("Tab")
    expect(figure(page)).to_have_text("220")
    expect(page.get_by_role("status").last).to_contain_text("Next: 220 lb, aim for 4.")
    expect(page).to_have_url(re.compile(r"1-reps=3"))


def test_the_next_set_is_told_once_to_who_listens(page: Page) -> None:
    page.goto("/rule/")
    told = page.locator("#play-part").aria_snapshot()
    assert told.count("6 reps hit the top of 4–6: 10 lb more.") == 1


def test_the_cursor_and_what_is_typed_meanwhile_stay(page: Page) -> None:
    page.goto("/rule/")
    waiting: list[Route] = []
    page.route("**/rule/?**", lambda route: waiting.append(route))
    field(page, 1, "Reps").fill("3")
    field(page, 2, "Reps").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("1")
    steps.let_go(page, waiting)
    expect(figure(page)).to_have_text("220")
    page.keyboard.type("2")
    expect(field(page, 2, "Reps")).to_have_value("12")
    expect(field(page, 2, "Reps")).to_be_focused()


def test_a_button_pressed_while_a_change_is_answered_is_not_lost(page: Page) -> None:
    page.goto("/rule/")
    field(page, 1, "Reps").fill("5")
    page.get_by_role("button", name="Add this set").hover()
    with page.expect_response("**/rule/?**"):
        page.mouse.down()  # leaves the field, so that its change is asked for
    page.wait_for_timeout(200)
    page.mouse.up()
    expect(field(page, 3, "Weight")).to_be_visible()


def test_what_is_marked_in_a_field_stays_marked(page: Page) -> None:
    page.goto("/rule/")
    field(page, 1, "Reps").fill("3")
    field(page, 1, "Weight").select_text()  # as on the way back through the fields
    expect(figure(page)).to_have_text("220")
    page.keyboard.type("135")
    expect(field(page, 1, "Weight")).to_have_value("135")


def test_enter_adds_the_set_it_was_pressed_in(page: Page) -> None:
    page.goto("/rule/")
    field(page, 2, "Reps").press("Enter")
    expect(field(page, 3, "Weight")).to_have_value("235")


def test_a_workout_is_typed_without_leaving_the_keys(page: Page) -> None:
    page.goto("/rule/")
    field(page, 2, "Reps").focus()
    for number, reps in [(2, "5"), (3, "6")]:
        expect(field(page, number, "Reps")).to_be_focused()
        page.keyboard.press("Control+A")
        page.keyboard.type(reps)
        page.keyboard.press("Enter")
    expect(field(page, 4, "Reps")).to_be_focused()
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Write the reps as a whole number")).to_be_visible()
    expect(field(page, 4, "Reps")).to_be_focused()


def test_the_focus_has_a_place_after_the_last_set_that_fits(page: Page) -> None:
    sets = "&".join(f"{number}-load=225&{number}-reps=5" for number in range(1, 20))
    page.goto(f"/rule/?{sets}")
    page.get_by_role("button", name="Add this set").press("Enter")
    expect(page.locator("#said")).to_have_text("20 sets are all that fit here.")
    expect(page.get_by_role("button", name="Show again")).to_be_focused()


def test_a_phone_without_a_signal_says_so(open_unwatched: OpenPage) -> None:
    page = open_unwatched()
    page.goto("/rule/")
    page.route("**/rule/?**", lambda route: route.abort())
    page.get_by_role("button", name="Show again").click()
    expect(page.get_by_role("status").last).to_contain_text("No answer")
    expect(page.get_by_text("No answer")).to_be_in_viewport()
    expect(field(page, 1, "Weight")).to_have_value("225")


def test_a_reason_of_the_workout_leads_on_without_losing_it(any_page: Page) -> None:
    any_page.goto("/rule/?1-load=185&1-reps=6#play")
    any_page.locator("#play-part").get_by_role("link", name="Why?").click()
    expect(any_page.locator("#TOP")).to_be_in_viewport()
    expect(figure(any_page)).to_have_text("195")


def test_every_reason_leads_to_where_it_is_explained(any_page: Page) -> None:
    any_page.goto("/rule/")
    any_page.get_by_role("link", name="Why?").first.click()
    expect(any_page).to_have_url(re.compile("#TOP$"))
    expect(any_page.locator("#TOP")).to_be_in_viewport()

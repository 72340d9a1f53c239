"""A table made by hand, from the phone to the next weight of the week."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_import import choose
from tests.factories import lifter
from tests.imports.tables_in import table
from workouts.models import LoggedSet

pytestmark = pytest.mark.browser

EITHER = b"Date,Exercise,Weight (kg),Reps\n03/05/2024,Deadlift,100,5\n"


def test_a_japanese_table_ends_in_the_next_weight_of_the_week(open_any: OpenPage) -> None:
    user = lifter(unit="kg")
    page = open_any(user)
    choose(page, table("ja"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Which column is which?")
    expect(page.get_by_role("cell", name="懸垂")).to_be_visible()
    page.get_by_role("button", name="See what would come in").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose pounds or kilograms.")
    page.get_by_label("Kilograms (kg)").check()
    page.get_by_role("button", name="See what would come in").click()
    expect(page.get_by_text("The weights are from “重量”.")).to_be_visible()
    page.get_by_role("button", name="Bring in 4 sets").click()
    expect(page.get_by_text("105 kg, aim for 5")).to_be_visible()
    page.get_by_role("link", name="See this week").click()
    expect(page.get_by_text("105 kg").first).to_be_visible()
    assert LoggedSet.objects.owned_by(user).count() == 4


def test_the_same_columns_are_not_asked_for_again_and_can_be_changed(open_any: OpenPage) -> None:
    page = open_any(lifter(unit="kg"))
    choose(page, table("ru"))
    page.get_by_label("Kilograms (kg)").check()
    page.get_by_role("button", name="See what would come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at the file")
    choose(page, table("ru").replace(b"102,5", b"105"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at the file")
    page.get_by_role("link", name="Change which column is which").click()
    expect(page.get_by_label("Weight", exact=True)).to_have_value("4")
    page.get_by_label("Weight", exact=True).select_option("Not in this file")
    page.get_by_role("button", name="See what would come in").click()
    expect(page.get_by_text("Rows that stay out", exact=True)).to_be_visible()


def test_a_table_is_named_with_the_keyboard_alone(open_any: OpenPage) -> None:
    page = open_any(lifter(unit="kg"))
    choose(page, EITHER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Which column is which?")
    page.get_by_role("group", name="Its only row").focus()
    for _ in range(5):  # past the four columns, to the unit
        page.keyboard.press("Tab")
    expect(page.get_by_label("Kilograms (kg)")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("5 March 2024")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at the file")
    expect(page.get_by_text("on 5 March 2024")).to_be_visible()


def test_a_wrong_choice_keeps_the_others(open_any: OpenPage) -> None:
    page = open_any(lifter(unit="kg"))
    choose(page, table("ja"))
    page.get_by_label("Date", exact=True).select_option("種目")
    page.get_by_label("Kilograms (kg)").check()
    page.get_by_role("button", name="See what would come in").click()
    expect(page.locator("#id_date_error")).to_contain_text("That column has no dates.")
    expect(page.get_by_label("Kilograms (kg)")).to_be_checked()
    expect(page.get_by_label("Date", exact=True)).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Date", exact=True).select_option("日付")
    page.get_by_role("button", name="See what would come in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at the file")

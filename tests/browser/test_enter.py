"""Entering a workout that was done: as asked in a few taps, by keys, and with nothing lost."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.factories import lifter, log, workout_of
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.browser

COUNT = "addEventListener('%s', () => (sessionStorage.n = 1 + Number(sessionStorage.n ?? 0)), true)"
COUNT_TAPS, COUNT_KEYS = COUNT % "pointerdown", COUNT % "keydown"
WEEK = datetime.timedelta(days=7)


def known() -> User:
    """A lifter whose every lift has a weight, from a week ago."""
    user = lifter()
    visit = workout_of(user, user.today() - WEEK)
    for exercise, load, reps in [
        ("deadlift", 225, 5),
        ("pull-up", 0, 5),
        ("one-arm-dumbbell-row", 60, 7),
        ("cable-pullover", 50, 9),
    ]:
        log(visit, load, reps, exercise=exercise)
    return user


def rows(page: Page, exercise: str = "Deadlift"):
    return page.get_by_role("group", name=f"{exercise}, set ")


def weight(page: Page, number: int, exercise: str = "Deadlift"):
    return rows(page, exercise).nth(number - 1).get_by_label("Weight")


def reps(page: Page, number: int, exercise: str = "Deadlift"):
    return rows(page, exercise).nth(number - 1).get_by_label("Reps", exact=True)


def stepper(page: Page, number: int, name: str, exercise: str = "Deadlift"):
    return rows(page, exercise).nth(number - 1).get_by_role("button", name=name, exact=True)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save the workout").click()


def saved(page: Page) -> None:
    page.wait_for_url("**/workouts/*/**")
    page.wait_for_url(lambda url: "/enter/" not in url)


def stored(exercise: str = "deadlift") -> list[tuple[int, int, int | None]]:
    today = LoggedSet.objects.filter(
        exercise=exercise, workout__performed_on=User.objects.get().today()
    )
    return [(int(row.load), row.reps, row.rir) for row in today.order_by("position")]


def counted(page: Page) -> int:
    return int(page.evaluate("sessionStorage.n ?? 0"))


def test_a_main_day_that_went_as_asked_takes_three_taps_from_the_week(open_page: OpenPage) -> None:
    page = open_page(known(), has_touch=True)
    page.add_init_script(COUNT_TAPS)
    page.goto("/week/")
    page.get_by_role("link", name="I’ve already done it").first.tap()
    page.get_by_role("button", name="It all went as asked").tap()
    page.get_by_role("button", name="Save the workout").tap()
    saved(page)
    assert 3 <= counted(page) <= 6
    assert LoggedSet.objects.filter(workout__finished_at__isnull=False).count() == 12
    assert stored() == [(225, 6, None), (235, 4, None), (235, 5, None)]


def test_one_with_four_sets_that_differ_takes_at_most_twenty(open_page: OpenPage) -> None:
    page = open_page(known(), has_touch=True)
    page.add_init_script(COUNT_TAPS)
    page.goto("/week/")
    page.get_by_role("link", name="I’ve already done it").first.tap()
    page.get_by_role("button", name="It all went as asked").tap()
    stepper(page, 2, "Fewer reps").tap()
    expect(weight(page, 3)).to_have_value("230")  # set 3 is what set 2 earned
    stepper(page, 3, "More reps").tap()
    rows(page).nth(2).get_by_label("1", exact=True).tap()
    stepper(page, 1, "More reps", "Pull-up").tap()
    stepper(page, 3, "Less weight", "Cable pullover").tap()
    stepper(page, 3, "Fewer reps", "Cable pullover").tap()
    page.get_by_role("button", name="Save the workout").tap()
    saved(page)
    assert 3 <= counted(page) <= 20
    assert stored() == [(225, 6, None), (235, 3, None), (230, 5, 1)]


def test_on_a_desk_it_takes_at_most_forty_keys(open_page: OpenPage) -> None:
    page = open_page(known(), viewport={"width": 1280, "height": 800})
    page.add_init_script(COUNT_KEYS)
    page.goto("/week/")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "I’ve already done it":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/workouts/enter/**")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "as-asked":
            break
    page.keyboard.press("Enter")
    expect(page.locator("#save")).to_be_focused()
    page.keyboard.press("Enter")
    saved(page)
    assert 3 <= counted(page) <= 40
    assert len(stored()) == 3


def test_enter_goes_on_to_the_next_field_and_saves_nothing(open_any: OpenPage) -> None:
    page = open_any(known())
    page.goto("/workouts/enter/")
    weight(page, 1).fill("225")
    weight(page, 1).press("Enter")
    reps(page, 1).fill("6")
    reps(page, 1).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter a workout")
    expect(reps(page, 1)).to_have_value("6")
    expect(weight(page, 2)).to_have_value("235")
    assert Workout.objects.count() == 1


def test_with_scripts_enter_selects_what_the_next_key_replaces(open_page: OpenPage) -> None:
    page = open_page(known())
    page.goto("/workouts/enter/")
    weight(page, 1).focus()
    page.keyboard.press("Enter")
    expect(reps(page, 1)).to_be_focused()
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    expect(weight(page, 2)).to_be_focused()
    page.keyboard.type("240")
    expect(weight(page, 2)).to_have_value("240")


def test_a_tapped_number_is_selected(open_page: OpenPage) -> None:
    page = open_page(known(), has_touch=True)
    page.goto("/workouts/enter/")
    weight(page, 1).tap()
    page.wait_for_timeout(50)
    page.keyboard.type("230")
    expect(weight(page, 1)).to_have_value("230")


def hold_first(route: Route, asked: list[Route]) -> None:
    """Keep the first question to the server waiting, and no other."""
    asked.append(route)
    if route is not asked[0]:
        route.continue_()


def test_a_tapped_number_that_changes_is_still_selected(open_page: OpenPage) -> None:
    page, asked = open_page(known(), has_touch=True), list[Route]()
    page.goto("/workouts/enter/")
    with page.expect_request("**/workouts/enter/**"):
        page.route("**/workouts/enter/**", lambda route: hold_first(route, asked))
        weight(page, 1).fill("205")
        reps(page, 1).fill("6")
    weight(page, 2).tap()
    page.wait_for_timeout(100)
    steps.let_go(page, asked)
    expect(weight(page, 2)).to_have_value("215")
    page.keyboard.type("220")
    expect(weight(page, 2)).to_have_value("220")


def test_a_tapped_number_is_still_selected_in_the_form_of_another_date(open_page: OpenPage) -> None:
    user = known()
    page, asked = open_page(user, has_touch=True), list[Route]()
    page.goto("/workouts/enter/")
    with page.expect_request("**/workouts/enter/**"):
        page.route("**/workouts/enter/**", lambda route: hold_first(route, asked))
        page.get_by_label("Date").fill(str(user.today() - datetime.timedelta(days=1)))
    weight(page, 2).tap()
    page.wait_for_timeout(100)
    was = weight(page, 2).element_handle()
    steps.let_go(page, asked)
    page.wait_for_function("field => !field.isConnected", arg=was)
    page.keyboard.type("220")
    expect(weight(page, 2)).to_have_value("220")


def test_a_changed_row_carries_down_to_those_that_nobody_touched(open_any: OpenPage) -> None:
    page = open_any(known())
    page.goto("/workouts/enter/")
    weight(page, 3).fill("200")
    weight(page, 1).fill("205")
    reps(page, 1).fill("6")
    reps(page, 1).press("Enter")
    expect(weight(page, 2)).to_have_value("215")  # lighter than asked: up again by a step
    expect(rows(page).nth(1)).to_contain_text("asked 215 lb")
    expect(weight(page, 3)).to_have_value("200")


def test_a_line_of_sets_fills_a_whole_exercise_and_adds_a_row(open_any: OpenPage) -> None:
    page = open_any(known())
    page.goto("/workouts/enter/")
    weight(page, 1).fill("225x6 235x4@1 235x3 225x4")
    weight(page, 1).press("Enter")
    expect(rows(page)).to_have_count(4)
    expect(weight(page, 2)).to_have_value("235")
    expect(reps(page, 4)).to_have_value("4")
    expect(rows(page).nth(1).get_by_label("1", exact=True)).to_be_checked()
    save(page)
    page.get_by_role("button", name="Yes, that was all").click()
    saved(page)
    assert stored() == [(225, 6, None), (235, 4, 1), (235, 3, None), (225, 4, None)]


def test_missing_sets_are_asked_about_once(open_any: OpenPage) -> None:
    page = open_any(known())
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="As asked for Deadlift").click()
    reps(page, 3).fill("")
    save(page)
    asked = page.get_by_role("alert")
    expect(asked).to_contain_text(
        "1 set of Deadlift, all of Pull-up, all of One-arm dumbbell row and all of Cable pullover "
        "are empty. Save the workout without?"
    )
    expect(asked.get_by_role("button")).to_be_focused()
    assert Workout.objects.count() == 1
    asked.get_by_role("button").click()
    saved(page)
    assert len(stored()) == 2


def test_sets_warm_ups_a_swap_pain_and_notes(open_any: OpenPage) -> None:
    page = open_any(known())
    page.goto("/workouts/enter/")
    page.get_by_role("button", name="Add a warm-up for Deadlift").click()
    warm_up = page.get_by_role("group", name="Deadlift, warm-up 1")
    warm_up.get_by_label("Weight").fill("135")
    warm_up.get_by_label("Reps", exact=True).fill("5")
    weight(page, 1).fill("225")
    reps(page, 1).fill("6")
    weight(page, 1).click()
    rows(page).first.get_by_label("That hurt").check()
    page.get_by_text("Swap Pull-up").click()
    page.get_by_role("button", name="Chin-up").click()
    expect(page.get_by_role("heading", name="Chin-up")).to_be_visible()
    weight(page, 1, "Chin-up").fill("0")
    reps(page, 1, "Chin-up").fill("5")
    page.get_by_label("Notes").fill("Grip gave out.")
    save(page)
    page.get_by_role("button", name="Yes, that was all").click()
    saved(page)
    visit = Workout.objects.get(notes="Grip gave out.")
    found = {(row.exercise_id, row.kind, int(row.load), row.pain) for row in visit.sets.all()}
    assert found == {
        ("deadlift", "warmup", 135, False),
        ("deadlift", "work", 225, True),
        ("chin-up", "work", 0, False),
    }
    assert visit.swaps.get().prescribed_id == "pull-up"


def test_another_date_asks_for_what_was_asked_then(open_page: OpenPage) -> None:
    user = known()
    page = open_page(user)
    page.goto("/workouts/enter/")
    expect(weight(page, 1)).to_have_value("225")
    page.get_by_label("Notes").fill("Entered late.")
    page.get_by_label("Date").fill(str(user.today() - 8 * datetime.timedelta(days=1)))
    expect(rows(page).first).not_to_contain_text("asked")
    expect(weight(page, 1)).to_have_value("")
    expect(page.get_by_label("Notes")).to_have_value("Entered late.")
    expect(page.get_by_text("no weight yet, your first set settles it").first).to_be_visible()


def test_a_date_that_holds_sets_leads_to_its_workout(open_any: OpenPage) -> None:
    user = known()
    page = open_any(user)
    page.goto(f"/workouts/enter/?on={user.today() - WEEK}")
    page.get_by_role("link", name="Open the workout to add more").click()
    page.wait_for_url(lambda url: "/enter/" not in url)
    assert f"/workouts/{Workout.objects.get().pk}/" in page.url


def test_a_date_is_typed_digit_by_digit(open_page: OpenPage) -> None:
    user = known()
    page = open_page(user, viewport={"width": 1280, "height": 800})
    page.goto("/workouts/enter/")
    reps(page, 1).fill("6")
    on = user.today() - datetime.timedelta(days=1)
    page.get_by_label("Date").focus()
    for key in f"{on:%m%d%Y}":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    expect(page.get_by_label("Date")).to_have_value(str(on))
    expect(reps(page, 1)).to_have_value("6")

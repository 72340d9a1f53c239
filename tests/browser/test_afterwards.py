"""After the workout: it is read on one page, with and without a signal, and changed from there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import KEPT, Gym, todays_deadlifts
from tests.browser.wire import Wire
from tests.factories import everything, lifter, log, workout_of
from workouts.models import Workout

pytestmark = [pytest.mark.browser, pytest.mark.worker]
TOUCH = 44  # pixels


def whole_workout() -> Workout:
    user = lifter()
    visit = workout_of(user, user.today())
    everything(visit)
    return visit


def test_a_set_logged_where_it_was_asked_about_is_saved_and_shown(open_page: OpenPage) -> None:
    visit = todays_deadlifts()
    log(visit, 225, 6)
    log(visit, 235, 4)
    page = open_page(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")
    page.get_by_role("button", name="Finish the workout").click()
    expect(page.get_by_role("alert")).to_contain_text("1 set of Deadlift")
    page.wait_for_url(f"**/workouts/{visit.pk}/")
    steps.log(page, "235", "5", number=3)
    expect(page.locator(".sets > li")).to_have_count(3)
    expect(page.locator(".sets .tag")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day")
    assert visit.sets.count() == 3


def test_a_finished_workout_shows_its_twelve_sets_at_one_look(open_any: OpenPage) -> None:
    visit = whole_workout()
    page = open_any(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/")
    lines = page.locator(".sets > li")
    expect(lines).to_have_count(12)
    first, last = lines.first.bounding_box(), lines.last.bounding_box()
    assert first
    assert last
    assert last["y"] + last["height"] - first["y"] <= 844
    for word in ("Rest timer", "Log an extra set"):
        expect(page.get_by_text(word)).to_have_count(0)
    expect(page.locator(".step-list, form.set-form")).to_have_count(0)


def test_a_line_unfolds_into_why_and_leads_to_its_own_page_and_back(open_any: OpenPage) -> None:
    visit = whole_workout()
    page = open_any(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/")
    line = page.locator(".sets > li").first
    why = line.get_by_text("8 reps went past the top of 4–6: 10 lb more.")
    expect(why).to_be_hidden()
    line.locator("summary").first.click()
    expect(why).to_be_visible()
    line.get_by_role("link", name="Edit").click()
    page.get_by_label("Reps", exact=True).fill("7")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url(f"**/workouts/{visit.pk}/#set-*")
    expect(page.locator(".sets > li").first).to_contain_text("225 lb × 7")


def test_a_set_is_added_from_there(open_any: OpenPage) -> None:
    visit = whole_workout()
    page = open_any(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/")
    page.get_by_role("link", name="Add a set").click()
    page.get_by_label("Weight").fill("45")
    page.get_by_label("Reps", exact=True).fill("9")
    # It is shown before it is stored, and the page that is read shows what is stored.
    with page.expect_response(lambda answer: answer.request.method != "GET"):
        page.get_by_role("button", name="Log an extra set").click()
    expect(page.get_by_text("45 lb × 9").first).to_be_visible()
    for _ in range(100):  # until the phone has sent it
        if visit.sets.filter(load=45).exists():
            break
        page.wait_for_timeout(50)
    page.goto(f"/workouts/{visit.pk}/")
    expect(page.locator(".sets > li")).to_have_count(13)


@pytest.mark.parametrize("query", ["", "?edit"])
def test_what_can_be_done_about_a_set_is_wide_enough_for_a_thumb(
    open_page: OpenPage, query: str
) -> None:
    visit = whole_workout()
    page = open_page(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/{query}")
    ways = page.locator(".set-way")
    assert ways.count() >= 3
    for way in ways.all():
        box = way.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= TOUCH


def test_a_finished_workout_is_read_without_a_signal(gym: Gym) -> None:
    log(gym.visit, 225, 6)
    page = gym.page
    page.reload()
    page.get_by_role("button", name="Finish the workout").click()
    page.get_by_role("button", name="Yes, finish anyway").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day, done")
    page.evaluate(KEPT, page.url)
    read = f"/workouts/{gym.visit.pk}/"
    page.evaluate(KEPT, f"{gym.wire.url}{read}?edit")
    gym.cut()
    page.goto(read)
    expect(page.locator(".read-part")).to_have_count(4)
    expect(page.locator(".sets > li")).to_contain_text("225 lb × 6")
    page.get_by_role("link", name="Your next weights").click()
    expect(page.locator("#deadlift .figure")).to_have_text("235")
    page.goto(read)
    page.get_by_role("link", name="Add a set").click()
    expect(steps.primary(page)).to_be_visible()


@pytest.fixture
def gym(open_unwatched: OpenPage, wire: Wire) -> Gym:
    visit = todays_deadlifts()
    page: Page = open_unwatched(visit.lifter, base_url=wire.url)
    return Gym(page, wire, visit)

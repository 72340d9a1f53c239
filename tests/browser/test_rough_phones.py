"""A hard gym for a phone: old browsers, slow answers, shut stores, accounts that change."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.gym import (
    Gym,
    end_session,
    expect_waiting,
    retry,
    sign_in_as,
    todays_deadlifts,
)
from tests.browser.offline_cases import PAGES, SETS
from tests.browser.offline_tabs import keep_all
from tests.browser.wire import Wire
from tests.factories import log, other_lifter, program_of
from workouts.models import Kind, LoggedSet

pytestmark = [pytest.mark.browser, pytest.mark.worker]

# What Safari 15.3 lacks, and what no browser has on a plain http address.
OLD = """
for (const kind of [Array, String]) delete kind.prototype.at;
delete Array.prototype.findLast;
delete AbortSignal.timeout;
delete HTMLFormElement.prototype.requestSubmit;
delete window.BroadcastChannel;
Object.defineProperty(navigator, "locks", { value: undefined });
const Whole = FormData;
window.FormData = class extends Whole { constructor(form) { super(form); } };
"""
# The store is shut once, as iOS does to a page that was away.
SHUT = """
const begin = IDBDatabase.prototype.transaction;
const shut = new WeakSet();
window.shutStores = false;
IDBDatabase.prototype.transaction = function (...asked) {
  if (window.shutStores) shut.add(this);
  window.shutStores = false;
  if (shut.has(this)) throw new DOMException("shut", "InvalidStateError");
  return begin.apply(this, asked);
};
"""


@pytest.fixture
def gym(open_unwatched: OpenPage, wire: Wire) -> Gym:
    visit = todays_deadlifts()
    return Gym(open_unwatched(visit.lifter, base_url=wire.url), wire, visit)


def open_exercise(gym: Gym, exercise: str) -> Page:
    gym.page.goto(f"/workouts/{gym.visit.pk}/?exercise={exercise}")
    return gym.page


def test_an_old_browser_logs_each_set_as_what_its_button_says(gym: Gym) -> None:
    page = gym.page
    page.add_init_script(OLD)
    page.reload()
    page.get_by_role("button", name="Less weight").click()
    page.get_by_text("Warm-up, or it hurt").click()
    page.get_by_role("button", name="Log as a warm-up").click()
    expect(page.get_by_text("Saved: 220 lb × ").first).to_be_visible()
    steps.log(page, "225", "6")
    expect(steps.target(page)).to_have_text("235")
    expect_waiting(page, 0)
    kinds = LoggedSet.objects.filter(workout=gym.visit).order_by("position")
    assert [row.kind for row in kinds] == [Kind.WARMUP, Kind.WORK]


def test_an_old_browser_sends_what_waited(gym: Gym) -> None:
    gym.page.add_init_script(OLD)
    gym.page.reload()
    gym.log_two()
    expect(gym.page.locator(".step-list [aria-current] .count")).to_have_text("2/3")
    gym.restore()
    expect_waiting(gym.page, 0)
    gym.expect_stored([(225, 6), (235, 4)])


def test_what_is_begun_stays_when_the_answer_to_the_set_before_comes(gym: Gym) -> None:
    page, held = gym.page, list[Route]()
    page.route(SETS, lambda route: held.append(route))
    steps.log(page, "225", "6")
    expect(steps.target(page)).to_have_text("235")
    page.get_by_label("Weight").fill("240")
    page.get_by_role("radio", name="1", exact=True).check(force=True)
    page.get_by_text("Warm-up, or it hurt").click()
    steps.let_go(page, held)
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    expect(page.get_by_label("Weight")).to_have_value("240")
    expect(page.get_by_role("radio", name="1", exact=True)).to_be_checked()
    expect(steps.primary(page)).to_have_text("Log 240 lb × 4")
    expect(page.get_by_role("button", name="Log as a warm-up")).to_be_visible()


def test_a_number_that_is_marked_stays_so_when_the_answer_to_the_set_before_comes(
    gym: Gym,
) -> None:
    page, held = gym.page, list[Route]()
    page.route(SETS, lambda route: held.append(route))
    with page.expect_request(SETS):
        steps.log(page, "225", "6")
    expect(steps.target(page)).to_have_text("235")
    page.get_by_label("Weight").click()
    page.wait_for_timeout(100)
    steps.let_go(page, held)
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    page.keyboard.type("240")
    expect(page.get_by_label("Weight")).to_have_value("240")


def test_a_set_that_was_logged_leaves_nothing_in_the_next_form(gym: Gym) -> None:
    page = gym.page
    steps.log(page, "225", "6")
    expect(page.get_by_text("Saved: 225 lb × 6.").first).to_be_visible()
    expect(page.get_by_label("Weight")).to_have_value("235")
    expect(page.get_by_label("Reps", exact=True)).to_have_value("4")


def test_a_saved_set_stays_in_sight_without_the_page_after_it(gym: Gym) -> None:
    page = gym.page
    page.route("**/workouts/*saved=*", lambda route: route.abort())
    steps.log(page, "225", "6")
    expect_waiting(page, 0)
    gym.expect_stored([(225, 6)])
    gym.cut()
    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")
    steps.log(page, "235", "4", number=2)
    expect(page.locator("#workout .aim")).to_contain_text("Set 3 of 3")
    page.reload()
    expect(page.locator("#workout .aim")).to_contain_text("Set 3 of 3")
    page.unroute("**/workouts/*saved=*")
    gym.restore()
    gym.expect_stored([(225, 6), (235, 4)])
    expect(page.locator(".sets .tag", has_text="On this phone")).to_have_count(0)


def test_a_store_that_was_shut_is_opened_anew(gym: Gym) -> None:
    page = gym.page
    page.add_init_script(SHUT)
    page.reload()
    gym.cut()
    page.evaluate("window.shutStores = true")
    steps.log(page, "225", "6")
    expect_waiting(page, 1)
    gym.restore()
    gym.expect_stored([(225, 6)])


def test_an_exercise_beside_the_plan_that_hurt_is_kept_without_a_signal(gym: Gym) -> None:
    log(gym.visit, 100, 5, exercise="barbell-row")
    page = open_exercise(gym, "barbell-row")
    gym.cut()
    page.get_by_text("Add a set").click()
    page.get_by_label("Reps", exact=True).fill("5")
    page.get_by_text("Warm-up, or it hurt").click()
    page.get_by_role("button", name="That hurt").click()
    expect(page.get_by_text("Saved on this phone: 100").first).to_be_visible()


def test_a_workout_is_finished_after_the_sets_of_all_its_exercises(gym: Gym) -> None:
    keep_all(gym)
    gym.log_two()
    page = open_exercise(gym, "pull-up")
    page.get_by_label("Notes").fill("Belt left at home.")
    page.get_by_role("button", name="Finish the workout").click()
    expect(page.locator("#hindered")).to_contain_text("Your notes stay here", timeout=60_000)
    expect(page.locator("#hindered")).to_be_in_viewport()
    page.reload()
    expect(page.get_by_label("Notes")).to_have_value("Belt left at home.")
    gym.wire.mend()
    page.get_by_role("button", name="Finish the workout").click()
    page.get_by_role("button", name="Yes, finish anyway").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day, done")
    gym.expect_stored([(225, 6), (235, 4)])
    gym.visit.refresh_from_db()
    assert gym.visit.finished_at
    assert gym.visit.notes == "Belt left at home."


def test_a_workout_finished_by_two_taps_is_sent_once(gym: Gym) -> None:
    steps.log(gym.page, "225", "6")
    gym.page.get_by_role("button", name="Finish the workout").click()
    expect(gym.page.get_by_role("button", name="Yes, finish anyway")).to_be_visible()
    sent: list[str] = []
    gym.page.on("request", lambda asked: sent.append(asked.method + " " + asked.url))
    gym.page.get_by_role("button", name="Yes, finish anyway").evaluate(
        "(button) => { button.click(); button.click(); }"
    )
    expect(gym.page.get_by_role("heading", level=1)).to_have_text("Main back day, done")
    assert len([asked for asked in sent if asked.endswith("/finish/")]) == 1


def test_a_server_that_is_broken_is_as_good_as_none(gym: Gym) -> None:
    page, broken = gym.page, 503
    page.context.route("**/week/", lambda route: route.fulfill(status=broken, body="broken"))
    page.goto("/week/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This week")


def test_whoever_signs_in_next_finds_no_page_of_the_one_before(gym: Gym) -> None:
    page = gym.page
    assert page.evaluate(PAGES)
    end_session()
    page.goto("/accounts/login/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.wait_for_function("caches.has('pages').then((has) => !has)")


def test_without_a_signal_the_list_shows_only_the_sets_of_whoever_was_here_last(gym: Gym) -> None:
    page, other = gym.page, other_lifter()
    program_of(other)
    gym.log_two()
    page.goto("/outbox/")
    expect(page.get_by_text("225 × 6")).to_be_visible()
    sign_in_as(page, other)
    gym.wire.mend()
    page.goto("/week/")
    gym.cut()
    page.goto("/outbox/")
    expect(page.get_by_text("2 of an account that is not signed in here.")).to_be_visible()
    expect(page.get_by_text("225")).to_have_count(0)


def test_sets_are_sent_again_after_the_phone_failed_to_read_them(gym: Gym) -> None:
    page = gym.page
    gym.log_two()
    page.evaluate(
        "() => { window.begin = IDBDatabase.prototype.transaction;"
        "IDBDatabase.prototype.transaction = () => { throw new Error('shut'); }; }"
    )
    retry(page)
    page.evaluate("() => { IDBDatabase.prototype.transaction = window.begin; }")
    gym.wire.mend()
    gym.expect_stored([(225, 6), (235, 4)])

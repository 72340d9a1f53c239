"""The rest between sets: by the clock on the wall, silent unless asked, in nobody's way."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.factories import lifter, log, workout_of
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.browser

# What the browser was asked for, where a test could not hear, feel or see it.
LISTEN = """
window.asked = [];
navigator.vibrate = (pattern) => asked.push("vibration");
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function () {
  asked.push(`tone ${this.context.state}`);
  start.call(this);
};
Object.defineProperty(navigator, "wakeLock", {value: {request: async (kind) => {
  asked.push(kind);
  window.lock = {released: false};
  return window.lock;
}}});
"""


# Whether the large figure is in one line, beside the rest and not under it.
IS_WHOLE = """
() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(".next-set .figure"));
  const rest = document.querySelector(".rest").getBoundingClientRect();
  const lines = [...range.getClientRects()];
  return lines.length === 1 && rest.width > 0 && lines[0].right <= rest.left;
}
"""


def begun() -> Workout:
    user = lifter()
    visit = workout_of(user, on=user.today())
    log(visit, 225, 4)
    return visit


def opened(open_page: OpenPage, visit: Workout, exercise: str = "deadlift") -> Page:
    page = open_page(visit.lifter)
    page.add_init_script(LISTEN)
    page.clock.install()
    page.goto(f"/workouts/{visit.pk}/?exercise={exercise}")
    return page


def left(page: Page) -> Locator:
    return page.get_by_role("timer", name="Rest")


def log_next(page: Page) -> None:
    """Log the set and wait for the one after it."""
    steps.primary(page).click()
    expect(page.locator("#workout[data-saved]")).to_be_visible()
    expect(left(page)).to_have_text(re.compile("^[23]:"))


def choose(page: Page, aid: str) -> None:
    page.get_by_text("Rest timer and keyboard").click()
    page.get_by_label(aid).check()


def asked(page: Page) -> list[str]:
    return page.evaluate("asked")


def test_the_rest_of_the_prescription_begins_when_a_set_is_saved(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    expect(left(page)).to_be_hidden()

    log_next(page)
    page.clock.run_for(60_000)

    expect(left(page)).to_have_text(re.compile("^(2:00|1:5[0-9])$"))


@pytest.mark.parametrize("width", [320, 390])
def test_bodyweight_stays_one_word_beside_it(open_page: OpenPage, width: int) -> None:
    user = lifter()
    visit = workout_of(user, on=user.today())
    log(visit, 0, 4, exercise="pull-up")
    page = opened(open_page, visit, "pull-up")
    page.set_viewport_size({"width": width, "height": 844})
    log_next(page)
    expect(page.locator(".next-set .figure")).to_have_text("Bodyweight")
    page.wait_for_function(IS_WHOLE)


def test_a_reload_and_a_locked_phone_keep_it(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    log_next(page)

    # A locked phone runs no timer while the clock moves on.
    page.clock.fast_forward(60_000)
    expect(left(page)).to_have_text(re.compile("^(2:00|1:5)"))
    page.clock.fast_forward(30_000)
    page.reload()

    expect(left(page)).to_have_text(re.compile("^1:[23]"))


def test_thirty_seconds_more_and_skip(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    log_next(page)

    page.get_by_role("button", name="+30 s of rest").click()
    expect(left(page)).to_have_text(re.compile("^3:[12]"))

    page.get_by_role("button", name="Skip the rest").click()
    expect(left(page)).to_be_hidden()
    expect(steps.primary(page)).to_be_focused()
    page.reload()
    expect(left(page)).to_be_hidden()


def test_its_end_is_said_once_and_it_is_silent_unless_asked(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    log_next(page)
    steps.saved(page)  # so that nothing is left to be told after the reload

    page.clock.run_for(181_000)

    expect(page.locator("#announcement")).to_have_text("The rest is over.")
    expect(left(page)).to_have_text("done")
    assert [what for what in asked(page) if what != "screen"] == []
    page.reload()
    expect(left(page)).to_have_text("done")
    expect(page.locator("#announcement")).to_have_text("")


def test_a_beep_and_a_shake_are_given_where_chosen_and_the_choice_is_kept(
    open_page: OpenPage,
) -> None:
    visit = begun()
    page = opened(open_page, visit)
    choose(page, "Beep when the rest is over")
    page.get_by_label("Vibrate when the rest is over").check()
    page.reload()

    log_next(page)
    page.clock.run_for(181_000)

    expect(page.locator("#announcement")).to_have_text("The rest is over.")
    # Running: our own Permissions-Policy lets a page be heard after a tap.
    assert asked(page)[-2:] == ["tone running", "vibration"]


def test_a_rest_that_ended_long_ago_rings_nothing(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    choose(page, "Beep when the rest is over")
    log_next(page)

    page.clock.fast_forward(400_000)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(left(page)).to_have_text("done")
    assert "tone running" not in asked(page)


def test_sets_are_logged_while_it_runs(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    log_next(page)

    steps.primary(page).click()

    expect(page.get_by_role("link", name="Next: Pull-up")).to_be_focused()
    steps.saved(page)
    assert LoggedSet.objects.filter(kind="work").count() == 3


def test_the_newest_set_counts_whatever_the_exercise_or_the_tab(open_page: OpenPage) -> None:
    visit = begun()
    page = opened(open_page, visit)
    other = page.context.new_page()
    other.goto(f"/workouts/{visit.pk}/?exercise=one-arm-dumbbell-row")

    other.get_by_label("Weight", exact=True).fill("60x8")
    steps.primary(other).click()
    for tab in (other, page):
        expect(left(tab)).to_have_text(re.compile("^(2:00|1:5)"))

    log_next(page)
    for tab in (page, other):
        expect(left(tab)).to_have_text(re.compile("^(3:00|2:5)"))


def test_a_warm_up_and_an_undone_set_ask_for_no_rest(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    page.get_by_text("Warm-up, or it hurt").click()
    page.get_by_role("button", name="Log as a warm-up").click()
    expect(page.locator("#workout[data-saved-kind=warmup]")).to_be_visible()
    expect(left(page)).to_be_hidden()

    log_next(page)
    page.locator("#other-saved").click()

    expect(page.locator("#workout[data-saved-kind=undone]")).to_be_visible()
    expect(left(page)).to_be_hidden()


def test_it_goes_away_when_the_workout_is_finished(open_page: OpenPage) -> None:
    visit = begun()
    page = opened(open_page, visit)
    log_next(page)

    page.get_by_role("button", name="Finish the workout").click()
    page.get_by_role("button", name="Yes, finish anyway").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day, done")
    page.goto(f"/workouts/{visit.pk}/?edit&exercise=deadlift")

    expect(steps.primary(page)).to_be_visible()
    expect(left(page)).to_be_hidden()


def test_without_scripts_there_is_no_timer_to_see(open_page: OpenPage) -> None:
    visit = begun()
    page = open_page(visit.lifter, java_script_enabled=False)
    page.goto(f"/workouts/{visit.pk}/")

    expect(page.locator("#rest")).to_be_hidden()
    expect(page.locator("#aids")).to_be_hidden()


def test_the_screen_stays_awake_while_a_workout_is_open(open_page: OpenPage) -> None:
    page = opened(open_page, begun())
    assert asked(page) == ["screen"]

    # Hidden and shown again: the browser took it back meanwhile.
    page.evaluate("lock.released = true; document.dispatchEvent(new Event('visibilitychange'))")

    assert asked(page) == ["screen", "screen"]


def test_where_the_screen_cannot_be_kept_awake_the_page_works_on(open_page: OpenPage) -> None:
    visit = begun()
    page = open_page(visit.lifter)
    page.add_init_script("Object.defineProperty(navigator, 'wakeLock', {value: undefined})")
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")

    log_next(page)


def test_where_nothing_can_be_kept_the_page_works_on(open_page: OpenPage) -> None:
    visit = begun()
    page = open_page(visit.lifter)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused') }})"
    )
    page.goto(f"/workouts/{visit.pk}/?exercise=deadlift")

    steps.primary(page).click()

    expect(page.get_by_text("Set 3 of 3")).to_be_visible()
    expect(steps.primary(page)).to_be_focused()

"""The set form in the gym: the target in one tap, steppers, shorthand, all within a phone."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import steps
from tests.browser.conftest import OpenPage
from tests.browser.looking import PHONE
from tests.factories import everything, lifter, log, program_of, workout_of
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.browser

WEEK = datetime.timedelta(days=7)
MOST_TAPS = 30
LAST_WEEK = {"deadlift": 225, "pull-up": -20, "one-arm-dumbbell-row": 60, "cable-pullover": 50}
# What must be seen before the next set: its figure, why, every field, and the button.
NEXT_SET = [".goal .figure", ".next-set .reason", ".set-fields", "#id_rir", "#log"]
OUTSIDE = """
(all) => all.map((one) => one.getBoundingClientRect())
  .filter(({top, bottom}) => top < 0 || bottom > innerHeight || top === bottom).length
"""


class Finger:
    """Taps, and counts them; nothing here types."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.click()


def known_lifter(unit: str = "lb") -> Workout:
    """A lifter with a workout behind: today's is begun, and every weight is known."""
    user = lifter(unit=unit)
    earlier = workout_of(user, on=user.today() - WEEK)
    for exercise, load in LAST_WEEK.items():
        log(earlier, load, 3, exercise=exercise)
    return workout_of(user, on=user.today())


def opened(open_page: OpenPage, exercise: str = "deadlift", unit: str = "lb") -> Page:
    visit = known_lifter(unit)
    page = open_page(visit.lifter)
    page.goto(f"/workouts/{visit.pk}/?exercise={exercise}")
    return page


def weight(page: Page) -> Locator:
    return page.get_by_label("Weight", exact=True)


def press(page: Page, name: str, times: int = 1) -> None:
    for _ in range(times):
        page.get_by_role("button", name=name, exact=True).click()


def stored() -> LoggedSet:
    return LoggedSet.objects.order_by("logged_at").last()


def test_one_tap_logs_exactly_what_was_asked(open_any: OpenPage) -> None:
    page = opened(open_any)
    asked = steps.target(page).inner_text(), page.get_by_label("Reps", exact=True).input_value()

    steps.primary(page).click()

    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")
    steps.saved(page)
    assert (f"{stored().load.normalize():f}", str(stored().reps)) == asked


def test_the_button_says_what_it_will_log(open_page: OpenPage) -> None:
    page = opened(open_page)
    expect(steps.primary(page)).to_have_text("Log 220 lb × 4")

    weight(page).fill("227,5")
    press(page, "More reps")

    expect(steps.primary(page)).to_have_text("Log 227,5 lb × 5")


@pytest.mark.parametrize(
    ("exercise", "said"),
    [
        (
            "pull-up",
            {
                "0": "Log bodyweight × 4",
                "10": "Log +10 lb × 4",
                "-20": "Log 20 lb assistance × 4",
            },
        ),
        ("one-arm-dumbbell-row", {"60": "Log 60 lb × 6 each arm"}),
        ("deadlift", {"heavy": "Log set 1", "225x5@2": "Log 225x5@2", "": "Log set 1"}),
    ],
    ids=["bodyweight", "each arm", "bar"],
)
def test_the_button_speaks_as_the_log_does(
    open_page: OpenPage, exercise: str, said: dict[str, str]
) -> None:
    page = opened(open_page, exercise)
    for typed, words in said.items():
        weight(page).fill(typed)
        expect(steps.primary(page)).to_have_text(words)


@pytest.mark.parametrize(
    ("exercise", "unit", "steps_to"),
    [
        (
            "deadlift",
            "lb",
            [
                ("225", "More weight", 2, "235"),
                ("225", "Less weight", 1, "220"),
                ("227,5", "More weight", 1, "230"),
                ("227.5", "Less weight", 1, "225"),
                ("50", "Less weight", 3, "45"),
            ],
        ),
        (
            "deadlift",
            "kg",
            [("100", "More weight", 1, "102.5"), ("100", "Less weight", 2, "95")],
        ),
        ("pull-up", "lb", [("-5", "More weight", 2, "5"), ("-20", "Less weight", 1, "-25")]),
        ("pull-up", "kg", [("0", "Less weight", 1, "-2.5")]),
        ("one-arm-dumbbell-row", "lb", [("62", "More weight", 1, "65")]),
        ("cable-pullover", "lb", [("300", "More weight", 1, "300")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_stepper_moves_along_the_ladder(
    open_page: OpenPage, exercise: str, unit: str, steps_to: list[tuple[str, str, int, str]]
) -> None:
    page = opened(open_page, exercise, unit)
    for typed, name, times, shown in steps_to:
        weight(page).fill(typed)
        press(page, name, times)
        expect(weight(page)).to_have_value(shown)


def test_a_blank_weight_begins_at_the_empty_bar_and_reps_at_the_range(open_page: OpenPage) -> None:
    user = lifter()
    page = open_page(user)
    page.goto(f"/workouts/{workout_of(user, on=user.today()).pk}/")

    press(page, "More weight", 2)
    press(page, "More reps")

    expect(weight(page)).to_have_value("50")
    expect(page.get_by_label("Reps", exact=True)).to_have_value("4")


def test_each_arm_has_a_stepper_and_one_save_takes_both(open_page: OpenPage) -> None:
    page = opened(open_page, "one-arm-dumbbell-row")

    press(page, "Fewer, right arm")
    press(page, "More, left arm")
    expect(steps.primary(page)).to_have_text("Log 55 lb × 7 left, 5 right")
    steps.primary(page).click()

    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")
    steps.saved(page)
    assert (stored().left_reps, stored().right_reps, stored().reps) == (7, 5, 5)


def test_a_stepper_is_as_large_as_a_thumb_and_says_where_it_went(open_page: OpenPage) -> None:
    page = opened(open_page, "one-arm-dumbbell-row")
    sizes = page.locator(".step").evaluate_all(
        "all => all.map(one => [one.offsetWidth, one.offsetHeight])"
    )
    assert len(sizes) == 6
    assert min(min(size) for size in sizes) >= 48

    press(page, "More weight")

    expect(page.locator("#announcement")).to_have_text("Weight 60")


def test_without_scripts_no_stepper_is_shown(open_page: OpenPage) -> None:
    visit = known_lifter()
    page = open_page(visit.lifter, java_script_enabled=False)
    page.goto(f"/workouts/{visit.pk}/")

    expect(page.locator(".step")).to_have_count(4)
    for button in page.locator(".step").all():
        expect(button).to_be_hidden()


def test_a_whole_set_is_written_in_the_weight(open_any: OpenPage) -> None:
    page = opened(open_any)

    weight(page).fill("225 x 5@2")
    weight(page).press("Enter")

    expect(page.locator(".sets strong")).to_have_text("225 lb × 5, 2 reps left")


def test_a_wrong_set_in_short_is_refused_beside_the_weight(open_any: OpenPage) -> None:
    page = opened(open_any)

    weight(page).fill("225x5.9")
    weight(page).press("Enter")

    expect(weight(page)).to_have_accessible_description(re.compile("whole number from 0 to 100"))
    expect(weight(page)).to_have_value("225x5.9")


def test_the_set_just_saved_is_undone_beside_its_words(open_page: OpenPage) -> None:
    page = opened(open_page)
    steps.primary(page).click()

    page.locator("#other-saved").click()

    expect(page.get_by_text("Undone: 220 lb × 4.").first).to_be_visible()
    expect(page.locator("#other-saved")).to_be_focused()
    expect(page.locator("#other-saved")).to_have_text("Put back 220 lb × 4")


def test_a_double_tap_logs_one_set(open_page: OpenPage) -> None:
    page = opened(open_page)
    steps.primary(page).click()
    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")

    # The second tap of two, which came after the next set was shown.
    steps.primary(page).hover()
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)

    page.wait_for_timeout(500)
    assert LoggedSet.objects.filter(workout=Workout.objects.latest("performed_on")).count() == 1


def test_enter_in_a_field_logs_and_focus_lands_on_the_next_sets_button(
    open_page: OpenPage,
) -> None:
    page = opened(open_page)

    weight(page).fill("225")
    weight(page).press("Enter")

    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")
    expect(steps.primary(page)).to_be_focused()


@pytest.mark.parametrize("exercise", list(LAST_WEEK))
def test_the_next_set_is_seen_whole_on_a_phone_without_scrolling(
    open_any: OpenPage, exercise: str
) -> None:
    page = opened(open_any, exercise)
    assert hidden_of_the_next_set(page) == []

    steps.primary(page).click()
    expect(page.locator("#workout .aim")).to_contain_text("Set 2 of 3")
    steps.saved(page)
    page.evaluate("scrollTo(0, 0)")

    assert hidden_of_the_next_set(page) == []


def hidden_of_the_next_set(page: Page) -> list[str]:
    assert page.viewport_size == PHONE
    return [part for part in NEXT_SET if page.locator(f"#workout {part}").evaluate_all(OUTSIDE)]


@pytest.mark.parametrize("says_reps_left", [False, True], ids=["as asked", "with reps left"])
def test_a_full_back_day_takes_at_most_30_taps(open_any: OpenPage, says_reps_left: bool) -> None:
    user = lifter()
    everything(workout_of(user, on=user.today() - WEEK))
    program_of(user).days.update(weekday=user.today().weekday())
    page, finger = open_any(user), Finger()
    page.goto("/week/")

    finger.tap(page.get_by_role("button", name="Start"))
    for exercise in range(4):
        for number in range(1, 4):
            expect(page.locator("#workout .aim")).to_contain_text(f"Set {number} of 3")
            if says_reps_left:
                finger.tap(page.get_by_label("1", exact=True))
            finger.tap(steps.primary(page))
        following = page.get_by_role("link", name="Next: ")
        if exercise < 3:
            expect(following).to_be_visible()
            steps.saved(page)  # nobody taps within the blink in which the answer comes
            finger.tap(following)
    finger.tap(page.get_by_role("button", name="All sets are done: finish"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Main back day, done")
    assert LoggedSet.objects.filter(workout__performed_on=user.today()).count() == 12
    assert finger.taps == (29 if says_reps_left else 17)
    assert finger.taps <= MOST_TAPS


CUT_OFF = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.name)"


def test_the_longest_weight_is_read_whole_beside_two_arms(open_page: OpenPage) -> None:
    page = opened(open_page, "one-arm-dumbbell-row")
    weight(page).fill("1112.75")
    assert page.locator(".set-fields input").evaluate_all(CUT_OFF) == []

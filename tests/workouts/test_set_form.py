"""What the page of a workout tells its scripts: the ladder, the rest, what was saved."""

from __future__ import annotations

import html
import re
from decimal import Decimal

import pytest

from tests.factories import browser, everything, lifter, log, program_of, workout_of
from workouts import equipment
from workouts.log_sets.next_set import MOST_RUNGS
from workouts.models import Workout

pytestmark = pytest.mark.django_db

PART = {"X-Part": "true"}
SHORT = {"lb": "225x5@2 is 225 for 5", "kg": "100x5@2 is 100 for 5"}


def page(visit: Workout, exercise: str = "deadlift") -> str:
    client = browser(visit.lifter)
    response = client.get(f"/workouts/{visit.pk}/?edit&exercise={exercise}")
    return html.unescape(response.content.decode())


def said(shown: str, name: str) -> list[str]:
    """Every value of a data attribute, in the order of the page."""
    return re.findall(rf'data-{name}="([^"]*)"', shown)


def rungs(shown: str) -> list[Decimal]:
    (ladder,) = said(shown, "rungs")
    return [Decimal(rung) for rung in ladder.split()]


@pytest.mark.parametrize(
    ("exercise", "unit", "first", "second", "last"),
    [
        ("deadlift", "lb", "45", "50", "1200"),
        ("deadlift", "kg", "20", "22.5", "550"),
        ("pull-up", "lb", "-150", "-145", "200"),
        ("pull-up", "kg", "-70", "-67.5", "90"),
        ("one-arm-dumbbell-row", "kg", "2.5", "5", "50"),
        ("cable-pullover", "lb", "5", "10", "300"),
        ("barbell-row", "lb", "45", "50", "1200"),
    ],
)
def test_the_page_carries_the_ladder_of_the_exercise_in_exact_text(
    exercise: str, unit: str, first: str, second: str, last: str
) -> None:
    visit = workout_of(lifter(unit=unit))
    if exercise == "barbell-row":  # beside the plan: no rule, but the same gym
        log(visit, 95, 8, exercise=exercise)
    (ladder,) = said(page(visit, exercise), "rungs")
    assert (*ladder.split()[:2], ladder.split()[-1]) == (first, second, last)


@pytest.mark.parametrize("opening", [45, 227, 1199])
def test_of_a_ladder_with_the_smallest_plates_the_part_around_the_target_is_enough(
    opening: int,
) -> None:
    user = lifter()
    plates = [Decimal(45), Decimal(10), Decimal(1), Decimal("0.25")]
    equipment.change_equipment(equipment=program_of(user).equipment, plates=plates)
    visit = workout_of(user)
    log(visit, opening, 4)
    near = rungs(page(visit))
    assert len(near) == MOST_RUNGS
    assert near == sorted(near)
    assert opening in near


@pytest.mark.parametrize(
    ("exercise", "blank"),
    [("deadlift", ["45", "4"]), ("pull-up", ["0", "4"]), ("one-arm-dumbbell-row", ["5", "6", "6"])],
)
def test_a_blank_field_begins_with_the_lightest_weight_and_the_fewest_reps(
    exercise: str, blank: list[str]
) -> None:
    assert said(page(workout_of(lifter()), exercise), "blank") == blank


def test_a_field_made_blank_begins_at_the_target() -> None:
    visit = workout_of(lifter())
    log(visit, 225, 6)
    assert said(page(visit), "blank") == ["235", "4"]


def test_the_rest_is_the_prescriptions_until_nothing_is_left_to_do() -> None:
    visit = workout_of(lifter())
    assert said(page(visit), "rest") == ["180"]
    assert said(page(visit, "cable-pullover"), "rest") == ["120"]
    everything(visit)
    assert said(page(visit), "rest") == ["0"]


def test_an_answer_says_which_set_it_is_about_and_of_which_kind() -> None:
    visit = workout_of(lifter())
    row = log(visit, 225, 6)
    assert said(page(visit), "saved") == []
    fields = {"workout": visit.pk, "exercise": "deadlift", "load": 225, "reps": 6, "version": 1}
    for kind, words in [("undone", "Put back"), ("work", "Undo"), ("warmup", "Undo")]:
        client, sent = browser(visit.lifter), fields | {"kind": kind}
        assert client.post(f"/sets/{row.pk}/", sent).status_code == 302
        asked = f"/workouts/{visit.pk}/?exercise=deadlift&saved={row.pk}"
        shown = client.get(asked, headers=PART).content.decode()
        assert said(shown, "saved") == [str(row.pk)]
        assert said(shown, "saved-kind") == [kind]
        assert f'form="change-{row.pk}" id="other-saved">{words}<' in shown
        assert f'id="change-{row.pk}"' in shown
        fields["version"] += 1


def test_a_page_that_is_asked_about_a_set_stays_at_its_exercise() -> None:
    visit = workout_of(lifter())
    for reps in (6, 4, 4):
        row = log(visit, 225, reps)
    shown = page(visit, f"&saved={row.pk}")
    assert (said(shown, "exercise"), said(shown, "saved")) == (["deadlift"], [str(row.pk)])
    assert "Next: Pull-up" in shown


def test_a_set_of_another_exercise_is_not_spoken_of() -> None:
    visit = workout_of(lifter())
    row = log(visit, 225, 6)
    assert said(page(visit, f"pull-up&saved={row.pk}"), "saved") == []


def test_the_page_of_a_finished_workout_says_so() -> None:
    visit = workout_of(lifter())
    assert "data-finished" not in page(visit)
    everything(visit)
    assert "data-finished" in page(visit)


def test_assistance_is_typed_on_a_keyboard_that_has_a_minus() -> None:
    visit = workout_of(lifter())
    assert 'inputmode="decimal"' in page(visit)
    assert 'inputmode="decimal"' not in page(visit, "pull-up")


def test_equal_arms_are_said_once() -> None:
    visit = workout_of(lifter())
    row = log(visit, 60, 8, exercise="one-arm-dumbbell-row", left_reps=8, right_reps=8)
    assert "60 lb × 8 each arm" in page(visit, row.exercise_id)


def test_the_page_itself_is_light() -> None:
    visit = workout_of(lifter())
    for reps in (4, 4, 4):
        log(visit, 225, reps)
    assert len(page(visit).encode()) < 20_000


@pytest.mark.parametrize("unit", ["lb", "kg"])
def test_a_set_in_short_is_shown_in_the_lifters_own_unit(unit: str) -> None:
    shown = page(workout_of(lifter(unit=unit)))
    assert [SHORT[each] in shown for each in SHORT] == [each == unit for each in SHORT]
    assert f"Letters on the keyboard, to write {SHORT[unit].split()[0]}<" in shown

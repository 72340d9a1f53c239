"""The table of the sets to come, as a phone follows it, beside what really logging them gives."""

from __future__ import annotations

import datetime
import json
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction

from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    prescription_of,
    program_of,
    seasoned_lifter,
    sheet_of,
    workout_of,
)
from tests.modules import compressed
from tests.unpacking import unpacked
from tests.workouts.two_gyms import stands_at, trains, trains_in_two
from workouts import equipment, working_loads
from workouts.display.lifts import next_goal
from workouts.models import Kind, Prescription, Role, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DEADLIFT, PULL_UP, ROW, PULLOVER = MAIN_DAY = (
    "deadlift",
    "pull-up",
    "one-arm-dumbbell-row",
    "cable-pullover",
)
AHEAD = re.compile(r'<script id="ahead" type="application/json">(.*?)</script>', re.DOTALL)
# What the week of a lifter may open with: unit, exercise and load.
OPENINGS = [
    ("lb", DEADLIFT, "225"),
    ("lb", DEADLIFT, "45"),
    ("lb", DEADLIFT, "1200"),
    ("kg", DEADLIFT, "102.5"),
    ("lb", PULL_UP, "-10"),
    ("lb", PULL_UP, "0"),
    ("kg", PULL_UP, "-2.5"),
    ("kg", PULL_UP, "5"),
    ("lb", ROW, "60"),
    ("kg", ROW, "22.5"),
    ("lb", PULLOVER, "50"),
]
A_LOT = 24  # walks for each; tests/progression/test_lookahead.py walks the bare table, too


def page(visit: Workout, exercise: str) -> str:
    return str(browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise={exercise}").text)


def raw(visit: Workout, exercise: str = DEADLIFT) -> str:
    """The table as text, as it stands in the page."""
    (found,) = AHEAD.findall(page(visit, exercise))
    return str(found)


def table(visit: Workout, exercise: str = DEADLIFT) -> dict[str, Any]:
    return unpacked(json.loads(raw(visit, exercise)))


def opened(unit: str, exercise: str, load: str) -> Workout:
    """A workout whose exercise opens at a load set by hand."""
    user = lifter(unit=unit)
    prescription = prescription_of(user, exercise)
    working_loads.set_working_load(prescription=prescription, load=Decimal(load), by=user, note="")
    return workout_of(user)


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def way(node: dict[str, Any], reps: int, rir: int | None) -> list[Any]:
    """Where a set leads, looked up as wayFrom() of ahead.js does; empty where nothing is told."""
    fits = [
        each for each in node["ways"] if each[0] <= reps <= (reps if each[1] is None else each[1])
    ]
    own = [each for each in fits if each[2] == rir]
    found = own or [each for each in fits if each[2] is None]
    assert len(found) <= 1, (reps, rir, node["ways"])
    return list(found[0]) if found else []


def said(visit: Workout, exercise: str) -> dict[str, Any]:
    """What the server says of the next set, in the fields of a node."""
    lift = sheet_of(visit).lift(exercise)
    assert lift is not None
    goal = next_goal(lift, visit.program.unit)
    assert goal is not None
    names = ("plates", "figure", "unit", "words", "reps", "aim", "why")
    return {name: getattr(goal, name) for name in names} | {
        "load": lift.next_set and lift.next_set.load
    }


def told(node: dict[str, Any], why: str, reps: int) -> dict[str, Any]:
    """What a phone says of it after a set of so many reps."""
    words = why.replace("{reps}", "1 rep" if reps == 1 else f"{reps} reps")
    fields = {name: value for name, value in node.items() if name != "ways"}
    return fields | {"why": words, "load": Decimal(node["load"])}


def follow(
    visit: Workout, exercise: str, outcomes: list[tuple[int, int | None]], begun: dict[str, Any]
) -> int:
    """Do the sets, each at the weight the table says, and hear the same from both.

    Returns how many were done before the table ended.
    """
    nodes, whys = begun["nodes"], begun["whys"]
    at = nodes[0]
    for number, (reps, rir) in enumerate(outcomes):
        if not (found := way(at, reps, rir)):
            return number
        arms = {"left_reps": reps, "right_reps": reps + 1} if exercise == ROW else {}
        log(visit, at["load"], reps, rir, exercise=exercise, **arms)
        _, _, _, then, why = found
        at = nodes[then]
        assert told(at, whys[why], reps) == said(visit, exercise), (reps, rir)
    return len(outcomes)


def outcome(chance: random.Random) -> tuple[int, int | None]:
    return chance.choice([*range(13), 30, 100]), chance.choice([None, None, *range(6)])


@pytest.mark.parametrize(("unit", "exercise", "load"), OPENINGS)
def test_whatever_the_sets_give_the_phone_says_what_the_server_says(
    unit: str, exercise: str, load: str
) -> None:
    visit, chance = opened(unit, exercise, load), random.Random(f"{unit} {exercise} {load}")
    begun = table(visit, exercise)
    for _ in range(A_LOT):
        with taken_back():
            assert follow(visit, exercise, [outcome(chance), outcome(chance)], begun) == 2


@pytest.mark.parametrize("done", [(225, 6, None), (235, 3, None), (227.25, 5, 4), (45, 0, 5)])
def test_begun_in_the_middle_it_goes_on_as_the_server_does(done: tuple[Any, ...]) -> None:
    visit, chance = opened("lb", DEADLIFT, "225"), random.Random(str(done))
    log(visit, *done)
    begun = table(visit)
    for _ in range(A_LOT):
        with taken_back():
            assert follow(visit, DEADLIFT, [outcome(chance)], begun) == 1


def test_a_day_of_six_sets_is_followed_for_two_at_least() -> None:
    visit, chance = opened("lb", DEADLIFT, "225"), random.Random("six")
    Prescription.objects.filter(exercise=DEADLIFT).update(sets=6)
    begun = table(visit)
    for _ in range(A_LOT // 2):
        with taken_back():
            assert follow(visit, DEADLIFT, [outcome(chance) for _ in range(5)], begun) >= 2


def test_plates_that_make_few_weights_are_said_alike() -> None:
    visit, chance = opened("lb", DEADLIFT, "185"), random.Random("plates")
    plates = {Decimal(45): 1, Decimal(25): 1, Decimal(10): 2}
    equipment.change_equipment(equipment=program_of(visit.lifter).equipment, plates=plates)
    begun = table(visit)
    assert begun["nodes"][0]["plates"] == "Per side: 45 + 25"
    for _ in range(A_LOT):
        with taken_back():
            assert follow(visit, DEADLIFT, [outcome(chance), outcome(chance)], begun) == 2


@pytest.mark.parametrize(
    ("exercise", "stands", "there"),
    [(DEADLIFT, "87.5", "80"), (ROW, "24", "20"), (PULLOVER, "50", "45"), (PULL_UP, "2.5", "0")],
)
def test_in_another_gym_a_phone_without_a_signal_goes_by_what_that_one_has(
    exercise: str, stands: str, there: str
) -> None:
    user, work = trains_in_two()
    stands_at(user, exercise, stands)
    visit, chance = trains(user, 0, work), random.Random(exercise)
    begun = table(visit, exercise)
    assert begun["nodes"][0]["load"] == there
    for _ in range(A_LOT):
        with taken_back():  # wide steps have more ways than a table holds, so it may end sooner
            assert follow(visit, exercise, [outcome(chance), outcome(chance)], begun) >= 1


def test_a_weight_no_plates_make_is_said_to_be_one() -> None:
    visit = workout_of(lifter())
    log(visit, "226.25", 5)
    assert table(visit)["nodes"][0]["plates"] == "Your plates can’t make this weight."
    assert follow(visit, DEADLIFT, [(5, None)], table(visit)) == 1


def test_assistance_and_bodyweight_are_worded_as_on_the_page() -> None:
    visit = opened("lb", PULL_UP, "-5")
    nodes = table(visit, PULL_UP)["nodes"]
    bare = nodes[way(nodes[0], 6, None)[3]]
    names = ("load", "figure", "unit", "words", "plates")
    assert [nodes[0][name] for name in names] == ["-5", "5", "lb assistance", "5 lb assistance", ""]
    assert [bare[name] for name in names] == ["0", "Bodyweight", "", "bodyweight", ""]


def test_the_weaker_arm_is_the_one_that_is_looked_up() -> None:
    visit = opened("lb", ROW, "60")
    nodes, whys = (table(visit, ROW)[name] for name in ("nodes", "whys"))
    log(visit, 60, 8, exercise=ROW, left_reps=8, right_reps=5)
    _, _, _, number, why = way(nodes[0], 5, None)
    assert told(nodes[number], whys[why], 5) == said(visit, ROW)


def test_warm_ups_leave_the_table_as_it_is() -> None:
    visit = opened("lb", DEADLIFT, "225")
    before = table(visit)
    log(visit, 135, 5, kind=Kind.WARMUP)
    assert table(visit) == before


def test_without_a_known_opening_there_is_no_node_until_the_first_set() -> None:
    visit = workout_of(lifter())
    assert (table(visit)["nodes"], table(visit)["done"], table(visit)["sets"]) == ([], 0, 3)
    log(visit, 225, 6)
    assert (table(visit)["nodes"][0]["load"], table(visit)["done"]) == ("235", 1)


@pytest.mark.parametrize("hurts", [True, False])
def test_an_exercise_that_is_over_leads_nowhere(hurts: bool) -> None:
    visit = opened("lb", DEADLIFT, "225")
    for _ in range(1 if hurts else 3):
        log(visit, 225, 5, pain=hurts)
    said = table(visit)
    assert (said["nodes"], said["done"]) == ([], 1 if hurts else 3)


def test_the_last_set_has_no_way_on() -> None:
    visit = opened("lb", DEADLIFT, "225")
    log(visit, 225, 5)
    log(visit, 225, 5)
    assert [node["ways"] for node in table(visit)["nodes"]] == [[]]


def test_beside_the_plan_there_is_no_table() -> None:
    visit = workout_of(lifter())
    log(visit, 95, 8, exercise="barbell-row")
    assert raw(visit, "barbell-row") == "null"


def test_the_extra_day_has_its_own() -> None:
    user = seasoned_lifter()
    visit = workout_of(user, role=Role.EXTRA)
    log(workout_of(user, TUESDAY - datetime.timedelta(days=7), Role.EXTRA), 10, 5, exercise=PULL_UP)
    assert table(visit, PULL_UP)["nodes"][0]["load"] == "10"


def known(unit: str) -> Workout:
    """A main day on which every exercise has an opening."""
    user = lifter(unit=unit)
    for exercise, load in zip(MAIN_DAY, (100, 0, 30, 40), strict=True):
        prescription = prescription_of(user, exercise)
        working_loads.set_working_load(
            prescription=prescription, load=Decimal(load), by=user, note=""
        )
    return workout_of(user)


@pytest.mark.parametrize("unit", ["lb", "kg"])
def test_no_table_of_the_main_day_is_6_kilobytes(unit: str) -> None:
    visit = known(unit)
    sizes = {exercise: len(raw(visit, exercise).encode()) for exercise in MAIN_DAY}
    assert min(sizes.values()) > 1_000
    assert max(sizes.values()) < 6_000, sizes


@pytest.mark.parametrize(("low", "high"), [(4, 6), (8, 30), (1, 30)])
def test_however_wide_the_range_and_many_the_sets_a_table_stays_small(low: int, high: int) -> None:
    visit = opened("lb", DEADLIFT, "225")
    Prescription.objects.filter(exercise=DEADLIFT).update(sets=6, rep_low=low, rep_high=high)
    said = table(visit)
    ways = [way for node in said["nodes"] for way in node["ways"]]
    assert {way[3] for way in ways} == {*range(1, len(said["nodes"]))}
    assert len(raw(visit).encode()) < 25_000
    assert follow(visit, DEADLIFT, [(low, None)], said) == 1


@pytest.mark.parametrize("exercise", MAIN_DAY)
def test_the_whole_page_of_a_workout_is_under_60_kilobytes(exercise: str) -> None:
    shown = page(known("lb"), exercise)
    sizes = compressed(shown)
    assert {"css/site.css", "css/set-form.css", "js/workout.js", "js/outbox.js"} < set(sizes)
    assert sum(sizes.values()) < 60_000, sizes

"""The rows of the table: what is done, beside what, how often a round, and what is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import seeded
from goals import Goal
from sketched_ways import SketchedPage, SketchedPeople, SketchedSetByForm, SketchedWhole
from ways import (
    FreshPage,
    OnlyPut,
    Page,
    People,
    Review,
    SetByForm,
    SetByScript,
    Way,
    WholeWorkout,
)


@dataclass(frozen=True)
class Row:
    """Work that is asked for over the network. `beside` says what the ratio is to."""

    work: str
    beside: str
    times: int
    goal: Goal
    ways: Callable[[People, SketchedPeople], tuple[Way, Way]]
    # Whether the lifters whom it is about are not among the two hundred.
    is_odd: bool = False


def _sketched_week(there: SketchedPeople) -> Way:
    return SketchedPage(there, "/")


def _alone(people: People, lifter: int) -> People:
    return People(people.site, [lifter], people.coach)


ROWS = {
    "script": Row(
        "a set by the script",
        "sketch",
        24,
        Goal({"ratio": 1.5, "sql": 6}),
        lambda ours, there: (SetByScript(ours), SketchedSetByForm(there)),
    ),
    "form": Row(
        "a set by the form, then the page",
        "sketch",
        24,
        Goal({"ratio": 1.5}),
        lambda ours, there: (SetByForm(ours), SketchedSetByForm(there)),
    ),
    "whole": Row(
        "12 sets at once, then the week",
        "sketch",
        12,
        Goal({"ratio": 1.5, "sql": 8}),
        lambda ours, there: (WholeWorkout(ours), SketchedWhole(there)),
    ),
    "entry": Row(
        "the page to enter a workout",
        "the sketch's page of a workout",
        12,
        Goal({"ratio": 1.5}),
        lambda ours, there: (
            FreshPage(ours, "/workouts/enter/"),
            SketchedPage(there, "/workout/"),
        ),
    ),
    "week": Row(
        "the week",
        "sketch",
        24,
        Goal({"ratio": 1.5, "sql": 5}),
        lambda ours, there: (Page(ours, "/week/"), _sketched_week(there)),
    ),
    "roster": Row(
        "a coach's list of 100 clients",
        "sketch",
        6,
        Goal({"ratio": 2, "sql": 6}),
        lambda ours, there: (
            Page(_alone(ours, ours.coach or 0), "/clients/"),
            SketchedPage(there, "/clients/", by_coach=True),
        ),
    ),
    "lift": Row(
        "a lift's history of 2 years",
        "the sketch's week",
        6,
        Goal({"ms": 15, "sql": 4}),
        lambda ours, there: (Page(ours, "/history/deadlift/"), _sketched_week(there)),
    ),
    "veteran": Row(
        "a lift's history of 10 years",
        "the sketch's week",
        6,
        Goal({"ms": 15, "sql": 4}),
        lambda ours, there: (
            Page(_alone(ours, seeded.veteran()), "/history/deadlift/"),
            _sketched_week(there),
        ),
        is_odd=True,
    ),
    "review": Row(
        "a review: mark, and the next",
        "the sketch's week",
        6,
        Goal({"ms": 25, "sql": 8}),
        lambda ours, there: (Review(ours), _sketched_week(there)),
    ),
    "heavy": Row(
        "a PUT of a lifter with 50,000 sets",
        "that of a new one",
        12,
        Goal({"ratio": 1.1}),
        lambda ours, there: (
            OnlyPut(_alone(ours, seeded.heavy())),
            OnlyPut(_alone(ours, seeded.new())),
        ),
        is_odd=True,
    ),
}

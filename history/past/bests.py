"""The best set of each lift of some workouts, and which way the weight went after them.

The way is that of past.decisions, as on the lift's own page: read from the target that was on the
screen the next time, and for the newest workout of a lift from where the next one opens.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from exercises.models import Exercise
from history.past.decisions import Judged, OpenedWith, WeightMove, judged
from history.past.prescribed_places import PrescribedPlaces
from history.past.visits import LiftVisit, visit
from workouts.models import LoggedSet, Prescription, Role
from workouts.openings import ByHand, Terms, opening_after
from workouts.set_results import done_from
from workouts.targets import terms_of

ExerciseAndRole = tuple[str, str]  # an exercise and the role of the day it was done on


@dataclass(frozen=True, slots=True)
class Best:
    """The heaviest set of a lift in a workout, among equal ones the one with most reps; its load
    is in the unit of its workout."""

    exercise: str
    done: LoggedSet
    unit: str
    way: WeightMove


@dataclass(frozen=True, slots=True)
class Plans:
    """What workouts are judged by: all that was ever prescribed, the loads set by hand of each
    track, newest first, and the exercises by slug."""

    prescriptions: Sequence[Prescription]
    hands: Mapping[ExerciseAndRole, Sequence[ByHand]]
    exercises: Mapping[str, Exercise]


def best_sets(
    workouts: Sequence[Any], newer: Sequence[Any] | None, plans: Plans, today: datetime.date
) -> dict[int, list[Best]]:
    """The best sets by the id of their workout, in the order of the exercises.

    The workouts are those of lookback.with_sets, newest first. `newer` are some that came right
    after them; None where these are the newest.
    """
    bests: dict[int, list[Best]] = {}
    wanted = {workout.pk for workout in workouts}
    by_track = _tracks([*(newer or ()), *workouts])
    for slug in plans.exercises:
        for role in Role.values:
            rows = by_track.get((slug, role), [])
            places = PrescribedPlaces(plans.exercises[slug], role, plans.prescriptions)
            hands = plans.hands.get((slug, role), ())
            for workout in _judged(rows, places, hands, today, is_newest=newer is None):
                past = workout.visit
                if past.workout in wanted:
                    top = max(past.sets, key=lambda row: (row.load, row.reps))
                    best = Best(slug, top, past.unit, workout.outcome.way)
                    bests.setdefault(past.workout, []).append(best)
    return bests


def _tracks(workouts: Sequence[Any]) -> dict[ExerciseAndRole, list[Any]]:
    """Each exercise of each workout as past.visits.visit takes it, oldest first."""
    tracks: dict[ExerciseAndRole, list[Any]] = {}
    for workout in reversed(workouts):
        swaps = {swap["exercise"]: swap["prescribed"] for swap in workout.swapped}
        for slug in dict.fromkeys(workout.lifted):
            part = SimpleNamespace(
                pk=workout.pk,
                program_id=workout.program_id,
                performed_on=workout.performed_on,
                finished_at=workout.finished_at,
                unit=workout.unit,
                is_lighter=workout.is_lighter,
                instead_of=swaps.get(slug),
                equipment=workout.equipment,
                done=[row for row in workout.done if row["exercise_id"] == slug],
            )
            tracks.setdefault((slug, workout.role), []).append(part)
    return tracks


def _judged(
    rows: Sequence[Any],
    places: PrescribedPlaces,
    hands: Sequence[ByHand],
    today: datetime.date,
    *,
    is_newest: bool,
) -> list[Judged]:
    if not rows:
        return []
    visits = [visit(row, places.terms_of(row)) for row in rows]
    newest = rows[-1]
    goes_on = newest.finished_at is None and newest.performed_on == today
    after = None
    if is_newest and not (goes_on and not newest.is_lighter):
        after = _after(visits, places, hands)
    return judged(visits, after, hands)


def _after(
    visits: Sequence[LiftVisit], places: PrescribedPlaces, hands: Sequence[ByHand]
) -> OpenedWith | None:
    """Where the next workout of a track opens by the plan of today; None where the plan does not
    have it."""
    full = [past for past in visits if not past.is_lighter]
    now: Terms | None = terms_of(places.now) if places.now else None
    if now is None or not full:
        return None
    latest = full[-1]
    done = done_from(latest.terms or now, latest.on, latest.rows)
    following = opening_after(now, done, hands[0] if hands else None)
    if following is None:
        return None
    return OpenedWith(following.stands_at, now.unit, now, following.target.load)

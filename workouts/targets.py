"""Where every lift stands: asks Postgres for the sets and lays them out by the plan.

One query whatever the number of lifts and however long the history, because a target
follows from a track's latest workout alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from prepared import Placeholder, Prepared
from progression import DEFAULT_STEPS, Rule
from workouts.equipment import Gym, gym_of, rule_in
from workouts.heaviest_lifted import heaviest_of
from workouts.models import LoggedSet, Prescription, Workout
from workouts.openings import ByHand, Terms, terms_beside
from workouts.plan import in_gym, stand_in
from workouts.set_results import done_from
from workouts.sheets import Lift, Loose, Sheet
from workouts.tracks import Track, read_tracks

_ANY_WORKOUT: Any = SimpleNamespace(
    pk=Placeholder("workout"), program_id=Placeholder("program"), role=Placeholder("role")
)
_PRESCRIPTIONS = Prepared(lambda: Prescription.objects.of(_ANY_WORKOUT))


def sheet(workout: Workout) -> Sheet:
    """Lay a workout out by the plan it is done under, each lift with its next target. Two
    queries."""
    day = {"workout": workout.pk, "program": workout.program_id, "role": workout.role}
    prescriptions = [placed(row, workout) for row in _PRESCRIPTIONS(**day)]
    asked = [_place(row) for row in prescriptions]
    tracks = read_tracks(workout.lifter_id, asked, workout=workout.pk, before=workout.performed_on)
    here = [_lift(row, *tracks[_place(row)], workout) for row in prescriptions]
    prescribed = {exercise for exercise, _ in asked}
    loose = [
        _loose(track, sets, workout)
        for track, sets in tracks.values()
        if track.exercise not in prescribed
    ]
    return Sheet(workout, here, loose)


def placed(prescription: Prescription, workout: Workout) -> Prescription:
    """A prescription as a workout does it: in its gym, with what replaces the exercise there."""
    swap, there = prescription.swap, in_gym(prescription, workout.equipment)
    return stand_in(there, swap.exercise) if swap else there


def _loose(track: Track, sets: Sequence[LoggedSet], workout: Workout) -> Loose:
    here = tuple(row for row in sets if row.workout_id == workout.pk)
    terms = terms_beside(track.load_kind, workout.gym)
    most = heaviest_of(track, terms.unit)
    kind, one_sided = track.load_kind, track.one_sided
    return Loose(track.exercise, track.name, kind, one_sided, terms, here, most)


def lifts(
    prescriptions: Sequence[Prescription], *, before: datetime.date = datetime.date.max
) -> list[Lift]:
    """Where each track of one lifter opens, from what was done before a date. One query."""
    if not prescriptions:
        return []
    lifter = prescriptions[0].day.program.lifter_id
    tracks = read_tracks(lifter, [_place(row) for row in prescriptions], before=before)
    return [_lift(row, *tracks[_place(row)]) for row in prescriptions]


def _place(prescription: Prescription) -> tuple[str, str]:
    return prescription.exercise_id, prescription.day.role


def _lift(
    prescription: Prescription,
    track: Track,
    sets: Sequence[LoggedSet],
    workout: Workout | None = None,
) -> Lift:
    here = workout.pk if workout else None
    earlier = [row for row in sets if row.workout_id != here]
    terms = terms_of(prescription)
    before = None
    if earlier and track.earlier_on:
        before = done_from(_terms_then(track, terms), track.earlier_on, earlier)
    lift = Lift(
        prescription=prescription,
        terms=terms,
        rows=tuple(row for row in sets if row.workout_id == here),
        before=before,
        by_hand=_by_hand(track),
        performed_on=workout.performed_on if workout else None,
        is_followed=track.is_followed,
        trained_on=track.trained_on,
        heaviest=heaviest_of(track, terms.unit),
    )
    return lift.lighter() if track.is_lighter else lift


def _terms_then(track: Track, now: Terms) -> Terms:
    """How the lift was prescribed in the latest workout; as it is now where it was not."""
    gym = Gym(*(getattr(track, f"then_{name}") for name in Gym._fields))
    gym = gym._replace(plates=tuple(gym.plates), plate_pairs=tuple(gym.plate_pairs))
    low, high, sets, steps = *now.range, now.sets, (now.rule.up, now.rule.down)
    if track.then_sets is not None:
        low, high, sets = track.then_low, track.then_high, track.then_sets
        steps = track.then_up, track.then_down
    if track.then_kind != now.kind or (track.then_sets is None and gym.unit != now.unit):
        # Prescribed for another kind, or not at all: it brought the usual steps of its own.
        usual = DEFAULT_STEPS[now.kind, gym.unit]
        steps = usual.up, usual.down
    return Terms(rule_in(gym, now.kind, low, high, *steps), sets, gym.unit, now.kind)


def _by_hand(track: Track) -> ByHand | None:
    if track.hand_load is None:
        return None
    meant = None if track.hand_low is None else (track.hand_low, track.hand_high)
    hand = (track.hand_load, track.hand_on, track.hand_at, track.hand_note, track.hand_by)
    return ByHand(*hand, unit=track.hand_unit, range=meant)


def terms_of(prescription: Prescription) -> Terms:
    """How a lift is prescribed, its ladder made of the gym that it is laid out for."""
    kind, unit = prescription.exercise.kind, prescription.day.program.unit
    return Terms(rule_for(prescription), prescription.sets, unit, kind)


def rule_for(prescription: Prescription) -> Rule:
    """The rule of a prescription, its ladder made of the gym that it is laid out for."""
    return rule_in(
        gym_of(prescription.day.program.equipment),
        prescription.exercise.kind,
        prescription.rep_low,
        prescription.rep_high,
        prescription.step_up,
        prescription.step_down,
    )

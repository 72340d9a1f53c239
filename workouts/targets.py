"""Where every lift stands: asks Postgres for the sets and lays them out by the plan.

One query whatever the number of lifts and however long the history, because a target
follows from a track's latest workout alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from progression import Rule
from workouts.gym import gym_of, rule_in
from workouts.models import LoggedSet, Prescription, Workout
from workouts.plan import stand_in
from workouts.sheets import ByHand, Lift, Loose, Sheet


def sheet(workout: Workout) -> Sheet:
    """Lay a workout out, each lift with its next target. Two queries."""
    prescriptions = [
        stand_in(each, each.swap.exercise) if each.swap else each
        for each in Prescription.objects.of(workout)
    ]
    tracks = _tracks(workout.lifter_id, workout.program_id, prescriptions, workout)
    here = [_lift(prescription, tracks, workout.pk) for prescription in prescriptions]
    prescribed = {lift.exercise_id for lift in here}
    loose = [
        _loose(exercise, found, workout.pk)
        for (exercise, _), found in tracks.items()
        if exercise not in prescribed
    ]
    return Sheet(workout, here, loose)


def _loose(exercise: str, found: Sequence[Any], workout: int) -> Loose:
    first = found[0]
    rows = tuple(row for row in found if row.workout_id == workout)
    return Loose(exercise, first.name, first.load_kind, first.one_sided, rows)


def lifts(
    prescriptions: Sequence[Prescription], *, before: datetime.date = datetime.date.max
) -> list[Lift]:
    """Where each track of one program opens, from what was done before a date. One query."""
    if not prescriptions:
        return []
    program = prescriptions[0].day.program
    tracks = _tracks(program.lifter_id, program.pk, prescriptions, None, before)
    return [_lift(prescription, tracks) for prescription in prescriptions]


def _tracks(
    lifter: int,
    program: int,
    prescriptions: Sequence[Prescription],
    workout: Workout | None = None,
    before: datetime.date = datetime.date.max,
) -> dict[tuple[str, str], list[Any]]:
    found: Any = LoggedSet.objects.raw(
        _TRACKS,
        {
            "exercises": [prescription.exercise_id for prescription in prescriptions],
            "roles": [prescription.day.role for prescription in prescriptions],
            "lifter": lifter,
            "program": program,
            "workout": workout.pk if workout else None,
            "before": workout.performed_on if workout else before,
        },
    )
    tracks: dict[tuple[str, str], list[Any]] = {}
    for row in found:
        tracks.setdefault((row.track_exercise, row.track_role), []).append(row)
    return tracks


def _lift(
    prescription: Prescription,
    tracks: dict[tuple[str, str], list[Any]],
    workout: int | None = None,
) -> Lift:
    found = tracks[prescription.exercise_id, prescription.day.role]
    sets = [row for row in found if row.pk is not None]
    earlier = tuple(row for row in sets if row.workout_id != workout)
    first = found[0]
    hand = (first.hand_load, first.hand_on, first.hand_at, first.hand_note, first.hand_by)
    return Lift(
        prescription=prescription,
        rule=rule_for(prescription),
        rows=tuple(row for row in sets if row.workout_id == workout),
        earlier=earlier,
        earlier_on=earlier[0].earlier_on if earlier else None,
        by_hand=ByHand(*hand) if first.hand_at else None,
    )


def rule_for(prescription: Prescription) -> Rule:
    """The rule of a prescription, its ladder made of the program's own equipment."""
    return rule_in(
        gym_of(prescription.day.program.equipment),
        prescription.exercise.kind,
        prescription.rep_low,
        prescription.rep_high,
        prescription.step_up,
        prescription.step_down,
    )


# The latest earlier workout is found backwards along workout_one_a_role_and_date, one
# probe of set_one_a_position for each; its sets and this workout's come in the same rows.
# LIMIT and OFFSET keep the planner from joining whole histories where it has no statistics
# yet: after a restore, or the first sets of a new site.
_TRACKS = """
SELECT logged.*, track.exercise AS track_exercise, track.role AS track_role,
       latest.performed_on AS earlier_on, taught.name, taught.kind AS load_kind, taught.one_sided,
       hand.load AS hand_load, hand.set_on AS hand_on, hand.at AS hand_at, hand.note AS hand_note,
       hand.by_id AS hand_by
FROM (
    SELECT * FROM unnest(%(exercises)s::text[], %(roles)s::text[]) AS asked (exercise, role)
    UNION
    SELECT here.exercise_id, workout.role
    FROM workouts_loggedset AS here
    JOIN workouts_workout AS workout ON workout.id = here.workout_id
    WHERE here.workout_id = %(workout)s
) AS track
JOIN exercises_exercise AS taught ON taught.slug = track.exercise
LEFT JOIN LATERAL (
    SELECT load, set_on, at, note, by_id FROM workouts_workingload
    WHERE program_id = %(program)s AND exercise_id = track.exercise AND role = track.role
    ORDER BY at DESC LIMIT 1
) AS hand ON true
LEFT JOIN LATERAL (
    SELECT earlier.id, earlier.performed_on FROM workouts_workout AS earlier
    WHERE earlier.lifter_id = %(lifter)s AND earlier.program_id = %(program)s
      AND earlier.role = track.role AND earlier.performed_on < %(before)s
      AND (
        SELECT true FROM workouts_loggedset AS lifted
        WHERE lifted.workout_id = earlier.id AND lifted.exercise_id = track.exercise
          AND lifted.kind = 'work' LIMIT 1)
    ORDER BY earlier.performed_on DESC LIMIT 1
) AS latest ON true
LEFT JOIN LATERAL (
    SELECT * FROM workouts_loggedset AS done
    WHERE done.workout_id IN (%(workout)s, latest.id) AND done.exercise_id = track.exercise
    OFFSET 0
) AS logged ON true
ORDER BY track.role DESC, logged.position
"""

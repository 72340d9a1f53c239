"""Where every lift stands: asks Postgres for the sets and lays them out by the plan.

One query whatever the number of lifts and however long the history, because a target
follows from a track's latest workout alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from progression import DEFAULT_STEPS, Rule
from workouts.equipment import Gym, gym_of, rule_in
from workouts.heaviest_lifted import HEAVIEST, heaviest_of
from workouts.models import LoggedSet, Prescription, Workout
from workouts.openings import ByHand, Terms, terms_beside
from workouts.plan import stand_in
from workouts.set_results import done_from
from workouts.sheets import Lift, Loose, Sheet


def sheet(workout: Workout) -> Sheet:
    """Lay a workout out by the plan it is done under, each lift with its next target. Two
    queries."""
    prescriptions = [
        stand_in(row, row.swap.exercise) if row.swap else row
        for row in Prescription.objects.of(workout)
    ]
    tracks = _tracks(workout.lifter_id, prescriptions, workout)
    here = [_lift(prescription, tracks, workout) for prescription in prescriptions]
    prescribed = {lift.exercise_id for lift in here}
    loose = [
        _loose(exercise, rows, workout)
        for (exercise, _), rows in tracks.items()
        if exercise not in prescribed
    ]
    return Sheet(workout, here, loose)


def _loose(exercise: str, rows: Sequence[Any], workout: Workout) -> Loose:
    first = rows[0]
    here = tuple(row for row in rows if row.workout_id == workout.pk)
    terms = terms_beside(first.load_kind, workout.program.equipment)
    most = heaviest_of(first, terms.unit)
    return Loose(exercise, first.name, first.load_kind, first.one_sided, terms, here, most)


def lifts(
    prescriptions: Sequence[Prescription], *, before: datetime.date = datetime.date.max
) -> list[Lift]:
    """Where each track of one lifter opens, from what was done before a date. One query."""
    if not prescriptions:
        return []
    lifter = prescriptions[0].day.program.lifter_id
    tracks = _tracks(lifter, prescriptions, None, before)
    return [_lift(prescription, tracks) for prescription in prescriptions]


def _tracks(
    lifter: int,
    prescriptions: Sequence[Prescription],
    workout: Workout | None = None,
    before: datetime.date = datetime.date.max,
) -> dict[tuple[str, str], list[Any]]:
    rows: Any = LoggedSet.objects.raw(
        _TRACKS,
        {
            "exercises": [prescription.exercise_id for prescription in prescriptions],
            "roles": [prescription.day.role for prescription in prescriptions],
            "lifter": lifter,
            "workout": workout.pk if workout else None,
            "before": workout.performed_on if workout else before,
        },
    )
    tracks: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        tracks.setdefault((row.track_exercise, row.track_role), []).append(row)
    return tracks


def _lift(
    prescription: Prescription,
    tracks: dict[tuple[str, str], list[Any]],
    workout: Workout | None = None,
) -> Lift:
    rows = tracks[prescription.exercise_id, prescription.day.role]
    first = rows[0]
    sets = [row for row in rows if row.pk is not None]
    here = workout.pk if workout else None
    earlier = [row for row in sets if row.workout_id != here]
    terms = terms_of(prescription)
    before = None
    if earlier:
        before = done_from(_terms_then(earlier[0], terms), earlier[0].earlier_on, earlier)
    lift = Lift(
        prescription=prescription,
        terms=terms,
        rows=tuple(row for row in sets if row.workout_id == here),
        before=before,
        by_hand=_by_hand(first),
        performed_on=workout.performed_on if workout else None,
        is_followed=first.is_followed is not None,
        trained_on=first.trained_on,
        heaviest=heaviest_of(first, terms.unit),
    )
    return lift.lighter() if first.is_lighter else lift


def _terms_then(row: Any, now: Terms) -> Terms:
    """How the lift was prescribed in the latest workout; as it is now where it was not."""
    gym = Gym(*(getattr(row, f"then_{name}") for name in Gym._fields))
    gym = gym._replace(plates=tuple(gym.plates), plate_pairs=tuple(gym.plate_pairs))
    low, high, sets, steps = *now.range, now.sets, (now.rule.up, now.rule.down)
    if row.then_sets is not None:
        low, high, sets = row.then_low, row.then_high, row.then_sets
        steps = row.then_up, row.then_down
    if row.then_kind != now.kind or (row.then_sets is None and gym.unit != now.unit):
        # Prescribed for another kind, or not at all: it brought the usual steps of its own.
        usual = DEFAULT_STEPS[now.kind, gym.unit]
        steps = usual.up, usual.down
    return Terms(rule_in(gym, now.kind, low, high, *steps), sets, gym.unit, now.kind)


def _by_hand(row: Any) -> ByHand | None:
    if row.hand_at is None:
        return None
    meant = None if row.hand_low is None else (row.hand_low, row.hand_high)
    hand = (row.hand_load, row.hand_on, row.hand_at, row.hand_note, row.hand_by)
    return ByHand(*hand, unit=row.hand_unit, range=meant)


def terms_of(prescription: Prescription) -> Terms:
    """How a lift is prescribed, its ladder made of the program's own equipment."""
    kind, unit = prescription.exercise.kind, prescription.day.program.unit
    return Terms(rule_for(prescription), prescription.sets, unit, kind)


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


# The latest earlier workout that moved a target is found backwards along
# workout_one_a_role_and_date, one probe of set_one_a_position for each; its sets and this
# workout's come in the same rows, with the terms that it was done under. LIMIT and OFFSET keep
# the planner from joining whole histories, or probing all workouts before it sorts them: it may
# have no statistics, after a restore or on a new site.
_TRACKS = f"""
SELECT logged.*, track.exercise AS track_exercise, track.role AS track_role,
       latest.performed_on AS earlier_on, taught.name, taught.kind AS load_kind, taught.one_sided,
       hand.load AS hand_load, hand.set_on AS hand_on, hand.at AS hand_at, hand.note AS hand_note,
       hand.by_id AS hand_by, hand.unit AS hand_unit, hand.rep_low AS hand_low,
       hand.rep_high AS hand_high, later.is_followed, trained.performed_on AS trained_on,
       (SELECT is_lighter FROM workouts_workout WHERE id = %(workout)s) AS is_lighter,
       prescribed.sets AS then_sets, prescribed.rep_low AS then_low,
       prescribed.rep_high AS then_high, prescribed.step_up AS then_up,
       prescribed.step_down AS then_down, coalesce(prescribed.kind, taught.kind) AS then_kind,
       gym.unit AS then_unit, gym.bar AS then_bar, gym.plates AS then_plates,
       gym.plate_pairs AS then_plate_pairs, gym.dumbbell_step AS then_dumbbell_step,
       gym.dumbbell_top AS then_dumbbell_top, gym.stack_step AS then_stack_step,
       gym.stack_top AS then_stack_top, ever.most_lb, ever.most_kg
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
    SELECT chosen.*, gym.unit, meant.rep_low, meant.rep_high
    FROM (
        SELECT load, set_on, at, note, by_id, program_id FROM workouts_workingload
        WHERE lifter_id = %(lifter)s AND exercise_id = track.exercise AND role = track.role
        ORDER BY at DESC LIMIT 1
    ) AS chosen
    JOIN workouts_program AS program ON program.id = chosen.program_id
    JOIN workouts_equipment AS gym ON gym.id = program.equipment_id
    LEFT JOIN workouts_trainingday AS day
      ON day.program_id = chosen.program_id AND day.role = track.role
    LEFT JOIN workouts_prescription AS meant
      ON meant.day_id = day.id AND meant.exercise_id = track.exercise
) AS hand ON true
LEFT JOIN LATERAL (
    SELECT earlier.id, earlier.performed_on, earlier.program_id FROM (
        SELECT * FROM workouts_workout
        WHERE lifter_id = %(lifter)s AND role = track.role AND performed_on < %(before)s
          AND NOT is_lighter
        ORDER BY performed_on DESC OFFSET 0) AS earlier
    WHERE (
        SELECT true FROM workouts_loggedset AS lifted
        WHERE lifted.workout_id = earlier.id AND lifted.exercise_id = track.exercise
          AND lifted.kind = 'work' LIMIT 1)
    LIMIT 1
) AS latest ON true
LEFT JOIN LATERAL (
    SELECT any_sort.performed_on FROM (
        SELECT id, performed_on FROM workouts_workout
        WHERE lifter_id = %(lifter)s AND role = track.role AND performed_on < %(before)s
        ORDER BY performed_on DESC OFFSET 0) AS any_sort
    WHERE (
        SELECT true FROM workouts_loggedset AS lifted
        WHERE lifted.workout_id = any_sort.id AND lifted.exercise_id = track.exercise
          AND lifted.kind = 'work' LIMIT 1)
    LIMIT 1
) AS trained ON true
LEFT JOIN workouts_program AS program ON program.id = latest.program_id
LEFT JOIN workouts_equipment AS gym ON gym.id = program.equipment_id
LEFT JOIN LATERAL (
    SELECT place.*, own.kind
    FROM workouts_trainingday AS day
    JOIN workouts_prescription AS place ON place.day_id = day.id
    JOIN exercises_exercise AS own ON own.slug = place.exercise_id
    WHERE day.program_id = latest.program_id AND day.role = track.role
      AND place.exercise_id IN (track.exercise, (
        SELECT swap.prescribed_id FROM workouts_swappedin AS swap
        WHERE swap.workout_id = latest.id AND swap.exercise_id = track.exercise))
    ORDER BY place.exercise_id <> track.exercise LIMIT 1
) AS prescribed ON true
LEFT JOIN LATERAL (
    SELECT true AS is_followed FROM workouts_workout AS following
    WHERE %(workout)s IS NOT NULL AND following.lifter_id = %(lifter)s
      AND following.role = track.role AND following.performed_on > %(before)s
      AND NOT following.is_lighter
      AND (
        SELECT true FROM workouts_loggedset AS lifted
        WHERE lifted.workout_id = following.id AND lifted.exercise_id = track.exercise
          AND lifted.kind = 'work' LIMIT 1)
    ORDER BY following.performed_on LIMIT 1
) AS later ON true
{HEAVIEST}LEFT JOIN LATERAL (
    SELECT * FROM workouts_loggedset AS done
    WHERE done.workout_id IN (%(workout)s, latest.id) AND done.exercise_id = track.exercise
    OFFSET 0
) AS logged ON true
ORDER BY track.role DESC, logged.position
"""  # noqa: S608 - both texts are our own

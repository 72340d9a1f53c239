"""What one lifter's tracks are made of, by one statement: the sets of a workout and of each track's
latest one before it, beside what was prescribed, set by hand and lifted at most.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db import connection

from prepared import rows
from workouts.heaviest_lifted import HEAVIEST
from workouts.models import LoggedSet


class Track(NamedTuple):
    """One exercise on the days of one role: the columns after those of a set, in their order.

    `then_` is how the latest workout before was prescribed, `hand_` the load that was set by hand.
    """

    exercise: str
    role: str
    earlier_on: datetime.date | None
    name: str
    load_kind: str
    one_sided: bool
    hand_load: Decimal | None
    hand_on: datetime.date
    hand_at: datetime.datetime
    hand_note: str
    hand_by: int | None
    hand_unit: str
    hand_low: int | None
    hand_high: int
    is_followed: bool
    trained_on: datetime.date | None
    is_lighter: bool | None
    then_sets: int | None
    then_low: int
    then_high: int
    then_up: Decimal
    then_down: Decimal
    then_kind: str
    then_unit: str
    then_bar: Decimal
    then_plates: Sequence[Decimal]
    then_plate_pairs: Sequence[int | None]
    then_dumbbell_step: Decimal
    then_dumbbell_top: Decimal
    then_stack_step: Decimal
    then_stack_top: Decimal
    most_lb: Decimal | None
    most_kg: Decimal | None


def read_tracks(
    lifter: int,
    asked: Sequence[tuple[str, str]],
    *,
    workout: int | None = None,
    before: datetime.date,
) -> dict[tuple[str, str], tuple[Track, list[LoggedSet]]]:
    """The tracks `asked` for, by exercise and role, each with the sets of its latest workout before
    a date; with a `workout` its sets come too, and its exercises that nobody asked for.
    """
    tracks: dict[tuple[str, str], tuple[Track, list[LoggedSet]]] = {}
    values = {
        "exercises": [exercise for exercise, _ in asked],
        "roles": [role for _, role in asked],
        "lifter": lifter,
        "workout": workout,
        "before": before,
    }
    for row in rows(_SQL, values):
        track = Track(*row[len(_NAMES) :])
        _, sets = tracks.setdefault((track.exercise, track.role), (track, []))
        if row[0] is not None:
            sets.append(LoggedSet.from_db(connection.alias, _NAMES, row[: len(_NAMES)]))
    return tracks


_NAMES = [field.attname for field in LoggedSet._meta.concrete_fields]
_COLUMNS = ", ".join(f"logged.{field.column}" for field in LoggedSet._meta.concrete_fields)

_NEAR = 12  # workouts of a role: a quarter of a year. More, and Postgres would sort all of them
_MOVES_A_TARGET = "AND NOT is_lighter"


def _nearest(side: str, order: str, condition: str = "") -> str:
    """The workout of the track nearest to the date, on one side of it.

    It is found along workout_one_a_role_and_date, one probe of set_one_a_position for each. Where
    none of the near ones has the exercise, and there are more, the exercise's own sets are read
    instead: a lift that was never done must not cost a probe of every workout there is. Where both
    find one, it is the same. LIMIT keeps the planner from joining whole histories, or from probing
    all workouts before it sorts them: it may have no statistics, after a restore or on a new site.
    """
    near = f"""(
        SELECT * FROM workouts_workout
        WHERE lifter_id = %(lifter)s AND role = track.role
          AND performed_on {side} %(before)s {condition}
        ORDER BY performed_on {order} LIMIT {_NEAR})"""  # noqa: S608 - the texts are our own
    return f"""(
    SELECT visit.id, visit.performed_on, visit.program_id, visit.equipment_id FROM {near} AS visit
    WHERE (
        SELECT true FROM workouts_loggedset AS lifted
        WHERE lifted.workout_id = visit.id AND lifted.exercise_id = track.exercise
          AND lifted.kind = 'work' LIMIT 1)
    LIMIT 1
) UNION ALL (
    SELECT visit.id, visit.performed_on, visit.program_id, visit.equipment_id FROM (
        SELECT DISTINCT workout_id FROM workouts_loggedset
        WHERE lifter_id = %(lifter)s AND exercise_id = track.exercise AND kind = 'work'
        OFFSET 0) AS lifted
    JOIN LATERAL (
        SELECT * FROM workouts_workout WHERE id = lifted.workout_id OFFSET 0) AS visit ON true
    WHERE visit.role = track.role AND visit.performed_on {side} %(before)s {condition}
      AND (SELECT count(*) FROM {near} AS near) = {_NEAR}
    ORDER BY visit.performed_on {order} LIMIT 1
) LIMIT 1"""  # noqa: S608


# The sets of a track's latest workout and of this one come in the same rows, with the terms that it
# was done under.
_SQL = f"""
SELECT {_COLUMNS}, track.exercise, track.role,
       latest.performed_on AS earlier_on, taught.name, taught.kind AS load_kind, taught.one_sided,
       hand.load AS hand_load, hand.set_on AS hand_on, hand.at AS hand_at, hand.note AS hand_note,
       hand.by_id AS hand_by, hand.unit AS hand_unit, hand.rep_low AS hand_low,
       hand.rep_high AS hand_high, later.id IS NOT NULL AS is_followed,
       trained.performed_on AS trained_on,
       (SELECT is_lighter FROM workouts_workout WHERE id = %(workout)s::bigint) AS is_lighter,
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
    WHERE here.workout_id = %(workout)s::bigint
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
LEFT JOIN LATERAL ({_nearest("<", "DESC", _MOVES_A_TARGET)}) AS latest ON true
LEFT JOIN LATERAL ({_nearest("<", "DESC")}) AS trained ON true
LEFT JOIN LATERAL (
    SELECT place.* FROM workouts_program AS program
    JOIN workouts_equipment AS usual ON usual.id = program.equipment_id
    JOIN workouts_equipment AS place
      ON place.id IN (usual.id, latest.equipment_id) AND place.unit = usual.unit
    WHERE program.id = latest.program_id
    ORDER BY place.id = usual.id LIMIT 1
) AS gym ON true
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
LEFT JOIN LATERAL ({_nearest(">", "ASC", _MOVES_A_TARGET)}) AS later
    ON %(workout)s::bigint IS NOT NULL
{HEAVIEST}LEFT JOIN LATERAL (
    SELECT * FROM workouts_loggedset AS done
    WHERE done.workout_id IN (%(workout)s::bigint, latest.id) AND done.exercise_id = track.exercise
    OFFSET 0
) AS logged ON true
ORDER BY track.role DESC, logged.position
"""  # noqa: S608 - both texts are our own

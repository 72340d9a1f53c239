"""Asks Postgres for all workouts of a lift at once, each in a few numbers.

The sets are found by their lifter and exercise, and their workouts by key: plans that do not
depend on statistics, for the reasons in workouts/tracks.py.
"""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import router
from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

from exercises.models import LIFT_THE_BODY
from history.past.estimates import EPLEY, MOST_REPS, OR_MORE
from history.past.in_brief import (
    LAST_POSITION,
    LOAD_PLACES,
    NO_RIR,
    POSITION_PLACES,
    RAISED,
    REPS_PLACES,
    RIR_PLACES,
    SET_PLACES,
    LiftInBrief,
    LiftsInBrief,
)
from prepared import rows
from workouts.body_weights import WeighedBodies, WeighedBody
from workouts.models import LoggedSet

# The units by program, then each field of LiftsInBrief up to the estimates as the figures of all
# workouts, oldest first: that is read in a third of the time that a list a workout would take.
# Text, as it is read at once and only here.
_ALL_TIME = f"""
SELECT json_build_array(
    (SELECT json_object_agg(plan.id, gym.unit)
     FROM workouts_program AS plan JOIN workouts_equipment AS gym ON gym.id = plan.equipment_id
     WHERE plan.lifter_id = %s),
    json_build_array(
        json_agg(id), json_agg(program_id), json_agg(role), json_agg(day), json_agg(is_lighter),
        json_agg(swapped), json_agg(opened), json_agg(top), json_agg(made), json_agg(most),
        json_agg(estimate)
    )
    {{bodies}})::text
FROM (
    SELECT visit.id, visit.program_id, visit.role, visit.is_lighter,
           visit.performed_on - '0001-01-01'::date + 1 AS day,
           (SELECT swap.prescribed_id FROM workouts_swappedin AS swap
            WHERE swap.workout_id = visit.id AND swap.exercise_id = %s LIMIT 1) AS swapped,
           brief.opening %% {LOAD_PLACES} - {RAISED} AS opened,
           brief.top, brief.made, brief.most, brief.estimate
    FROM (
        SELECT workout_id,
               min(position * {LOAD_PLACES} + opening + {RAISED})
                   FILTER (WHERE is_work OR has_target) AS opening,
               max(load * {REPS_PLACES} + reps) FILTER (WHERE is_work) AS top,
               max(load * {REPS_PLACES} + reps) FILTER (WHERE is_made) AS made,
               max(reps * {LOAD_PLACES} + load + {RAISED}) FILTER (WHERE is_made) AS most,
               {{estimate}}
                   FILTER (WHERE is_made AND possible <= {MOST_REPS} AND rir <> {OR_MORE})
                   AS estimate
        FROM (
            SELECT workout_id, position::bigint, kind = 'work' AS is_work,
                   kind = 'work' AND reps > 0 AS is_made,
                   target_load IS NOT NULL AS has_target, (load * 100)::bigint AS load,
                   (coalesce(due_load, target_load, load) * 100)::bigint AS opening, reps::bigint,
                   coalesce(rir, {NO_RIR})::bigint AS rir, reps + coalesce(rir, 0) AS possible
            FROM workouts_loggedset
            WHERE lifter_id = %s AND exercise_id = %s AND kind <> 'warmup' OFFSET 0
        ) AS done
        GROUP BY workout_id HAVING bool_or(is_work) OFFSET 0
    ) AS brief
    JOIN LATERAL (
        SELECT id, program_id, role, performed_on, is_lighter FROM workouts_workout
        WHERE id = brief.workout_id OFFSET 0
    ) AS visit ON true
    ORDER BY visit.performed_on, visit.role DESC OFFSET 0
) AS lifted
"""  # noqa: S608 - all texts are our own
_OF_LOADS = _ALL_TIME.format(
    bodies="",
    estimate=f"""max(load * ({EPLEY} + possible) * {SET_PLACES}
        + ({LAST_POSITION} - position) * {POSITION_PLACES} + reps * {RIR_PLACES} + rir)""",
)
# Where the body is lifted, too: the sets themselves, as what the best of them is depends on its
# weight, then all body weights and whether a coach may see them.
_OF_BODIES = _ALL_TIME.format(
    bodies=""", (SELECT json_agg(json_build_array(weighed_on, weight::text, unit))
                 FROM workouts_bodyweight WHERE lifter_id = %s),
    EXISTS (SELECT FROM workouts_bodyweightconsent WHERE lifter_id = %s)""",
    estimate="json_agg(json_build_array(load, reps, rir, position) ORDER BY position)",
)


_NONE_KNOWN = Decimal(0)


class AllTime(NamedTuple):
    """All workouts of an exercise; and the lifter's body weights where the reader may see them and
    they are lifted in it."""

    lifts: LiftsInBrief
    bodies: WeighedBodies


def all_time_column(lifter: Any, exercise: Any, *, lifts_body: bool = False) -> RawSQL:
    """The workouts of a lifter (their id) with work sets of an exercise, on the days of both roles,
    as read() takes them: a column of another query."""
    sql, parameters = _asked(lifter, exercise, lifts_body)
    return RawSQL(f"({sql})", parameters, TextField())  # noqa: S611


def all_time_of(lifter: int, exercise: str) -> str:
    """The same by a query of its own."""
    asked = _asked(lifter, exercise, exercise in LIFT_THE_BODY)
    ((text,),) = rows(*asked, router.db_for_read(LoggedSet))
    return str(text)


def _asked(lifter: Any, exercise: Any, lifts_body: bool) -> tuple[str, list[Any]]:
    if lifts_body:
        return _OF_BODIES, [lifter, lifter, lifter, exercise, lifter, exercise]
    return _OF_LOADS, [lifter, exercise, lifter, exercise]


def read(text: str, *, is_lifter: bool = True) -> AllTime:
    """The workouts. A reader who is not the lifter sees of body weights only what is shown to
    coaches: nothing here then differs from a lifter without any."""
    by_program, columns, *body = json.loads(text)
    columns = [column or [] for column in columns]
    units = [by_program[str(program)] for program in columns[1]]
    lifts = LiftsInBrief._make([*columns, units, [_NONE_KNOWN] * len(units)])
    if not body:
        return AllTime(lifts, WeighedBodies())
    weighed, is_shown = body
    bodies = WeighedBodies(map(_body, weighed or () if is_lifter or is_shown else ()))
    return AllTime(LiftsInBrief.of(_with_body(row, bodies) for row in lifts.each()), bodies)


def _body(row: list[str]) -> WeighedBody:
    return WeighedBody(datetime.date.fromisoformat(row[0]), Decimal(row[1]), row[2])


def _with_body(row: LiftInBrief, bodies: WeighedBodies) -> LiftInBrief:
    """A workout as _OF_BODIES gives it, with what the body weighed that day."""
    able: Any = row.packed_estimate or ()
    if not bodies:
        return row.with_body(_NONE_KNOWN, able)
    body = bodies.on(row.on)
    return row.with_body(body and body.in_unit(row.unit), able)


def end_of(rows: QuerySet[Any], year: int) -> tuple[int | None, datetime.date | None]:
    """The year, and the date of the first workout after it, at which the year's table ends (None
    where no workout is later); None twice for a year without a workout. One query."""
    since = rows.filter(performed_on__year__gte=year).order_by("performed_on")
    dates = list(since.values_list("performed_on", flat=True))
    if not dates or dates[0].year != year:
        return None, None
    return year, next((on for on in dates if on.year > year), None)

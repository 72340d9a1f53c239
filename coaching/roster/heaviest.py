"""Loads the most that clients had lifted before their newest workout, to tell records by."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.db import connection

from coaching.roster.adherence import columns
from coaching.roster.client_log import ClientLog, heaviest_made
from history.past.records import Before
from workouts.equipment import exactly_converted


def heaviest_before(logs: Mapping[int, ClientLog]) -> dict[int, dict[str, Before]]:
    """The most each client had lifted before their newest fresh workout, by client and exercise, in
    that workout's unit. One query.
    """
    lifts = [
        (client, lift.exercise, lift.rule.low, workout.unit, workout.performed_on)
        for client, log in logs.items()
        if (workout := log.newest_fresh()) is not None
        for lift in log.planned(workout)
        if heaviest_made(workout, lift) is not None
    ]
    names = ("lifters", "exercises", "lows", "units", "dates")
    with connection.cursor() as cursor:
        cursor.execute(_HEAVIEST, columns(names, lifts))
        rows = cursor.fetchall()
    heaviest: dict[int, dict[str, Before]] = {}
    for client, exercise, unit, *loads, gym_unit in rows:
        made, lifted = (load and exactly_converted(load, gym_unit, unit) for load in loads)
        by_exercise = heaviest.setdefault(client, {})
        before = by_exercise.get(exercise, Before(None, None))
        by_exercise[exercise] = Before(_most(before.made, made), _most(before.lifted, lifted))
    return heaviest


def _most(*loads: Decimal | None) -> Decimal | None:
    return max((load for load in loads if load is not None), default=None)


# It reads the index set_heaviest_down down to the first load that was made for enough reps, and
# to the first that was lifted at all. It does so once for each unit the lifter has trained in,
# because loads in two units have no order.
_BEFORE = """
    SELECT made.load FROM workouts_loggedset AS made
    WHERE made.lifter_id = asked.lifter AND made.exercise_id = asked.exercise
      AND made.kind = 'work' AND made.reps > 0 AND made.reps >= {least}
      AND (
        SELECT program.equipment_id = gym.id AND earlier.performed_on < asked.date
        FROM workouts_workout AS earlier
        JOIN workouts_program AS program ON program.id = earlier.program_id
        WHERE earlier.id = made.workout_id LIMIT 1)
    ORDER BY (made.load * 100)::integer DESC LIMIT 1
"""
_HEAVIEST = f"""
SELECT asked.lifter, asked.exercise, asked.unit, before.load, ever.load, gym.unit
FROM unnest(%(lifters)s::bigint[], %(exercises)s::text[], %(lows)s::int[],
            %(units)s::text[], %(dates)s::date[])
     AS asked (lifter, exercise, low, unit, date)
JOIN workouts_equipment AS gym ON gym.lifter_id = asked.lifter
 AND EXISTS (SELECT 1 FROM workouts_program AS ever WHERE ever.equipment_id = gym.id
             AND ever.lifter_id = asked.lifter)
CROSS JOIN LATERAL ({_BEFORE.format(least="1")}) AS ever
LEFT JOIN LATERAL ({_BEFORE.format(least="asked.low")}) AS before ON true
"""  # noqa: S608 - all texts are our own

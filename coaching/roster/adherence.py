"""How much of the plan was done: sets done and sets due."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from coaching.roster.client_log import ClientLog
from workouts.models import Role

SPANS = (7, 30, 90)
_REACH = datetime.timedelta(days=SPANS[-1] - 1)


@dataclass(frozen=True, slots=True)
class SetsOfDue:
    """The work sets of the last `days` days, today included: those done and those due."""

    days: int
    done: int
    due: int


def shares(logs: Mapping[int, ClientLog]) -> dict[int, tuple[SetsOfDue, ...]]:
    """For 7, 30 and 90 days, by client; clients without a plan are left out. One query.

    Due are the sets that the plan or a lighter week prescribed for each date. Done are at most as
    many sets of an exercise in a workout as its own plan prescribes, or half of them in a lighter
    week; of an exercise that was swapped in, the sets with a target.
    """
    planned = {client: log for client, log in logs.items() if log.plan}
    with connection.cursor() as cursor:
        cursor.execute(_DONE, _parameters(planned))
        done = {client: counts for client, *counts in cursor.fetchall()}
    return {
        client: tuple(
            SetsOfDue(days, number, _due(log, days))
            for days, number in zip(SPANS, done.get(client, (0, 0, 0)), strict=True)
        )
        for client, log in planned.items()
    }


def _parameters(logs: Mapping[int, ClientLog]) -> dict[str, Any]:
    """The parameters of _DONE: the dates to count between for each role, and every plan's lifts."""
    days = [
        (client, role, max(log.plans[0].started_on, log.today - _REACH), log.today)
        for client, log in logs.items()
        for role in Role.values
    ]
    lifts = [
        (plan.program, lift.role, lift.exercise, lift.sets)
        for log in logs.values()
        for plan in log.plans
        for lift in plan.lifts
    ]
    return {
        **columns(("lifters", "roles", "starts", "todays"), days),
        **columns(("programs", "days", "exercises", "sets"), lifts),
    }


def columns(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
    """The rows as one list for each column, as Postgres's unnest takes them."""
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


def _due(log: ClientLog, days: int) -> int:
    """The sets prescribed for the due dates of the last `days` days, without excused ones."""
    first = log.today - datetime.timedelta(days=days - 1)
    due = [day for role in Role.values for day in log.calendar.due(role, first, log.today)]
    return sum(sum(day.sets.values()) for day in due if not day.excused)


# The workouts of ninety days, found by the index workout_one_a_role_and_date, and the sets of
# each. The plans are parameters, so that they are not looked up for every workout.
_DONE = """
SELECT recent.lifter,
       coalesce(sum(recent.sets) FILTER (WHERE recent.performed_on > recent.today - 7), 0)::int,
       coalesce(sum(recent.sets) FILTER (WHERE recent.performed_on > recent.today - 30), 0)::int,
       sum(recent.sets)::int
FROM (
    SELECT asked.lifter, asked.today, workout.performed_on,
           CASE WHEN planned.sets IS NULL THEN counted.with_target
                WHEN workout.is_lighter THEN least(counted.sets, (planned.sets + 1) / 2)
                ELSE least(counted.sets, planned.sets) END AS sets
    FROM unnest(%(lifters)s::bigint[], %(roles)s::text[], %(starts)s::date[], %(todays)s::date[])
         AS asked (lifter, role, start, today)
    CROSS JOIN LATERAL (
        SELECT id, performed_on, program_id, is_lighter FROM workouts_workout
        WHERE lifter_id = asked.lifter AND role = asked.role
          AND performed_on BETWEEN asked.start AND asked.today
        OFFSET 0
    ) AS workout
    CROSS JOIN LATERAL (
        SELECT exercise_id, count(*) AS sets, count(target_load) AS with_target
        FROM workouts_loggedset WHERE workout_id = workout.id AND kind = 'work'
        GROUP BY exercise_id OFFSET 0
    ) AS counted
    LEFT JOIN unnest(%(programs)s::bigint[], %(days)s::text[], %(exercises)s::text[],
                     %(sets)s::int[]) AS planned (program, role, exercise, sets)
           ON planned.program = workout.program_id AND planned.role = asked.role
          AND planned.exercise = counted.exercise_id
) AS recent
GROUP BY recent.lifter
"""

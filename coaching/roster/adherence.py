"""How much of the plan was done: sets done and sets due."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby
from typing import Any, NamedTuple

from django.db import connection

from coaching.roster.client_log import ClientLog
from workouts.models import Role

SPANS = (7, 30, 90)
# Ours: how far ahead sets are counted, for the days that follow.
AHEAD = datetime.timedelta(days=7)
REACH = datetime.timedelta(days=SPANS[-1])


class SetsOfDue(NamedTuple):
    """The work sets of the last `days` days: those done and those due."""

    days: int
    done: int
    due: int


class SetsByDate(NamedTuple):
    """Numbers of work sets by date: the dates as ordinals, in order, and how many sets there were
    before the first of them, up to the first, up to the second and so on.

    So what lies between two dates is one difference, whatever the span.
    """

    days: Sequence[int]
    totals: Sequence[int]

    def between(self, after: int, last: int) -> int:
        """The sets after a date until another, that one included."""
        until = self.totals[bisect_right(self.days, last)]
        return until - self.totals[bisect_right(self.days, after)]


NO_SETS = SetsByDate((), (0,))


def by_date(sets: Iterable[tuple[datetime.date, int]]) -> SetsByDate:
    in_order = sorted(sets)
    days = [date.toordinal() for date, _ in in_order]
    return SetsByDate(days, list(accumulate([number for _, number in in_order], initial=0)))


def shares(
    done: SetsByDate, due: SetsByDate, today: datetime.date, began: datetime.date
) -> tuple[SetsOfDue, ...]:
    """The sets done and due for 7, 30 and 90 days.

    They end with yesterday until something is done today, so that nobody is behind in the morning.
    What was done before the first plan `began` counts as long as nothing has been due: it cannot
    make up for what was.
    """
    now = today.toordinal()
    last = now if done.between(now - 1, now) else now - 1
    return tuple([_share(days, done, due, last, began.toordinal() - 1) for days in SPANS])


def _share(days: int, done: SetsByDate, due: SetsByDate, last: int, before: int) -> SetsOfDue:
    first = last - days
    was_due = due.between(first, last)
    return SetsOfDue(days, done.between(max(first, before) if was_due else first, last), was_due)


def done_by_date(logs: Mapping[int, ClientLog]) -> dict[int, SetsByDate]:
    """The work sets that each client did from 90 days ago to AHEAD, by date, of clients with a
    plan. One query.

    They are at most as many sets of an exercise in a workout as its own plan prescribes, or half
    of them in a lighter week; of an exercise that was swapped in, the sets with a target.
    """
    planned = {client: log for client, log in logs.items() if log.plan}
    with connection.cursor() as cursor:
        cursor.execute(_DONE, _parameters(planned))
        done = groupby(cursor.fetchall(), key=lambda row: row[0])
    return {client: by_date((date, sets) for _, date, sets in rows) for client, rows in done}


def due_by_date(log: ClientLog, first: datetime.date, last: datetime.date) -> SetsByDate:
    """The sets that the plan or a lighter week prescribed for each date between two, both
    included, without excused days."""
    due = [day for role in Role.values for day in log.calendar.due(role, first, last)]
    return by_date((day.date, sum(day.sets.values())) for day in due if not day.excused)


def _parameters(logs: Mapping[int, ClientLog]) -> dict[str, Any]:
    """The parameters of _DONE: the dates to count between for each role, and every plan's lifts."""
    days = [
        (client, role, log.today - REACH, log.today + AHEAD)
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
        **columns(("lifters", "roles", "starts", "ends"), days),
        **columns(("programs", "days", "exercises", "sets"), lifts),
    }


def columns(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
    """The rows as one list for each column, as Postgres's unnest takes them."""
    return {name: [row[at] for row in rows] for at, name in enumerate(names)}


# The workouts of ninety days, found by the index workout_one_a_role_and_date, and the sets of
# each. The plans are parameters, so that they are not looked up for every workout.
_DONE = """
SELECT recent.lifter, recent.performed_on, sum(recent.sets)::int
FROM (
    SELECT asked.lifter, workout.performed_on,
           CASE WHEN planned.sets IS NULL THEN counted.with_target
                WHEN workout.is_lighter THEN least(counted.sets, (planned.sets + 1) / 2)
                ELSE least(counted.sets, planned.sets) END AS sets
    FROM unnest(%(lifters)s::bigint[], %(roles)s::text[], %(starts)s::date[], %(ends)s::date[])
         AS asked (lifter, role, start, until)
    CROSS JOIN LATERAL (
        SELECT id, performed_on, program_id, is_lighter FROM workouts_workout
        WHERE lifter_id = asked.lifter AND role = asked.role
          AND performed_on BETWEEN asked.start AND asked.until
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
GROUP BY recent.lifter, recent.performed_on
ORDER BY recent.lifter, recent.performed_on
"""

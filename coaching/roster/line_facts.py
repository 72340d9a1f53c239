"""What one client's line tells, worked out from the log, and for which dates it holds.

Reasons and counts of a date are the same on the next one, as long as nothing is written, until a
training day passes, a workout is over or grows too old to be looked at. What changes with every
date is kept by its dates: sets done, sets due, excused days, lighter weeks.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from coaching.reviews import OVER, WAITS
from coaching.roster.adherence import AHEAD, NO_SETS, REACH, SetsByDate, due_by_date
from coaching.roster.client_log import RECENT, ClientLog
from coaching.roster.due import LONGEST, NEAR, changes_on, missed
from coaching.roster.reasons import WhyLook, reasons
from workouts.dated_facts import Excused, LighterSpan
from workouts.models import Role

_DAY = datetime.timedelta(days=1)


class LastWorkout(NamedTuple):
    """The newest workout of a client: its id and its date."""

    id: int
    performed_on: datetime.date


@dataclass(frozen=True, slots=True)
class LineFacts:
    """The facts of one line. They hold on the client's dates from `since` until before `until`,
    and in UTC until before `until_in_utc`.

    The first plan `began` then; None without a plan now. `done` and `due` are the work sets by
    date, as far back as any count of them reaches; `waiting` are the ids of the workouts that wait
    for review, oldest first; `lighter` and `excuses` are those of these dates and nearby.
    """

    since: datetime.date
    until: datetime.date
    until_in_utc: datetime.date
    reasons: tuple[WhyLook, ...]
    last_workout: LastWorkout | None
    waiting: tuple[int, ...]
    began: datetime.date | None
    done: SetsByDate
    due: SetsByDate
    lighter: Sequence[LighterSpan]
    excuses: Sequence[Excused]

    @property
    def dates(self) -> tuple[datetime.date, datetime.date, datetime.date]:
        return self.since, self.until, self.until_in_utc

    def holds(self, today: datetime.date, in_utc: datetime.date) -> bool:
        return self.since <= today < self.until and in_utc < self.until_in_utc


def facts_of(log: ClientLog, done: SetsByDate) -> LineFacts:
    """The facts of a client's log; `done` are its work sets by date, as adherence counts them."""
    until = min(_changes(log))
    last = log.workouts[0] if log.workouts else None
    return LineFacts(
        since=log.today,
        until=until,
        until_in_utc=min(_changes_in_utc(log)),
        reasons=reasons(log),
        last_workout=LastWorkout(last.id, last.performed_on) if last else None,
        waiting=tuple([waits.id for waits in log.waiting]),
        began=log.plans[0].started_on if log.plan else None,
        done=done if log.plan else NO_SETS,
        due=due_by_date(log, log.today - REACH, until - _DAY) if log.plan else NO_SETS,
        lighter=[week for week in log.lighter if week.starts < until and week.ends >= log.today],
        excuses=[days for days in log.excuses if days.reaches(log.today - NEAR, until + NEAR)],
    )


def _changes(log: ClientLog) -> Iterator[datetime.date]:
    """The dates of the client's on which the line may change though nothing is written."""
    yield log.today + AHEAD
    for workout in log.workouts:
        if log.is_open(workout):
            yield workout.performed_on + RECENT + _DAY
    for role in Role.values:
        yield from changes_on(log, role)
        for earliest in missed(log, role)[-1:]:
            yield max(earliest + LONGEST, log.today) + _DAY


def _changes_in_utc(log: ClientLog) -> Iterator[datetime.date]:
    """The same by the calendar of UTC, which says what is over and how long it waits."""
    yield log.today + AHEAD  # by which what no revision told of is looked for again
    for workout in log.workouts:
        if not workout.is_over:
            yield workout.performed_on + OVER
    for waits in log.waiting:
        yield waits.performed_on + WAITS

"""The dates a plan has its training days on, and which of them passed without one."""

from __future__ import annotations

import datetime

from coaching.records import KEPT, Log, Plan
from workouts.calendar import week_of
from workouts.models import Role

_DAY = datetime.timedelta(days=1)
_WEEK = 7 * _DAY
# Ours: a year without a workout says as much as two.
_LONGEST = 52


def due_dates(plan: Plan, role: str, first: datetime.date, last: datetime.date) -> int:
    """How many due dates of a role lie between two dates, both included."""
    if role not in plan.days:
        return 0
    first = max(first, plan.started_on)
    latest = _latest_due(plan.days[role], last)
    return max(0, (latest - first).days // 7 + 1)


def missed(log: Log, role: str) -> list[datetime.date]:
    """The latest due dates of a role without a workout of it in their weeks, newest first.

    It ends at the first week that has one, where the program began, and where the loaded
    workouts end.
    """
    plan = log.plan
    if plan is None or role not in plan.days:
        return []
    done = [workout.performed_on for workout in log.workouts if workout.role == role]
    weeks = {week_of(on, plan.week_starts) for on in done}
    # Before the oldest of as many as are kept there may be others.
    known = min(done) if len(done) >= KEPT[Role(role)] else datetime.date.min
    due, found = _latest_due(plan.days[role], log.today - _DAY), list[datetime.date]()
    while due >= plan.started_on and len(found) < _LONGEST:
        week = week_of(due, plan.week_starts)
        if week in weeks or week <= known:
            break
        found.append(due)
        due -= _WEEK
    return found


def _latest_due(weekday: int, last: datetime.date) -> datetime.date:
    """The last date on a weekday, up to `last` itself."""
    return last - datetime.timedelta(days=(last.weekday() - weekday) % 7)

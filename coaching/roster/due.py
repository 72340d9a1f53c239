"""Which of a client's training days passed without a workout, and what excuses them now."""

from __future__ import annotations

import datetime

from coaching.roster.client_log import KEPT, ClientLog
from workouts.dated_facts import Excused
from workouts.models import Role

_DAY = datetime.timedelta(days=1)
_WEEK = 7 * _DAY
# Ours: a year without a workout says as much as two.
_LONGEST = 52


def missed(log: ClientLog, role: str) -> list[datetime.date]:
    """The latest due dates of a role without a workout of it in their weeks, newest first.

    It ends at the first week that has one, where the first program began, and where the
    loaded workouts end. Excused days are passed over: what was missed before them stays missed.
    """
    done = [workout.performed_on for workout in log.workouts if workout.role == role]
    # Before the oldest of as many as are kept there may be others.
    known = min(done) if len(done) >= KEPT[Role(role)] else datetime.date.min
    found, last = list[datetime.date](), log.today - _DAY
    for _ in range(_LONGEST):
        for day in reversed(log.calendar.due(role, last - 6 * _DAY, last)):
            is_done = any(day.week_starts <= on <= day.week_ends for on in done)
            if is_done or day.week_starts <= known:
                return found
            if not day.excused:
                found.append(day.date)
        last -= _WEEK
    return found


def excuse(log: ClientLog) -> Excused | None:
    """What a coach is told in the place of a reproach: the days excused today, else those next
    to today that ended within the last seven days or begin within the next seven (ours)."""
    near = [each for each in log.excuses if each.reaches(log.today - _WEEK, log.today + _WEEK)]
    return min(near, key=lambda each: _distance(each, log.today), default=None)


def _distance(excused: Excused, today: datetime.date) -> datetime.timedelta:
    """How far excused days are from today; nothing while they last."""
    past = today - excused.last if excused.last else 0 * _DAY
    return max(excused.first - today, past, 0 * _DAY)

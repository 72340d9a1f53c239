"""Which of a client's training days passed without a workout, and what excuses them now."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from coaching.roster.client_log import KEPT, ClientLog
from workouts.dated_facts import Excused
from workouts.models import Role

_DAY = datetime.timedelta(days=1)
_WEEK = 7 * _DAY
# Ours, in weeks: looking further back than a year would tell a coach nothing more.
_WEEKS = 52
LONGEST = _WEEKS * _WEEK
# Ours: how far off excused days are shown.
NEAR = _WEEK


def missed(log: ClientLog, role: str) -> list[datetime.date]:
    """The latest due dates of a role without a workout of that role in their week, newest first.

    Going back, it stops at the first week with such a workout, at the start of the first program,
    and where the loaded workouts end. Excused days are skipped: earlier missed days still count.
    """
    done = [workout.performed_on for workout in log.workouts if workout.role == role]
    # Before the oldest loaded workout there may be others, unless fewer than KEPT were found.
    known_since = min(done) if len(done) >= KEPT[Role(role)] else datetime.date.min
    dates, last = list[datetime.date](), log.today - _DAY
    for _ in range(_WEEKS):
        for day in reversed(log.calendar.due(role, last - 6 * _DAY, last)):
            is_done = any(day.week_starts <= on <= day.week_ends for on in done)
            if is_done or day.week_starts <= known_since:
                return dates
            if not day.excused:
                dates.append(day.date)
        last -= _WEEK
    return dates


def changes_on(log: ClientLog, role: str) -> list[datetime.date]:
    """The date, if there is one within a week, on which missed() may say something else, as a due
    day has passed: one that was missed is added to the others, one that was not ends them."""
    done = [workout.performed_on for workout in log.workouts if workout.role == role]
    is_missing = bool(missed(log, role))
    return [
        day.date + _DAY
        for day in log.calendar.due(role, log.today, log.today + 6 * _DAY)
        if is_missing or not any(day.week_starts <= on <= day.week_ends for on in done)
    ][:1]


def nearest(excuses: Sequence[Excused], today: datetime.date) -> Excused | None:
    """The excused days to show a coach: those of today, else the nearest ones that ended within
    the last seven days or begin within the next seven."""

    def distance(excused: Excused) -> datetime.timedelta:
        """How far they are from today, zero while they last."""
        past = today - excused.last if excused.last else 0 * _DAY
        return max(excused.first - today, past, 0 * _DAY)

    near = [days for days in excuses if days.reaches(today - NEAR, today + NEAR)]
    return min(near, key=distance, default=None)

"""One lift's history as a page shows it: the staircase, its table, records, arms, a stall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from history import all_time
from history.all_time import AllTime
from history.lift.arms import arm_bars
from history.lift.chart import lift_chart
from history.lift.markup import sets_table
from history.lift.record_words import about_estimate, records
from history.lift.visit_rows import visit_row
from history.lookback import Stretch
from history.past.balance import arms, balance_words, trend_words
from history.past.best_sets import best_sets
from history.past.decisions import judged
from history.past.in_brief import LiftsInBrief
from history.past.track import LiftStretch
from workouts.models import Role
from workouts.take_lighter_week.stall import Stall, stall


def _workout_url(workout: int) -> str:
    return reverse("workout", args=[workout])


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page: their address of a workout, and what they call the lifter."""

    workout_url: Callable[[int], str] = _workout_url
    whose: str = "Your"
    is_lifter: bool = True


LIFTER = Reader()


def lift_history(
    user: User,
    slug: str,
    role: str,
    stretch: Stretch,
    rows: Sequence[Any],
    *,
    year: int | None = None,
    reader: Reader = LIFTER,
) -> dict[str, Any]:
    """Everything lift_history.html shows of a lift with workouts; `rows` are those of
    earlier_plans.places, and `year` is the one to draw. Pages before the latest have no
    drawing."""
    track = LiftStretch(stretch, slug, role, rows, user.today())
    workouts = judged(track.visits, track.after, track.hands, track.unit)
    both = arms(track.visits)
    is_drawn = stretch.is_newest or year is not None
    lifts, bodies = whole_log(user, slug, rows, is_lifter=reader.is_lifter)
    best, of_role = best_sets(lifts), lifts.of_role(role)
    visits = [
        visit_row(workout, track, bodies, reader.workout_url) for workout in reversed(workouts)
    ]
    return {
        "name": track.exercise.name,
        "slug": slug,
        "unit": track.unit,
        **(lift_chart(track, of_role, best, year, _day_query(role)) if is_drawn else {}),
        "rows": visits,
        "sets_table": sets_table(visits, title="every-set"),
        "records": records(best, track.kind, track.unit, reader.workout_url),
        "about_estimate": about_estimate(best, track.kind, bodies),
        "stall": _stall(user, track) if reader.is_lifter else None,
        "balance": balance_words(both, reader.whose),
        "trend": trend_words(both),
        "arms": arm_bars(both) if both else None,
        **pages(role, stretch),
        "has_extra": _has_extra(lifts, track),
    }


def whole_log(user: User, slug: str, rows: Sequence[Any], *, is_lifter: bool) -> AllTime:
    """All workouts of the exercise: a column of `rows`, or a query where nothing was prescribed."""
    column = next((row.all_time for row in rows if row.all_time is not None), None)
    text = column or all_time.all_time_of(user.pk, slug)
    return all_time.read(text, is_lifter=is_lifter)


def _has_extra(lifts: LiftsInBrief, track: LiftStretch) -> bool:
    """Whether the exercise was ever done, or planned, on an extra day."""
    planned = {row.day.role for row in track.places.all}
    return Role.EXTRA in planned or Role.EXTRA in lifts.roles


def _stall(user: User, track: LiftStretch) -> Stall | None:
    """What may help a lift that stands still; only on the page of its newest workouts."""
    if not track.stretch.is_newest or track.is_going_on or track.lift is None:
        return None
    return stall(user, track.lift, track.today)


def pages(role: str, stretch: Stretch) -> dict[str, Any]:
    """Which day of the lift the page is of, and its older and newer pages ("" without one)."""
    day, workouts = _day_query(role), stretch.workouts
    newest, oldest = (workouts[0], workouts[-1]) if workouts else (None, None)
    return {
        "day": Role(role).label,
        "is_extra": role == Role.EXTRA,
        "older": f"?{day}until={oldest.performed_on}" if oldest and stretch.has_older else "",
        "newer": f"?{day}since={newest.performed_on}" if newest and not stretch.is_newest else "",
    }


def _day_query(role: str) -> str:
    """The part of an address that says which day of the lift it is."""
    return "day=extra&" if role == Role.EXTRA else ""

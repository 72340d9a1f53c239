"""One lift's history as a page shows it: the staircase, its table, records, arms, a stall."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from history.all_time import all_time_of
from history.lift.arms import arm_bars
from history.lift.chart import lift_chart
from history.lift.record_words import no_estimate, records
from history.lookback import Stretch
from history.past.balance import arms, balance_words, trend_words
from history.past.decisions import Decision, Judged, WeightMove, judged
from history.past.estimates import estimate
from history.past.track import LiftStretch
from progression.engine.figures import load_words
from workouts.lighter_week.stall import Stall, stall
from workouts.models import Role
from workouts.wording import set_words


def _workout_url(workout: int) -> str:
    return reverse("workout", args=[workout])


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page: where a workout is for them, and whose the lift is."""

    workout_url: Callable[[int], str] = _workout_url
    whose: str = "Your"
    is_lifter: bool = True


LIFTER = Reader()


@dataclass(frozen=True, slots=True)
class SetLine:
    words: str
    way: str
    decision: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    on: datetime.date
    url: str
    estimate: str
    note: str
    sets: list[SetLine]


def lift_history(
    user: User,
    slug: str,
    role: str,
    found: Stretch,
    rows: Sequence[Any],
    *,
    year: int | None = None,
    reader: Reader = LIFTER,
) -> dict[str, Any]:
    """Everything lift_history.html shows of a lift with workouts; `rows` are those of
    earlier_plans.places with the role, and `year` is the one to draw. Pages before the latest
    have no drawing."""
    track = LiftStretch(found, slug, role, rows, user.today())
    seen = judged(track.visits, track.after, track.hands, track.unit)
    both = arms(track.visits)
    day = "day=extra&" if role == Role.EXTRA else ""
    is_drawn = found.is_newest or year is not None
    return {
        "name": track.exercise.name,
        "slug": slug,
        "unit": track.unit,
        **(lift_chart(track, _all_time(user, slug, role, rows), year, day) if is_drawn else {}),
        "rows": [_row(each, track, reader) for each in reversed(seen)],
        "records": records(track.newest, track.kind, track.unit, reader.workout_url),
        "no_estimate": no_estimate(track.kind),
        "stall": _stall(user, track) if reader.is_lifter else None,
        "balance": balance_words(both, reader.whose),
        "trend": trend_words(both),
        "arms": arm_bars(both) if both else None,
        **pages(role, found),
        "has_extra": role == Role.EXTRA or _has_extra(track),
    }


def _all_time(user: User, slug: str, role: str, rows: Sequence[Any]) -> Sequence[Any]:
    """All workouts of the track, which came along where anything like it was ever prescribed."""
    came = next((row.all_time for row in rows if row.all_time is not None), None)
    return [row["json"] for row in all_time_of(user, slug, role)] if came is None else came


def _has_extra(track: LiftStretch) -> bool:
    """Whether there is an extra day to look at: planned once, or done."""
    return track.newest.on_extra or any(row.day.role == Role.EXTRA for row in track.places.all)


def _stall(user: User, track: LiftStretch) -> Stall | None:
    """What may help, on the newest page alone."""
    if not track.found.is_newest or track.is_going_on or track.lift is None:
        return None
    return stall(user, track.lift, track.today)


def pages(role: str, found: Stretch) -> dict[str, Any]:
    """Where the page goes on, and to the lift's other day."""
    day = "day=extra&" if role == Role.EXTRA else ""
    newest, oldest = (found.workouts[0], found.workouts[-1]) if found.workouts else (None, None)
    return {
        "day": Role(role).label,
        "is_extra": role == Role.EXTRA,
        "older": f"?{day}until={oldest.performed_on}" if oldest and found.has_older else "",
        "newer": f"?{day}since={newest.performed_on}" if newest and not found.is_newest else "",
    }


def _row(each: Judged, track: LiftStretch, reader: Reader) -> VisitRow:
    visit, last = each.visit, len(each.visit.sets) - 1
    able = () if visit.is_lighter else visit.sets  # a lighter set says nothing of the most
    best = max(
        filter(None, (estimate(track.kind, s.load, s.reps, s.rir) for s in able)), default=None
    )
    notes = [("Lighter week.", visit.is_lighter), ("That hurt.", visit.hurt)]
    lines = [
        SetLine(
            set_words(row, track.kind, track.unit),
            decision.way,
            _decision_words(decision, track, is_last=at == last),
        )
        for at, (row, decision) in enumerate(zip(visit.sets, each.decisions, strict=True))
    ]
    return VisitRow(
        on=visit.on,
        url=reader.workout_url(visit.workout),
        estimate=load_words(best, track.kind, track.unit) if best is not None else "",
        note=" ".join(words for words, is_so in notes if is_so),
        sets=lines,
    )


def _decision_words(decision: Decision, track: LiftStretch, *, is_last: bool) -> str:
    if decision.load is None:
        return ""
    load = track.words(decision.load)
    words = {
        WeightMove.UP: f"up to {load}",
        # The last set may have been a lighter one than the day's own weight.
        WeightMove.HELD: load if is_last else f"{load} again",
        WeightMove.DOWN: f"down to {load}",
        WeightMove.HAND: f"{load}, set by hand",
        WeightMove.RANGE: f"{load}, for other reps",
    }[decision.way]
    return f"Next time {words}" if is_last else words[:1].upper() + words[1:]

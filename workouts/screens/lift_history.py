"""One lift's history as a page shows it: the staircase, its table, records, arms, a stall."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from progression.figures import load_words
from progression.wording import counted
from workouts.lookback import Stretch
from workouts.models import Prescription, Role
from workouts.past.balance import arms, balance_words, trend_words
from workouts.past.decisions import Decision, Judged, Way, judged
from workouts.past.estimates import estimate
from workouts.past.track import Track
from workouts.screens.arms import arm_bars
from workouts.screens.records import no_estimate, record_ids, records
from workouts.screens.staircase import staircase
from workouts.screens.stall import Stall, stall
from workouts.wording import set_words


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
    user: User, slug: str, role: str, found: Stretch, rows: Sequence[Prescription]
) -> dict[str, Any]:
    """Everything lift_history.html shows of a lift with workouts; `rows` are those of
    earlier_plans.places."""
    track = Track(found, slug, role, rows, user.today())
    seen = judged(track.visits, track.after, track.hands, track.unit)
    both = arms(track.visits)
    return {
        "name": track.exercise.name,
        "slug": slug,
        "unit": track.unit,
        "chart": staircase(seen, record_ids(found.workouts[0])),
        "description": _description(seen, track),
        "rows": [_row(each, track) for each in reversed(seen)],
        "converted": converted_from(track),
        "records": records(found.workouts[0], track.kind, track.unit),
        "no_estimate": no_estimate(track.kind),
        "stall": _stall(user, track),
        "balance": balance_words(both),
        "trend": trend_words(both),
        "arms": arm_bars(both) if both else None,
        **pages(role, found),
    }


def converted_from(track: Track) -> str:
    """The unit that some of these visits are converted from; "" where none is."""
    return next((each.unit for each in track.visits if each.unit != track.unit), "")


def _stall(user: User, track: Track) -> Stall | None:
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


def _description(seen: Sequence[Judged], track: Track) -> str:
    """The drawing in sentences, for whoever does not see it."""
    first, last = seen[0].visit, seen[-1].visit
    ways = Counter(each.outcome.way for each in seen)
    lighter = f" {counted(ways[Way.LIGHTER], 'workout')} in a lighter week."
    return (
        f"{counted(len(seen), 'workout')} from {_date(first.on)} to {_date(last.on)}. "
        f"The first began at {track.words(first.opening)}, the last at "
        f"{track.words(last.opening)}. For the next workout the weight went up after "
        f"{ways[Way.UP]}, stayed after {ways[Way.HELD]} and went down after {ways[Way.DOWN]}."
        f"{lighter if ways[Way.LIGHTER] else ''} The table has every set."
    )


def _row(each: Judged, track: Track) -> VisitRow:
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
        url=reverse("workout", args=[visit.workout]),
        estimate=load_words(best, track.kind, track.unit) if best is not None else "",
        note=" ".join(words for words, is_so in notes if is_so),
        sets=lines,
    )


def _decision_words(decision: Decision, track: Track, *, is_last: bool) -> str:
    if decision.load is None:
        return ""
    load = track.words(decision.load)
    words = {
        Way.UP: f"up to {load}",
        # The last set may have been a lighter one than the day's own weight.
        Way.HELD: load if is_last else f"{load} again",
        Way.DOWN: f"down to {load}",
        Way.HAND: f"{load}, set by hand",
        Way.RANGE: f"{load}, for other reps",
    }[decision.way]
    return f"Next time {words}" if is_last else words[:1].upper() + words[1:]


def _date(date: datetime.date) -> str:
    return f"{date.day} {date:%B %Y}"

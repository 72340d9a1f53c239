"""What the rule would have said, workout by workout, and the sum of it in one line."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.urls import reverse

from accounts.models import User
from history import earlier_plans, lookback
from history.lookback import Stretch
from history.past.hindsight import Past, Tally, Verdict, all_verdicts, tally
from history.past.track import LiftStretch
from history.past.visits import LiftVisit, other_unit, shown
from progression import Reason, SetResult, Target, sentence
from progression.engine.next_time import why_next_time
from progression.engine.wording import counted, range_words
from workouts.equipment import rounded
from workouts.models import Equipment
from workouts.openings import Terms
from workouts.wording import set_words


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """A set, what was done next, what the rule would have asked, and why.

    `reason` is the rule's name for why; "" where it has no say.
    """

    done: str
    next: str
    asked: str
    why: str
    answer: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VerdictRows:
    """One workout: by which plan it was done, in words, and its sets."""

    on: datetime.date
    url: str
    plan: str
    note: str
    lines: list[VerdictLine]


def hindsight(user: User, slug: str, role: str, stretch: Stretch) -> dict[str, Any]:
    """What lift_rule.html shows of a track that has workouts. Two queries, and one more
    where some were done in another gym."""
    track = LiftStretch(stretch, slug, role, earlier_plans.places(user, slug), user.today())
    summed = tally(all_verdicts(list(_all_past(lookback.every_set(user, slug, role), track))))
    rows, following = list[VerdictRows](), _past(track.later) if track.later else None
    for visit in reversed(track.visits):
        past = _past(visit)
        rows.append(_rows(visit, past.verdicts(following), track))
        following = following if visit.is_lighter else past
    return {
        "is_planned": any(visit.terms for visit in track.visits),
        "converted": other_unit((visit.unit for visit in track.visits), track.unit),
        "unit": track.unit,
        "summary": _summary(summed),
        "rows": rows,
    }


def _all_past(sets: Sequence[lookback.PastSet], track: LiftStretch) -> Iterator[Past]:
    ids = {row.gym for row in sets if row.gym is not None}
    gyms = Equipment.objects.in_bulk(ids) if ids else {}
    for _, part in groupby(sets, key=lambda done: done.workout):
        rows = list(part)
        done = tuple([SetResult(row.load, row.reps, row.rir) for row in rows])
        terms = track.places.terms(rows[0].program, rows[0].instead_of, gyms.get(rows[0].gym or 0))
        yield Past(done, any(row.hurt for row in rows), rows[0].unit, terms)


def _past(visit: LiftVisit) -> Past:
    sets = tuple([SetResult(row.load, row.reps, row.rir) for row in visit.sets])
    # The rule has no say about a lighter week, nor about a workout that hurt.
    return Past(sets, visit.hurt or visit.is_lighter, visit.unit, visit.terms)


def _rows(visit: LiftVisit, verdicts: Sequence[Verdict], track: LiftStretch) -> VerdictRows:
    words = [set_words(row, track.kind, track.unit) for row in visit.in_unit(track.unit).sets]
    lighter = "Lighter week: the rule has no say." if visit.is_lighter else ""
    terms = visit.terms
    return VerdictRows(
        on=visit.on,
        url=reverse("workout", args=[visit.workout]),
        plan=f"{counted(terms.sets, 'set')} of {range_words(terms.rule)}" if terms else "",
        note="That hurt, so the rule leaves the weight alone." if visit.hurt else lighter,
        lines=[
            _line(verdict, done, visit, track)
            for verdict, done in zip(verdicts, words, strict=True)
        ],
    )


def _line(verdict: Verdict, done: str, visit: LiftVisit, track: LiftStretch) -> VerdictLine:
    if verdict.asked is None or visit.terms is None:
        return VerdictLine(done, "", "", "", verdict.answer)
    following, asked = verdict.next_load, verdict.asked
    when = "Next time: " if verdict.is_last else ""
    return VerdictLine(
        done,
        f"{when}{_words(following, visit, track)}" if following is not None else "",
        f"{when}{_words(asked.load, visit, track)}, aim for {asked.reps}",
        _why(verdict, asked, visit, visit.terms),
        verdict.answer,
        asked.reason,
    )


def _words(load: Decimal, visit: LiftVisit, track: LiftStretch) -> str:
    """A load of a visit in the unit of today."""
    return track.words(rounded(shown(load, visit.unit, track.unit)))


def _why(verdict: Verdict, asked: Target, visit: LiftVisit, terms: Terms) -> str:
    """The reason as the lifter would have read it that day, in the unit of that day."""
    if asked.reason is Reason.OPENING:
        judged = [SetResult(row.load, row.reps, row.rir) for row in visit.sets[: terms.sets]]
        return why_next_time(terms.rule, judged[0].load, judged, terms.kind, terms.unit)
    return sentence(terms.rule, verdict.done, asked, visit.unit)


def _summary(counts: Tally) -> str:
    """The whole past in one line."""
    if not counts.compared:
        return "Nothing has followed any of these sets yet, so there’s nothing to compare."
    words = (
        f"After {counts.as_asked:,} of {counted(counts.compared, 'set')} you did what the rule "
        "would have asked."
    )
    if counts.up_where_stayed:
        words += f" It would have gone up {_times(counts.up_where_stayed)} where you stayed."
    if counts.down_where_stayed:
        words += f" It would have gone down {_times(counts.down_where_stayed)} where you stayed."
    return words


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"

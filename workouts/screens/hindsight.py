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
from progression import Reason, Rule, SetResult, Target, sentence
from workouts import earlier_plans, lookback
from workouts.gym import rounded
from workouts.lookback import Stretch
from workouts.openings import Terms
from workouts.past.hindsight import Past, Tally, Verdict, all_verdicts, tally
from workouts.past.track import Track
from workouts.past.visits import Visit, shown
from workouts.screens.lift_history import converted_from
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


def hindsight(user: User, slug: str, role: str, found: Stretch) -> dict[str, Any]:
    """What lift_rule.html shows of a track that has workouts. Two queries."""
    track = Track(found, slug, role, earlier_plans.places(user, slug), user.today())
    summed = tally(all_verdicts(list(_all_past(lookback.every_set(user, slug, role), track))))
    past = [_past(each) for each in track.visits]
    following = [*past[1:], _past(track.later) if track.later else None]
    told = zip(track.visits, past, following, strict=True)
    rows = [_rows(visit, each.verdicts(after), track) for visit, each, after in told]
    return {
        "is_planned": any(each.terms for each in track.visits),
        "converted": converted_from(track),
        "unit": track.unit,
        "summary": _summary(summed),
        "rows": rows[::-1],
    }


def _all_past(sets: Sequence[lookback.PastSet], track: Track) -> Iterator[Past]:
    for _, part in groupby(sets, key=lambda done: done.workout):
        rows = list(part)
        done = tuple([SetResult(row.load, row.reps, row.rir) for row in rows])
        terms = track.places.terms(rows[0].program, rows[0].instead_of)
        yield Past(done, any(row.hurt for row in rows), rows[0].unit, terms)


def _past(visit: Visit) -> Past:
    sets = tuple([SetResult(row.load, row.reps, row.rir) for row in visit.sets])
    return Past(sets, visit.hurt, visit.unit, visit.terms)


def _rows(visit: Visit, found: Sequence[Verdict], track: Track) -> VerdictRows:
    words = [set_words(row, track.kind, track.unit) for row in visit.in_unit(track.unit).sets]
    told = zip(found, words, strict=True)
    return VerdictRows(
        on=visit.on,
        url=reverse("workout", args=[visit.workout]),
        plan=_plan(visit.terms),
        note="That hurt: the rule lets the weight be." if visit.hurt else "",
        lines=[_line(verdict, done, visit, track) for verdict, done in told],
    )


def _plan(terms: Terms | None) -> str:
    if terms is None:
        return ""
    return f"{terms.sets} set{'' if terms.sets == 1 else 's'} of {terms.rule.low}–{terms.rule.high}"


def _line(verdict: Verdict, done: str, visit: Visit, track: Track) -> VerdictLine:
    if verdict.asked is None or visit.terms is None:
        return VerdictLine(done, "", "", "", verdict.answer)
    following, asked = verdict.next_load, verdict.asked
    when = "Next workout: " if verdict.is_last else ""
    return VerdictLine(
        done,
        f"{when}{_words(following, visit, track)}" if following is not None else "",
        f"{when}{_words(asked.load, visit, track)}, aim for {asked.reps}",
        _why(verdict, asked, visit, visit.terms.rule),
        verdict.answer,
        asked.reason,
    )


def _words(load: Decimal, visit: Visit, track: Track) -> str:
    """A load of a visit in the unit of today."""
    return track.words(rounded(shown(load, visit.unit, track.unit)))


def _why(verdict: Verdict, asked: Target, visit: Visit, rule: Rule) -> str:
    """As it would have been told then, in the unit of then."""
    if asked.reason is Reason.OPENING:
        return sentence(rule, None, asked, visit.unit, visit.sets[0].load)
    return sentence(rule, verdict.done, asked, visit.unit)


def _summary(found: Tally) -> str:
    """The whole past in one line."""
    if not found.compared:
        return "Nothing followed any of these sets yet, so there is nothing to compare."
    words = (
        f"After {found.as_asked:,} of {found.compared:,} sets you did what the rule would have "
        "asked."
    )
    if found.up_where_stayed:
        words += f" It would have gone up {_times(found.up_where_stayed)} where you stayed."
    if found.down_where_stayed:
        words += f" It would have gone down {_times(found.down_where_stayed)} where you stayed."
    return words


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"

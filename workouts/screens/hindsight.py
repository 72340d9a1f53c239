"""What the rule would have said, workout by workout, and the sum of it in one line."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.urls import reverse

from progression import Reason, Rule, SetResult, Target, sentence
from workouts.lookback import Stretch
from workouts.models import Prescription
from workouts.past.hindsight import Past, Tally, Verdict, all_verdicts, tally, verdicts
from workouts.past.track import Track
from workouts.past.visits import Visit, shown, visit
from workouts.screens.lift_history import pages
from workouts.targets import rule_for
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
    on: datetime.date
    url: str
    note: str
    lines: list[VerdictLine]


def hindsight(
    found: Stretch,
    prescription: Prescription,
    sets: Sequence[tuple[Any, ...]],
    today: datetime.date,
) -> dict[str, Any]:
    """Everything lift_rule.html shows of a track that has workouts."""
    track = Track(found, [prescription], today)
    rule, prescribed = rule_for(prescription), prescription.sets
    summed = tally(all_verdicts(rule, prescribed, list(_past(sets, track.unit))))
    later = visit(found.newer, track.unit) if found.newer is not None else None
    rows, opening = list[VerdictRows](), later.sets[0].load if later else None
    for each in reversed(track.visits):
        rows.append(_rows(each, opening, rule, prescribed, track))
        opening = opening if each.is_lighter else each.sets[0].load
    return {
        "name": track.taught["name"],
        "slug": prescription.exercise_id,
        "range": f"{rule.low}–{rule.high}",
        "prescribed": prescribed,
        "summary": _summary(summed),
        "rows": rows,
        **pages(prescription.day.role, found),
    }


def _past(sets: Sequence[tuple[Any, ...]], unit: str) -> Iterator[Past]:
    for _, part in groupby(sets, key=lambda row: row[0]):
        rows = list(part)
        done = tuple(SetResult(shown(row[1], row[5], unit), row[2], row[3]) for row in rows)
        yield Past(done, any(row[4] for row in rows))


def _rows(
    past: Visit, opening: Decimal | None, rule: Rule, prescribed: int, track: Track
) -> VerdictRows:
    sets = [SetResult(row.load, row.reps, row.rir) for row in past.sets]
    found = verdicts(rule, prescribed, sets, opening, past.hurt or past.is_lighter)
    note = "Lighter week: the rule has no say." if past.is_lighter else ""
    words = [set_words(row, track.kind, track.unit) for row in past.sets]
    return VerdictRows(
        on=past.on,
        url=reverse("workout", args=[past.workout]),
        note="That hurt: the rule lets the weight be." if past.hurt else note,
        lines=[
            _line(verdict, done, sets[0].load, rule, track)
            for verdict, done in zip(found, words, strict=True)
        ],
    )


def _line(verdict: Verdict, done: str, opened: Decimal, rule: Rule, track: Track) -> VerdictLine:
    following = "" if verdict.next_load is None else track.words(verdict.next_load)
    if verdict.asked is None:
        return VerdictLine(done, "", "", "", verdict.answer)
    when = "Next workout: " if verdict.is_last else ""
    return VerdictLine(
        done,
        f"{when}{following}" if following else "",
        f"{when}{track.words(verdict.asked.load)}, aim for {verdict.asked.reps}",
        _why(verdict, verdict.asked, opened, rule, track),
        verdict.answer,
        verdict.asked.reason,
    )


def _why(verdict: Verdict, asked: Target, opened: Decimal, rule: Rule, track: Track) -> str:
    if asked.reason is Reason.OPENING:
        return sentence(rule, None, asked, track.unit, opened)
    return sentence(rule, verdict.done, asked, track.unit)


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

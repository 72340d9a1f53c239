"""A coach's clients in one list, those who need a look first."""

from __future__ import annotations

import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import OuterRef, QuerySet

from accounts.models import User
from coaching.models import Coaching
from coaching.reviews import with_answers, with_waiting
from coaching.roster.adherence import SetsOfDue, shares
from coaching.roster.client_log import ClientLog, PastWorkout
from coaching.roster.client_logs import logs_of
from coaching.roster.due import excuse
from coaching.roster.reasons import URGENCY, LookRule, WhyLook, reasons
from workouts.dated_facts import Excused, LighterSpan, excused_of, lighter_weeks_of
from workouts.display.excused import excused_words


class Place(NamedTuple):
    """A workout, or a set of it."""

    workout: int
    set: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client as a line of the list; `reasons` to look are the most urgent first.

    `done` is empty without a plan; `waiting` counts the workouts that wait for review; `answer`
    is where the first unread answer is; `lighter` is today's lighter week; `excuse` are the
    excused days of now or nearby.
    """

    coaching: Coaching
    client: User
    reasons: tuple[WhyLook, ...]
    last_workout: PastWorkout | None
    done: tuple[SetsOfDue, ...]
    waiting: int
    answer: Place | None
    lighter: LighterSpan | None = None
    excuse: Excused | None = None

    @property
    def excuse_words(self) -> str:
        if self.excuse is None:
            return ""
        return excused_words(self.excuse, self.client.today(), is_short=True)

    @property
    def to_review(self) -> WhyLook | None:
        """The workout that has waited longest for review."""
        return next((reason for reason in self.reasons if reason.rule == LookRule.WAITING), None)

    @property
    def also(self) -> list[tuple[WhyLook, int]]:
        """The first reason of each further rule, and how many reasons that rule gives.

        Without those that wait for review, which have a count of their own.
        """
        others = [other for other in self.reasons[1:] if other.rule != LookRule.WAITING]
        firsts = {other.rule: other for other in reversed(others)}
        times = Counter(other.rule for other in others)
        return [(firsts[rule], times[rule]) for rule in times]


def roster(coach: User) -> list[ClientLine]:
    """Every client of a coach, most urgent first, those without a reason last, then by name.

    Five queries, however many clients and however long their logs.
    """

    def urgency(line: ClientLine) -> tuple[int, str, int]:
        first = URGENCY[line.reasons[0].rule] if line.reasons else len(URGENCY)
        return first, str(line.client).casefold(), line.coaching.pk

    return sorted(_lines(Coaching.objects.visible_to(coach)), key=urgency)


def line(coaching: Coaching) -> ClientLine:
    """One client as in the list. Five queries."""
    return _lines(Coaching.objects.filter(pk=coaching.pk))[0]


def with_all(coachings: QuerySet[Coaching]) -> QuerySet[Any]:
    """Coachings with their clients and everything that logs_of() needs."""
    client = OuterRef("client")
    annotated: QuerySet[Any] = with_answers(with_waiting(coachings)).annotate(
        lighter=lighter_weeks_of(client), excused=excused_of(client)
    )
    return annotated.select_related("client").defer("consent")


def _lines(coachings: QuerySet[Coaching]) -> list[ClientLine]:
    loaded = list(with_all(coachings))
    logs = logs_of(loaded)
    done = shares({coaching.client_id: logs[coaching.pk] for coaching in loaded})
    return [_line(coaching, logs[coaching.pk], done) for coaching in loaded]


def _line(coaching: Any, log: ClientLog, done: dict[int, tuple[SetsOfDue, ...]]) -> ClientLine:
    return ClientLine(
        coaching=coaching,
        client=coaching.client,
        reasons=reasons(log),
        last_workout=log.workouts[0] if log.workouts else None,
        done=done.get(coaching.client_id, ()),
        waiting=len(log.waiting),
        answer=Place(coaching.answer_on, coaching.answer_to) if coaching.answer_on else None,
        lighter=log.lighter_week,
        excuse=excuse(log),
    )

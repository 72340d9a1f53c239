"""A coach's clients in one list, those who need a look first."""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User, date_at
from coaching import looks
from coaching.client_names import told_apart
from coaching.models import Coaching, Page
from coaching.reviews import with_answers
from coaching.roster.adherence import SetsOfDue, shares
from coaching.roster.due import nearest
from coaching.roster.kept import KEPT_COLUMNS, LineAsKept, facts_for, with_kept, worked_out
from coaching.roster.line_facts import LastWorkout, LineFacts
from coaching.roster.reasons import URGENCY, LookRule, WhyLook
from prepared import Placeholder, PreparedRows
from workouts.dated_facts import Excused, LighterSpan
from workouts.display.excused import excused_words


class Place(NamedTuple):
    """A workout, or a set of it."""

    workout: int
    set: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client as a line of the list; `reasons` to look are the most urgent first.

    `coaching` and `account` are the ids of the coaching and of the client, `client` is their name,
    with their address (`email`) where another has the same, or that alone, and `today` the date
    where they live. `done` is empty without a plan; `waiting` counts the workouts that wait for
    review; `answer` is where the first unread answer is; `lighter` is today's lighter week;
    `excuse` are the excused days of now or nearby; `is_noted` says whether it is written down
    already that the coach looked at the line today.
    """

    coaching: int
    account: int
    client: str
    email: str
    today: datetime.date
    reasons: tuple[WhyLook, ...]
    last_workout: LastWorkout | None
    done: tuple[SetsOfDue, ...]
    waiting: int
    answer: Place | None
    lighter: LighterSpan | None
    excuse: Excused | None
    is_noted: bool

    @property
    def is_away(self) -> bool:
        """Whether today is excused."""
        return self.excuse is not None and self.excuse.reaches(self.today, self.today)

    @property
    def excuse_words(self) -> str:
        if self.excuse is None:
            return ""
        return excused_words(self.excuse, self.today, is_short=True)

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


class _Row(NamedTuple):
    """What is read of one coaching for its line."""

    coaching: int
    account: int
    name: str
    email: str
    time_zone: str
    day_ends_at: int
    answer_on: int | None
    answer_to: uuid.UUID | None
    noted_on: datetime.date | None
    kept: LineAsKept

    @property
    def client(self) -> str:
        return self.name or self.email

    @property
    def today(self) -> datetime.date:
        return date_at(timezone.now(), self.time_zone, self.day_ends_at)


def roster(coach: User) -> list[ClientLine]:
    """Every client of a coach, most urgent first, those without a reason last; among equals
    those who are ill or away last, then by name.

    One query, and six more where lines are worked out again, however many clients and however
    long their logs. Those are kept, if they may be.
    """

    def urgency(line: ClientLine) -> tuple[int, bool, str, int]:
        first = URGENCY[line.reasons[0].rule] if line.reasons else len(URGENCY)
        return first, line.is_away, line.client.casefold(), line.coaching

    rows = _rows(_VISIBLE(coach=coach.pk))
    todays = {row.coaching: row.today for row in rows}
    facts = facts_for({row.coaching: (row.kept, todays[row.coaching]) for row in rows})
    names = told_apart([(row.client, row.email) for row in rows])
    lines = [
        _line(row, facts[row.coaching], todays[row.coaching], name)
        for row, name in zip(rows, names, strict=True)
        if row.coaching in facts
    ]
    return sorted(lines, key=urgency)


def line(coaching: Coaching) -> ClientLine:
    """One client as in the list, worked out from the log. Six queries."""
    (row,) = _rows(_told(Coaching.objects.filter(pk=coaching.pk)))
    return _line(row, worked_out([row.coaching])[row.coaching], row.today, row.client)


def _told(coachings: QuerySet[Coaching]) -> QuerySet[Any]:
    """The columns of _Row for some coachings."""
    noted = looks.noted_on(Page.LIST)
    told: QuerySet[Any] = with_answers(with_kept(coachings)).annotate(noted_on=noted)
    named = ("client", "client__name", "client__email")
    client = (*named, "client__time_zone", "client__day_ends_at")
    return told.values_list("pk", *client, "answer_on", "answer_to", "noted_on", *KEPT_COLUMNS)


_COACH: Any = Placeholder("coach")
_VISIBLE = PreparedRows(lambda: _told(Coaching.objects.visible_to(_COACH)))


def _rows(rows: Iterable[Sequence[Any]]) -> list[_Row]:
    return [_Row._make([*row[:9], LineAsKept._make(row[9:])]) for row in rows]


def _line(row: _Row, facts: LineFacts, today: datetime.date, client: str) -> ClientLine:
    return ClientLine(
        coaching=row.coaching,
        account=row.account,
        client=client,
        email=row.email,
        today=today,
        reasons=facts.reasons,
        last_workout=facts.last_workout,
        done=shares(facts.done, facts.due, today, facts.began) if facts.began else (),
        waiting=len(facts.waiting),
        answer=Place(row.answer_on, row.answer_to) if row.answer_on else None,
        lighter=next((week for week in facts.lighter if week.starts <= today <= week.ends), None),
        excuse=nearest(facts.excuses, today),
        is_noted=row.noted_on == today,
    )

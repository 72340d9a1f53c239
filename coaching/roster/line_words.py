"""A client's line in finished words and links, in plain dictionaries."""

from __future__ import annotations

from typing import TypedDict

from django.urls import reverse

from coaching.roster.ranked import ClientLine, Place
from coaching.roster.reasons import LookRule, WhyLook
from workouts.display.excused import away_words

LABELS = {rule: str(rule.label) for rule in LookRule}


class LinkedWords(TypedDict):
    """Words that lead somewhere, and what follows them."""

    url: str
    words: str
    after: str


class SharesWords(TypedDict):
    """The sets done of those due in 7, 30 and 90 days: `12 of 24`, or `15 (12 due)`."""

    week: str
    month: str
    quarter: str


class RosterLine(TypedDict):
    """One client's line, ready to be shown."""

    id: int
    url: str
    client: str
    is_lighter: bool
    excuse: str
    is_away: bool
    reason: LinkedWords | None
    nothing: str
    also: list[LinkedWords]
    last: LinkedWords | None
    shares: SharesWords | None
    to_review: LinkedWords | None


class Addresses:
    """The links of the list. Each address is looked up once and not for every line."""

    def __init__(self) -> None:
        self._client = _pattern("client", 1)
        self._workout = _pattern("client_workout", 2)

    def line(self, line: ClientLine) -> RosterLine:
        first, review = line.reasons[:1], line.to_review
        return RosterLine(
            id=line.coaching,
            url=self._client % line.coaching,
            client=line.client,
            is_lighter=line.lighter is not None,
            excuse=_excuse(line),
            is_away=line.is_away,
            reason=self._reason(line, first[0], first[0].words) if first else None,
            nothing="" if first or line.excuse else _nothing(line),
            also=self._also(line) if len(line.reasons) > 1 else [],
            last=self._last(line),
            shares=_shares(line),
            to_review=self._to_review(line, review) if review else None,
        )

    def answer(self, line: ClientLine, answer: Place) -> LinkedWords:
        at = f"#set-{answer.set}" if answer.set else "#comments"
        url = self._workout % (line.coaching, answer.workout)
        return LinkedWords(url=url + at, words=line.client, after="")

    def _also(self, line: ClientLine) -> list[LinkedWords]:
        """Further reasons, each with how often it holds and what stands before the next one."""
        also = line.also
        last = len(also) - 1
        return [
            self._reason(
                line, reason, (f" × {times}" if times > 1 else "") + (" · " if at < last else "")
            )
            for at, (reason, times) in enumerate(also)
        ]

    def _reason(self, line: ClientLine, reason: WhyLook, after: str) -> LinkedWords:
        url = self._client % line.coaching
        if reason.workout:
            at = f"#set-{reason.set}" if reason.set else ""
            url = self._workout % (line.coaching, reason.workout) + at
        return LinkedWords(url=url, words=LABELS[reason.rule], after=after)

    def _last(self, line: ClientLine) -> LinkedWords | None:
        if (last := line.last_workout) is None:
            return None
        on = f"{last.performed_on.day} {last.performed_on:%b}"
        return LinkedWords(url=self._workout % (line.coaching, last.id), words=on, after="")

    def _to_review(self, line: ClientLine, review: WhyLook) -> LinkedWords:
        after = " workout of " if line.waiting == 1 else " workouts of "
        url = self._workout % (line.coaching, review.workout)
        return LinkedWords(url=url, words=str(line.waiting), after=after)


def _shares(line: ClientLine) -> SharesWords | None:
    if not line.done:
        return None
    week, month, quarter = [_share(done, due) for _, done, due in line.done]
    return SharesWords(week=week, month=month, quarter=quarter)


def _share(done: int, due: int) -> str:
    if not due:
        return str(done)
    return f"{done} of {due}" if done <= due else f"{done} ({due} due)"


def _excuse(line: ClientLine) -> str:
    if line.excuse is not None and line.is_away:
        return away_words(line.excuse, line.today)
    return line.excuse_words


def _nothing(line: ClientLine) -> str:
    """What is said of a client without a reason to look."""
    if not line.done:
        return "No program yet."
    return "Nothing stands out." if line.last_workout else "Nothing logged yet."


def _pattern(name: str, ids: int) -> str:
    """An address with a %d in the place of each of its ids, none of which is 0."""
    return reverse(name, args=[0] * ids).replace("/0/", "/%d/")

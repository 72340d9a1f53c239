"""The kinds of letter there are: each package adds its own while the apps are made ready."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from accounts.models import User

# Ours: what happened longer ago is no news.
NEWS_FOR = datetime.timedelta(days=2)


class MailEvent(NamedTuple):
    """What somebody (the id of an account) is written to about; `key` names it among its kind."""

    user: int
    key: str


class Line(NamedTuple):
    """A line of a letter, and where it leads: a path of the site, or "" for nowhere."""

    words: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter says. Nothing of it is private: no weight, no note, no text of a comment.

    `lines` become a list, and `button` leads to the page that has the rest.
    """

    subject: str
    opening: str
    button: Line
    lines: Sequence[Line] = ()


def _always(user: User) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter. It is off until a person chooses it.

    `label` and `help_text` stand beside its box, and `stops` names it on the page that stops it.
    `due` finds events of those who want it, newer than that wish; an event may be found again.
    `tells` is what to say about one now, None where it is no longer true.
    """

    name: str
    label: str
    help_text: str
    stops: str
    due: Callable[[datetime.datetime], Iterable[MailEvent]]
    tells: Callable[[User, str], Told | None]
    is_for: Callable[[User], bool] = _always


KINDS: list[LetterKind] = []


def kind_named(name: str) -> LetterKind | None:
    """The kind of that name; None where the package that had it was taken away."""
    return next((kind for kind in KINDS if kind.name == name), None)

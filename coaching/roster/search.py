"""Finds clients in the list: by words of their name or address, and by what they wait for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict
from urllib.parse import urlencode

from coaching.roster.ranked import ClientLine

# Ours: so few are found faster by reading than by asking.
FEW = 5
# As long as an e-mail address may be.
LONGEST = 254

# By the value of `show`: what its link is called, which clients are meant, and what is said where
# there is none.
_SHOWN: dict[str, tuple[str, Callable[[ClientLine], bool], str]] = {
    "": ("Everyone", lambda line: True, "No one here."),
    "look": ("Needs a look", lambda line: bool(line.reasons), "No one needs a look right now."),
    "review": (
        "To review",
        lambda line: line.waiting > 0,
        "Nothing to review. You’re all caught up.",
    ),
    "away": (
        "Ill or away",
        lambda line: line.is_away,
        "No one is ill or away. Everybody’s training.",
    ),
}


@dataclass(frozen=True, slots=True)
class RosterQuery:
    """What a coach looks for; `words` as typed, and `show` one of the above."""

    words: str
    show: str

    @property
    def is_all(self) -> bool:
        return not (self.words or self.show)


class SortLink(TypedDict):
    """A link to some of the clients, and how many they are."""

    url: str
    words: str
    count: int
    is_here: bool


def asked_for(query: Mapping[str, str]) -> RosterQuery:
    """What an address asks for; what it does not know stands for everyone."""
    show = query.get("show", "")
    return RosterQuery(query.get("q", "").strip()[:LONGEST], show if show in _SHOWN else "")


def found(lines: Sequence[ClientLine], asked: RosterQuery) -> list[ClientLine]:
    """The lines of those asked for, in the same order."""
    is_meant = _SHOWN[asked.show][1]
    return [line for line in _named(lines, asked.words) if is_meant(line)]


def ways(lines: Sequence[ClientLine], asked: RosterQuery) -> list[SortLink]:
    """The links to each sort of client, among those that have the words."""
    named = _named(lines, asked.words)
    return [
        SortLink(
            url="?" + urlencode({"q": asked.words, "show": show}),
            words=words,
            count=sum(map(is_meant, named)),
            is_here=show == asked.show,
        )
        for show, (words, is_meant, _) in _SHOWN.items()
    ]


def nobody_words(lines: Sequence[ClientLine], asked: RosterQuery) -> str:
    """What stands in place of an empty list."""
    if asked.words and not _named(lines, asked.words):
        return "No client of yours is called that. Part of a name or an address is enough."
    return _SHOWN[asked.show][2]


def _named(lines: Sequence[ClientLine], words: str) -> Sequence[ClientLine]:
    """Those whose name or address has each of the words in it."""
    parts = _plain(words).split()
    if not parts:
        return lines
    told = ((line, _plain(f"{line.client} {line.email}")) for line in lines)
    return [line for line, text in told if all(part in text for part in parts)]


def _plain(text: str) -> str:
    """Without capitals and accents, so that Jose finds José."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))

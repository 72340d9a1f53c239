"""What one row of the table says: who gets in, what is answered, and what may change.

What a row does not say is refused: a method it does not name with 405, anybody it does not
name with 404, as though there were nothing, and nobody by the way to the sign-in, which carries
what was posted.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from tests.matrix.people import ANONYMOUS, CLIENTS, COACH, EVERYBODY, OWNER, SIGNED_IN, Who
from tests.matrix.tables import LOOK
from tests.matrix.world import World

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")

# A mail provider sends it without a page of ours: it stops a letter, and does nothing else.
WITHOUT_TOKEN = {"stop_mail"}


@dataclass(frozen=True)
class But:
    """An exception: these people are answered so, and change nothing by it."""

    who: Collection[Who]
    methods: str
    status: int

    def holds(self, who: Who, method: str) -> bool:
        return who in self.who and method in self.methods.split()


@dataclass(frozen=True)
class Row:
    """One address of the site, or one more case of it."""

    name: str
    who: Collection[Who]
    get: int = 405
    post: int = 405
    put: int = 405
    delete: int = 405
    patch: int = 405
    options: int = 405
    # The parts of the address, each the name of a thing in the world.
    at: Mapping[str, str] = field(default_factory=dict)
    # What is asked after the `?`, each the name of a thing too.
    asked: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    # Which token is sent; "" for the addresses of pages, which take none.
    token: str = ""
    # An id that is free is taken for a new thing.
    makes: bool = False
    # The tables that a request of `by` changes, each row one's own, or `whose`.
    changes: str = ""
    by: str = "POST"
    whose: Who | None = None
    # Those of whom it is so; the others change nothing.
    changed_by: Collection[Who] = EVERYBODY
    # Whose looks are written down, by which methods.
    looks: Collection[Who] = ()
    looked: str = "GET HEAD"
    # Who reads here what others have that is meant for them.
    reads: Collection[Who] = ()
    # What whoever gets in reads here, whoever they are.
    shows: Collection[str] = ()
    but: Collection[But] = ()
    # Whether the phone of whoever gets in may keep the page for when there is no signal.
    kept: bool = False
    case: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.case}" if self.case else self.name

    def answers(self, method: str) -> bool:
        """Whether the address takes the method at all."""
        return bool(getattr(self, "get" if method == "HEAD" else method.lower()) != 405)

    @property
    def methods(self) -> list[str]:
        """Which to ask by: another case of an address refuses the same ones."""
        return [method for method in METHODS if not self.case or self.answers(method)]

    def lets_in(self, who: Who) -> bool:
        return who in self.who

    def exception(self, who: Who, method: str) -> But | None:
        return next((but for but in self.but if but.holds(who, method)), None)

    def status(self, who: Who, method: str) -> int:
        """What is answered."""
        if exception := self.exception(who, method):
            return exception.status
        answer = int(getattr(self, "get" if method == "HEAD" else method.lower()))
        if who is ANONYMOUS and not self.lets_in(who):
            if self.token:
                return 405 if answer == 405 else 401
            return 401 if method == "POST" else 302
        return answer if answer == 405 or self.lets_in(who) else 404

    def changed(self, who: Who, method: str) -> set[str]:
        """The tables in which rows change."""
        looks = {LOOK} if who in self.looks and method in self.looked.split() else set()
        if not self.lets_in(who) or self.exception(who, method) or who not in self.changed_by:
            return looks
        return looks | (set(self.changes.split()) if method in self.by.split() else set())

    def signed(self, world: World, who: Who) -> dict[str, str]:
        """The headers that somebody sends."""
        return dict(self.headers) | world.signed(who, self.token)

    def address(self, world: World) -> str:
        return reverse(self.name, kwargs=self._things(world)) + self._query(world)

    def absent(self, world: World) -> list[str]:
        """The same address with nothing in it, for each of its gaps."""
        there = self._things(world)
        return [
            reverse(self.name, kwargs=there | {gap: nothing_like(thing)}) + self._query(world)
            for gap, thing in there.items()
        ]

    def _things(self, world: World) -> dict[str, object]:
        return {gap: world.things[name] for gap, name in self.at.items()}

    def _query(self, world: World) -> str:
        asked = {name: world.things[thing] for name, thing in self.asked.items()}
        return f"?{urlencode(asked)}" if asked else ""


def nothing_like(thing: object) -> object:
    """An id of the same sort that nothing has."""
    if isinstance(thing, int):
        return 2**40
    return uuid.UUID(int=2**40) if isinstance(thing, uuid.UUID) else "z" * len(str(thing))


ALL = " ".join(METHODS)


def public(name: str, **said: Any) -> Row:
    """A page that anybody may read."""
    return Row(name, EVERYBODY, **{"get": 200} | said)


def of_owner(name: str, **said: Any) -> Row:
    """One thing of the owner: for everybody else it does not exist."""
    return Row(name, [OWNER], **{"reads": [OWNER]} | said)


def of_coach(name: str, **said: Any) -> Row:
    """A page of the coach about the owner: it exists while the coaching is open."""
    return Row(name, [COACH], **{"looks": [COACH], "reads": [COACH]} | said)


def nobody(name: str, **said: Any) -> Row:
    """What nobody gets into, though the address leads to something."""
    return Row(name, [], **said)


def own(name: str, **said: Any) -> Row:
    """A page about whoever asks for it; clients read there what coaches tell them."""
    return Row(name, SIGNED_IN, **{"reads": CLIENTS} | said)


# What was posted without a session is not carried through the sign-in, but asked for again.
ASKS_AGAIN = {"but": [But([ANONYMOUS], "POST", 302)]}


def guarded(name: str, **said: Any) -> Row:
    """A page about whoever asks for it, where what is sent is a secret, a file or nothing."""
    return own(name, **said, **ASKS_AGAIN)


def entrance(name: str, **said: Any) -> Row:
    """A way in: those who are in are led away from it, whatever they send."""
    return Row(name, EVERYBODY, but=[But(SIGNED_IN, ALL, 302)], **said)


def always(status: int) -> dict[str, int]:
    """The same answer to every method."""
    return dict.fromkeys((method.lower() for method in METHODS if method != "HEAD"), status)

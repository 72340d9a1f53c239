"""The world of the table: who there is, what is theirs, and what of it is a secret."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from urllib.parse import quote_plus

from django.db import transaction
from django.test import Client
from django.test.client import ClientHandler
from psycopg import sql

from accounts.models import User
from coaching.models import Coaching
from tests.matrix.people import (
    COACH,
    FORMER,
    INVITED,
    OTHER,
    OTHERS_COACH,
    OWNER,
    STAFF,
    Who,
)
from tests.matrix.tables import (
    Stored,
    counted,
    counting,
    question,
    revisions,
    stored,
    watched,
)

NAMES = {
    OWNER: "Ottoline Marrow",
    OTHER: "Thaddeus Quill",
    COACH: "Cordelia Finch",
    FORMER: "Leopold Sedge",
    INVITED: "Ignatius Thorn",
    OTHERS_COACH: "Beatrix Larch",
    STAFF: "Sylvester Rook",
}


def email(who: Who) -> str:
    return f"{NAMES[who].split()[1].lower()}@example.com"


@dataclass(frozen=True)
class Secret:
    """A word of somebody's, and who else may read it, where the table lets people meet."""

    word: str
    of: Who
    readers: frozenset[Who] = frozenset()

    @cached_property
    def typed(self) -> str:
        """As it stands in a form that is sent."""
        return quote_plus(self.word)


@dataclass
class World:
    """Made once, read by every cell; what a cell does to it is taken back."""

    people: dict[Who, User] = field(default_factory=dict)
    cookies: dict[Who, SimpleCookie] = field(default_factory=dict)
    # By whose they are, and their scope.
    tokens: dict[tuple[Who, str], str] = field(default_factory=dict)
    coachings: dict[str, Coaching] = field(default_factory=dict)
    # Ids and other parts of addresses, by name.
    things: dict[str, object] = field(default_factory=dict)
    secrets: list[Secret] = field(default_factory=list)
    # Every table, every row of them, and how often each was written to until it had those.
    tables: list[str] = field(default_factory=list)
    counting: sql.Composed = field(default_factory=lambda: counting([]))
    before: Stored = frozenset()
    counted: str = ""
    revisions: dict[int, int] = field(default_factory=dict)

    # The site as it runs, built once for all browsers.
    site: ClientHandler = field(default_factory=lambda: ClientHandler(enforce_csrf_checks=False))

    def browser(self, who: Who) -> Client:
        """A new browser that is signed in as somebody, or as nobody."""
        client = Client(raise_request_exception=False)
        client.handler = self.site
        if who in self.cookies:
            client.cookies = copy.copy(self.cookies[who])
        return client

    def signed(self, who: Who, token: str) -> dict[str, str]:
        """The header with a token of somebody's; none for whoever has none such."""
        known = self.tokens.get((who, token))
        return {"Authorization": f"Bearer {known}"} if known else {}

    def look(self) -> None:
        """Remember every row as it is: from here on all that happens is taken back."""
        self.tables = watched()
        self.counting = counting(self.tables)
        self.before, self.revisions = stored(question(self.tables)), revisions()
        self.counted = counted(self.counting)

    def rows(self) -> Stored:
        """Every row as it is now: only a table that was written to may have others than before."""
        written = self._written(counted(self.counting))
        if not written:
            return self.before
        others = frozenset(row for row in self.before if row[0] not in written)
        return others | stored(question(sorted(written)))

    def _written(self, now: str) -> set[str]:
        if now == self.counted:
            return set()
        pairs = zip(self.tables, self.counted.split(), now.split(), strict=True)
        return {table for table, before, after in pairs if before != after}

    @contextmanager
    def taken_back(self) -> Iterator[None]:
        """Undo all that happens within: it leaves each table as it found it."""
        found = counted(self.counting)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        left = counted(self.counting)
        if found == self.counted:
            self.counted = left

    def keep(self, of: Who, *words: str, readers: Iterable[Who] = ()) -> None:
        self.secrets += [Secret(word, of, frozenset(readers)) for word in words]

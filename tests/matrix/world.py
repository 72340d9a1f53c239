"""The world of the table: who there is, what is theirs, and what of it is a secret."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from django.test import Client
from django.test.client import ClientHandler

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
from tests.matrix.tables import Stored, stored

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
    # Every row, and the query that reads it.
    query: str = ""
    before: Stored = frozenset()
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

    def rows(self) -> Stored:
        return stored(self.query)

    def keep(self, of: Who, *words: str, readers: Iterable[Who] = ()) -> None:
        self.secrets += [Secret(word, of, frozenset(readers)) for word in words]

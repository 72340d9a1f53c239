"""A walk over the whole site: one request after the other, drawn by chance, and what came of it."""

from __future__ import annotations

import copy
import random
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlencode

from django.conf import settings
from django.http import HttpResponse
from django.test.client import ClientHandler

from tests.drills import odd
from tests.matrix.bodies import body
from tests.matrix.check import WITH_BODY, content, page_of
from tests.matrix.people import Who
from tests.matrix.rows import METHODS, WITHOUT_TOKEN, Row
from tests.matrix.table import TABLE
from tests.matrix.tables import DELETED, FACTOR, INVITATION, LINK, LOOK, Stored
from tests.matrix.world import World

STRETCH = 20  # requests, after which the world is as it was
UNHEARD_OF = ("TRACE", "PROPFIND", "get", "X" * 40)
QUERIES = [
    "saved",
    "exercise",
    "edit",
    "workout",
    "day",
    "on",
    "page",
    "role",
    "year",
    "next",
    "id",
]
# After a change here others may read what they could not.
SHARED = {LINK, INVITATION, DELETED}
# allauth notes that new recovery codes were looked at.
NOTED = {("mfa_view_recovery_codes", FACTOR), ("mfa_download_recovery_codes", FACTOR)}
ACCEPTS = ["text/html", "application/json", "*/*", "", "\xff", "a/b;q=9"]


@dataclass(frozen=True)
class Asked:
    """One request."""

    row: Row
    who: Who
    method: str
    path: str
    query: str = ""
    type: str = ""
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    cookies: tuple[tuple[str, str], ...] = ()
    # Whether the token of our page is asked for; it is never sent.
    strict: bool = False

    def __str__(self) -> str:
        sent = f" {self.type}: {self.body[:300]!r} ({len(self.body)} bytes)" if self.body else ""
        more = f" {dict(self.headers)}" if self.headers else ""
        crumbs = f" cookies {dict(self.cookies)}" if self.cookies else ""
        return f"{self.method} {self.path}?{self.query[:300]} by {self.who}{more}{crumbs}{sent}"


@dataclass
class Walk:
    """What was asked and answered, and what should not have been."""

    asked: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    slowest: tuple[float, str] = (0.0, "")
    # By what went wrong and where: the first request, and how many.
    problems: dict[str, list[str]] = field(default_factory=dict)

    def figures(self) -> list[str]:
        answers = ", ".join(
            f"{count} x {status}" for status, count in sorted(self.statuses.items())
        )
        seconds, request = self.slowest
        return [
            f"{self.asked} requests to {len(self.names)} addresses: {answers}",
            f"the longest took {seconds:.2f} s of the processor: {request[:200]}",
        ]

    def told(self) -> list[str]:
        return [
            f"{what} ({len(found)} x), first by {found[0]}" for what, found in self.problems.items()
        ]


class Walker:
    """Draws requests and judges the answers."""

    def __init__(self, world: World, seed: int) -> None:
        self._world, self._chance = world, random.Random(seed)
        # As it runs, but that no page is read for its grammar: the other tests do that.
        with_token, without = (ClientHandler(enforce_csrf_checks=asks) for asks in (True, False))
        self._sites = {True: with_token, False: without}
        self._things = [str(thing) for thing in world.things.values()]
        self._now: Stored = world.before
        self._shows: dict[str, set[str]] = {}
        for row in TABLE:
            self._shows.setdefault(row.name, set()).update(row.shows)

    def go(self, count: int, *, until: str = "") -> Walk:
        """So many requests, or until something goes wrong that has `until` in it."""
        walk, deck = Walk(), self._deck()
        while walk.asked < count:
            with self._world.taken_back():
                self._now = self._world.before
                for _ in range(min(STRETCH, count - walk.asked)):
                    if self._step(walk, self._request(*next(deck))):
                        break
            if until and any(until in what for what in walk.problems):
                break
        return walk

    def _deck(self) -> Iterator[tuple[Row, str]]:
        """Every case by every method in an order of its own, again and again; what it answers
        more often than what it refuses."""
        often = [(row, each) for row in TABLE for each in METHODS if row.answers(each)]
        once = [(row, method) for row in TABLE for method in (*METHODS, "odd")]
        while True:
            cards = [*once, *often * 3]
            self._chance.shuffle(cards)
            yield from cards

    def _request(self, row: Row, method: str) -> Asked:
        chance = self._chance
        lets_in = list(row.who) if row.who and chance.random() < 0.6 else list(Who)
        who = chance.choice(sorted(lets_in))
        method = chance.choice(UNHEARD_OF) if method == "odd" else method
        path, _, query = row.address(self._world).partition("?")
        if chance.random() < 0.2:
            path = self._bent(path)
        if chance.random() < 0.6:
            query = odd.query(chance, QUERIES, self._things)
        strict = method in WITH_BODY and not row.token and chance.random() < 0.2
        type, sent = "", b""
        if strict or (method in WITH_BODY and chance.random() < 0.2):
            type, sent = odd.FORM, urlencode(body(self._world, row, who), doseq=True).encode()
        elif method not in {"GET", "HEAD", "OPTIONS"}:
            whose = row if chance.random() < 0.9 else chance.choice(TABLE)
            type, sent = odd.body(chance, body(self._world, whose, who), self._things)
        headers, cookies = self._headers(row, who), self._cookies()
        return Asked(row, who, method, path, query, type, sent, headers, cookies, strict)

    def _bent(self, path: str) -> str:
        """One part of it is odd, or the id of something else."""
        parts = path.split("/")
        at = self._chance.randrange(len(parts))
        parts[at] = quote_from_bytes(odd.value(self._chance, self._things)[:2000], safe="")
        return "/".join(parts) if parts[0] == "" else "/" + "/".join(parts)

    def _headers(self, row: Row, who: Who) -> tuple[tuple[str, str], ...]:
        chance, said = self._chance, row.signed(self._world, who)
        if chance.random() < 0.4:
            said["Accept"] = chance.choice(ACCEPTS)
        if chance.random() < 0.1:
            said["X-Part"] = "true"
        if chance.random() < 0.1:
            name = chance.choice(["Referer", "Origin", "X-Forwarded-For", "X-CSRFToken", "Range"])
            said[name] = chance.choice(["null", "\xff", "http://[", "a" * 5000, "bytes=9-1", ""])
        return tuple(said.items())

    def _cookies(self) -> tuple[tuple[str, str], ...]:
        if self._chance.random() > 0.05:
            return ()
        names = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages", "a"]
        value = self._chance.choice(["", "x" * 32, "\xff", "a" * 4000, "..", '"["'])
        return ((self._chance.choice(names), value),)

    def _step(self, walk: Walk, asked: Asked) -> bool:
        """One request. True when the world must be as it was before the next."""
        began = time.process_time()
        response = self._answer(asked)
        took = time.process_time() - began
        walk.asked += 1
        walk.statuses[response.status_code] += 1
        walk.names.add(asked.row.name)
        if took > walk.slowest[0]:
            walk.slowest = took, str(asked)
        broke = response.status_code >= 500
        moved: Stored = frozenset()
        if not broke:
            after = self._world.rows()
            moved, self._now = after ^ self._now, after
        for what in [
            *_broken(response),
            *self._changed(asked, moved),
            *self._read(asked, response),
        ]:
            walk.problems.setdefault(f"{asked.row.name}: {what}", []).append(
                f"request {walk.asked}, {asked}"
            )
        has_left = settings.SESSION_COOKIE_NAME in response.cookies
        return broke or has_left or bool({table for table, _, _ in moved} & SHARED)

    def _answer(self, asked: Asked) -> HttpResponse:
        client = self._world.browser(asked.who)
        client.handler = self._sites[asked.strict]
        client.cookies = copy.deepcopy(client.cookies)  # one that is set is written over
        for name, value in asked.cookies:
            client.cookies[name] = value
        response: HttpResponse = client.generic(
            asked.method,
            asked.path,
            asked.body,
            asked.type,
            headers=dict(asked.headers),
            QUERY_STRING=asked.query,
        )
        if response.streaming:
            response.streaming_content = [response.getvalue()]
        return response

    def _changed(self, asked: Asked, moved: Stored) -> Iterator[str]:
        """What is somebody else's, what a page changed that was only read, and what was forged."""
        people = {who: user.pk for who, user in self._world.people.items()}
        ours = {row.whose for row in TABLE if row.name == asked.row.name} | {asked.who}
        mine = {people[who] for who in ours if who in people}
        for table in sorted({table for table, _, _ in moved}):
            owners = [set(whose) for name, whose, _ in moved if name == table]
            if any(not mine & set(who) and (who & {*people.values()} or not who) for who in owners):
                yield f"changed a row of somebody else in {table}"
            if table == LOOK or (asked.row.name, table) in NOTED:
                continue
            if asked.method not in WITH_BODY:
                yield f"changed {table} by {asked.method}"
            if asked.strict and asked.row.name not in WITHOUT_TOKEN:
                yield f"changed {table} for a form without the token of our page"

    def _read(self, asked: Asked, response: HttpResponse) -> Iterator[str]:
        """A secret of another that the answer has, and the request did not."""
        if response.status_code >= 500:
            return
        sent = unquote_to_bytes(f"{asked.path}?{asked.query}") + unquote_to_bytes(asked.body)
        page = page_of(response)
        for secret in self._world.secrets:
            if secret.of is asked.who or asked.who in secret.readers or secret.word not in page:
                continue
            if secret.word in self._shows[asked.row.name] or secret.word.encode() in sent:
                continue
            yield f"shows {secret.word!r} of {secret.of}"


def _broken(response: HttpResponse) -> Iterator[str]:
    """A 5xx, with the error and the last line of ours that it came through."""
    if response.status_code < 500:
        return
    error = (getattr(response, "exc_info", None) or (None, None, None))[1]
    frames = traceback.extract_tb(error.__traceback__) if error else []
    ours = [f for f in frames if str(settings.BASE_DIR) in f.filename and ".venv" not in f.filename]
    where = f" in {ours[-1].filename.rpartition('/')[2]}:{ours[-1].name}" if ours else ""
    last = f" at {frames[-1].filename[-60:]}:{frames[-1].lineno}" if frames else ""
    said = f"{type(error).__name__}: {str(error)[:120]}" if error else content(response)[:80]
    yield f"answered {response.status_code}, {said}{where}{last}"

"""What should be stored, and two phones that do what static/js/outbox.js and delivery.js do."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

TRIED = 5  # of what a phone sent, how many it remembers
statuses: Counter[int] = Counter()  # of the answers to sets


@dataclass(frozen=True)
class Says:
    """The content of a set."""

    exercise: str
    load: str
    reps: int
    kind: str = "work"


@dataclass
class Model:
    """The logbook as it should be: each set by its id, with its version, in the order it came."""

    rows: dict[str, tuple[Says, int]] = field(default_factory=dict)

    def put(self, id: str, says: Says, version: int) -> tuple[int, Says, int]:
        """What is answered: the status, and the set and version that are stored then."""
        if id not in self.rows:
            self.rows[id] = says, 1
        stored, now = self.rows[id]
        if stored == says:
            return 200, stored, now
        if version != now:
            return 409, stored, now
        self.rows[id] = says, now + 1
        return 200, says, now + 1


@dataclass
class Waiting:
    """A set in the outbox."""

    says: Says
    version: int
    tried: list[Says] = field(default_factory=list)
    # The version that stands in its way, until somebody chooses.
    conflict: int | None = None


class Device:
    """One phone: what it saw last, and what waits to be sent, oldest first."""

    def __init__(self, name: str, client: Client, workout: int) -> None:
        self.name, self._client, self._workout = name, client, workout
        self.seen: dict[str, tuple[Says, int]] = {}
        self.outbox: dict[str, Waiting] = {}
        self.given_up: set[str] = set()

    def keep(self, id: str, says: Says) -> None:
        """Into the outbox; what waited before under this id gives its place, and its version."""
        was = self.outbox.get(id)
        version = was.version if was else self.seen.get(id, (says, 0))[1]
        self.outbox[id] = Waiting(says, version, was.tried if was else [])
        self.seen[id] = says, version

    def next(self) -> str | None:
        """The oldest set that waits for no choice of the lifter."""
        return next((id for id, set in self.outbox.items() if set.conflict is None), None)

    def send(self, id: str, model: Model, *, request: bool = True, answer: bool = True) -> None:
        """One try, of which the request or its answer may be lost."""
        waiting = self.outbox[id]
        waiting.tried = [*waiting.tried, waiting.says][-TRIED:]
        if not request:
            return
        meant = model.put(id, waiting.says, waiting.version)
        status, body = self._put(id, waiting)
        got = (status, *read(body["set"], id)) if "set" in body else (status, body)
        assert got == meant, f"answered {got}, not {meant}"
        if not answer:
            return
        _, stored, version = meant
        if status == 200:
            del self.outbox[id]
            self.seen[id] = stored, version
        elif stored in waiting.tried:
            waiting.version = version  # our own set, whose answer was lost
        else:
            waiting.conflict = version

    def look(self, model: Model) -> None:
        """Open each set that this phone does not know as it is stored, as its page tells it; what
        waits here stays as it is."""
        for id, (says, version) in model.rows.items():
            if id in self.outbox or self.seen.get(id) == (says, version):
                continue
            page = self._client.get(f"/sets/{id}/").content.decode()
            found = {name: _value(page, name) for name in ("version", "load", "reps")}
            meant = {"version": str(version), "load": says.load, "reps": str(says.reps)}
            assert found == meant, f"the page of a set shows {found}, not {meant}"
            self.seen[id] = says, version

    def choose(self, id: str, *, over: bool) -> None:
        """The lifter saw both: theirs goes over what is stored, or is given up."""
        waiting = self.outbox[id]
        if over:
            waiting.version, waiting.conflict = waiting.conflict or 0, None
        else:
            del self.outbox[id]
            self.given_up.add(id)

    def _put(self, id: str, waiting: Waiting) -> tuple[int, dict[str, Any]]:
        says = waiting.says
        fields = {"workout": self._workout, "exercise": says.exercise, "kind": says.kind}
        fields |= {"load": says.load, "reps": says.reps, "version": waiting.version}
        json = "application/json"
        answer = self._client.put(f"/sets/{id}/", fields, json, headers={"Accept": json})
        statuses[answer.status_code] += 1
        return answer.status_code, answer.json()


def read(row: dict[str, Any], id: str) -> tuple[Says, int]:
    """A set as it is answered; it must be the one that was asked about."""
    assert row["id"] == id, f"asked about {id}, answered about {row['id']}"
    return Says(row["exercise"], row["load"], row["reps"], row["kind"]), row["version"]


def _value(page: str, name: str) -> str:
    """What is in a field of a page."""
    tag = re.search(rf'<input[^>]* name="{name}"[^>]*>', page)
    value = re.search(r' value="([^"]*)"', tag[0] if tag else "")
    return value[1] if value else ""

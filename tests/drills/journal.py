"""What phones were told, written down as they are told, and compared with what is stored."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

STORED = """
SELECT id::text, workout_id AS workout, exercise_id AS exercise, kind, load, reps, version
FROM workouts_loggedset
"""


@dataclass(frozen=True)
class Content:
    """What a set says."""

    workout: int
    exercise: str
    kind: str
    load: str
    reps: int

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Content:
        """Of a set as it is sent, answered or stored: a weight is the same however written."""
        load = f"{Decimal(str(row['load'])).normalize():f}"
        texts = str(row["exercise"]), str(row["kind"])
        return cls(int(row["workout"]), *texts, load, int(row["reps"]))


@dataclass(frozen=True)
class Acknowledged:
    """A set that a phone was told is saved: what it sent, and the row in the answer."""

    id: str
    sent: Content
    sent_version: int
    told: Content
    version: int
    at: float = field(default_factory=time.monotonic)


class Journal:
    """A line for each acknowledgement, written before the phone goes on."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._began = time.monotonic()
        self.all: list[Acknowledged] = []
        self.sets: set[str] = set()
        self.tapped: set[str] = set()
        self.statuses: Counter[int] = Counter()
        self.odd: list[str] = []

    def note(self, row: Acknowledged) -> None:
        with self._lock, self._file.open("a", encoding="utf-8") as file:
            self.all.append(row)
            self.sets.add(row.id)
            file.write(json.dumps(asdict(row)) + "\n")

    def answered(self, status: int, said: object = "") -> None:
        """Count an answer; 0 stands for none. Any but these a phone does not expect."""
        with self._lock:
            self.statuses[status] += 1
            if status not in {0, 200, 409, 502, 503, 504}:
                self.odd.append(f"{status}: {str(said)[:200]}")

    def refused(self) -> int:
        """How many requests came to nothing so far."""
        with self._lock:
            return sum(count for status, count in self.statuses.items() if status not in {200, 409})

    def silence(self) -> float:
        """Seconds since the last acknowledgement."""
        with self._lock:
            return time.monotonic() - (self.all[-1].at if self.all else self._began)

    def first_after(self, moment: float) -> float | None:
        """How many seconds after a moment the first acknowledgement came; None when none did."""
        with self._lock:
            later = [row.at for row in reversed(self.all[-500:]) if row.at >= moment]
        return later[-1] - moment if later else None


def problems(journal: Journal, stored: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Each way in which what was told is not what is so; a sentence."""
    rows = {row["id"]: (Content.of(row), int(row["version"])) for row in stored}
    told: dict[str, list[Acknowledged]] = defaultdict(list)
    for each in journal.all:
        told[each.id].append(each)
    for id, said in told.items():
        newest = max(said, key=lambda each: each.version)
        if id not in rows:
            yield f"lost: set {id} was acknowledged and is not stored"
        elif rows[id] != (newest.told, newest.version):
            yield f"lost: set {id} was acknowledged as {newest.told}, and is stored as {rows[id]}"
        yield from _misled(id, said)
    for id in rows.keys() - journal.tapped:
        yield f"doubled: set {id} is stored, and no phone ever made it"
    for id in journal.tapped - told.keys():
        yield f"never acknowledged: set {id}"
    for status, count in journal.statuses.items():
        if status == 500:
            yield f"500: {count} answers were an error of the server"
    yield from (f"unexpected answer {each}" for each in journal.odd if not each.startswith("500"))


def _misled(id: str, said: list[Acknowledged]) -> Iterator[str]:
    """An answer about something else, and two different edits of one version both taken."""
    if wrong := [each for each in said if each.told != each.sent]:
        yield f"misled: set {id} was sent as {wrong[0].sent} and answered as {wrong[0].told}"
    taken = defaultdict(set)
    for each in said:
        taken[each.sent_version].add(each.sent)
    for version, contents in taken.items():
        if len(contents) > 1:
            yield f"overwritten: {len(contents)} edits of version {version} of set {id} were taken"

"""Ids of sets that a file names by its rows alone, the same whenever that row comes again.

An id is made of whose it is, when the workout began as the file writes it, the exercise as the
file names it, and the how-manieth row of that exercise it is there. What the lifter chooses
(zone, unit, which exercise is which) is no part of it, nor is the place in the file: a later
export of the same history has the same rows under the same ids, and new ones under new ids.
"""

from __future__ import annotations

import datetime
import uuid
from collections import Counter
from hashlib import blake2b

from workouts.ids import laid_out

_EPOCH = datetime.datetime(1970, 1, 1)
_MILLISECOND = datetime.timedelta(milliseconds=1)
_BITS = 80


class Ids:
    """Hands out the ids of one file's rows, asked for in the file's own order."""

    def __init__(self, lifter: int) -> None:
        self.lifter = lifter
        self._seen: Counter[tuple[datetime.datetime, str]] = Counter()

    def next(self, began: datetime.datetime, exercise: str) -> uuid.UUID:
        """The id of the next row of an exercise in the workout that began then."""
        self._seen[began, exercise] += 1
        number = self._seen[began, exercise]
        return _id(began, f"{self.lifter}|{began.isoformat()}|{number}|{exercise}")


def of_another(id: uuid.UUID, lifter: int) -> uuid.UUID:
    """The id a row gets here when its own belongs to a row of another account."""
    return _hashed(id.int >> _BITS, f"{lifter}|{id}")


def _id(began: datetime.datetime, named: str) -> uuid.UUID:
    passed = (began.replace(tzinfo=None) - _EPOCH) // _MILLISECOND
    return _hashed(max(passed, 0), named)


def _hashed(milliseconds: int, named: str) -> uuid.UUID:
    """Version 7, so that sets stored together lie together in the index; the rest is a hash
    where chance would be."""
    digest = blake2b(named.encode("utf-8", "surrogatepass"), digest_size=_BITS // 8).digest()
    return laid_out(milliseconds, int.from_bytes(digest, "big"))

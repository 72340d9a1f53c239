"""Ids for the sets of files that have none: the same row gets the same id every time.

An id is made from the lifter, the workout's beginning as the file writes it, the exercise's name
in the file, and n for the n-th row of that exercise in that workout. The lifter's choices (zone,
unit, which exercise is which) and the place in the file play no part: in a later export of the
same history the same rows get the same ids, and new rows get new ones.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from hashlib import blake2b
from itertools import count

from workouts.ids import laid_out

_EPOCH = datetime.datetime(1970, 1, 1)
_MILLISECOND = datetime.timedelta(milliseconds=1)
_BITS = 80


class Ids:
    """Gives the ids of one file's rows, which must be asked for in the file's order."""

    def __init__(self, lifter: int) -> None:
        self.lifter = lifter
        self._rest: dict[tuple[datetime.datetime, str], Iterator[uuid.UUID]] = {}

    def next(self, began: datetime.datetime, exercise: str) -> uuid.UUID:
        """The id of the next row of an exercise in the workout that began then."""
        return next(self.rest(began, exercise))

    def rest(self, began: datetime.datetime, exercise: str) -> Iterator[uuid.UUID]:
        """The ids of all rows of them that are still to come, however many these are."""
        ids = self._rest.get((began, exercise))
        if ids is None:
            ids = self._rest[began, exercise] = self._all(began, exercise)
        return ids

    def _all(self, began: datetime.datetime, exercise: str) -> Iterator[uuid.UUID]:
        milliseconds = max((began.replace(tzinfo=None) - _EPOCH) // _MILLISECOND, 0)
        workout = f"{self.lifter}|{began.isoformat()}"
        for number in count(1):
            yield _hashed(milliseconds, f"{workout}|{number}|{exercise}")


def of_another(id: uuid.UUID, lifter: int) -> uuid.UUID:
    """The id that a row gets here when a row of another account has its own."""
    return _hashed(id.int >> _BITS, f"{lifter}|{id}")


def _hashed(milliseconds: int, name: str) -> uuid.UUID:
    """A version 7 UUID, so that sets stored together lie together in the index. A hash of the name
    stands in for the random bits."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=_BITS // 8).digest()
    return laid_out(milliseconds, int.from_bytes(digest, "big"))

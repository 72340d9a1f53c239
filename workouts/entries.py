"""A set as it was typed, before it is a row."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from workouts.models import Kind, LoggedSet


@dataclass(frozen=True, slots=True)
class Entry:
    """One set as typed: load in the program's unit, reps, reps left (0-5 or None)."""

    load: Decimal
    reps: int
    rir: int | None = None
    left_reps: int | None = None
    right_reps: int | None = None
    kind: str = Kind.WORK
    pain: bool = False
    note: str | None = None  # None leaves it as it is: most pages do not ask for it
    link: str | None = None  # the same; "" takes it away

    @property
    def values(self) -> dict[str, Any]:
        """What the row gets, by column."""
        values = asdict(self)
        if self.note is None:
            del values["note"]
        if self.link is None:
            del values["link"]
        else:
            values["link"] = self.link or None
        return values

    def is_in(self, row: LoggedSet) -> bool:
        """Whether the row already says exactly this."""
        return all(getattr(row, field) == value for field, value in self.values.items())

    def with_both_arms(self) -> Entry:
        """Each arm's reps, the one number standing for both; the weaker arm decides."""
        left = self.reps if self.left_reps is None else self.left_reps
        right = self.reps if self.right_reps is None else self.right_reps
        return replace(self, reps=min(left, right), left_reps=left, right_reps=right)


def undone(row: LoggedSet) -> Entry:
    """A stored set, taken back."""
    reps = (row.reps, row.rir, row.left_reps, row.right_reps)
    return Entry(row.load, *reps, kind=Kind.UNDONE, pain=row.pain)

"""Which column of a table is which, as a lifter said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from imports.files.any_table.dates import ORDERS
from imports.files.any_table.names import KINDS

NEEDED = {"date", "exercise", "reps"}
ColumnPlace = tuple[int, ...]  # one column, or several that hold a set each


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of each kind that the table has, the unit of weights that name none, and the
    order of day and month where the dates do not show it."""

    places: Mapping[str, ColumnPlace]
    unit: str | None = None
    order: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it names all that a set needs."""
        return self.places.keys() >= NEEDED

    def column(self, kind: str) -> int | None:
        """The only column of a kind."""
        place = self.places.get(kind)
        return place[0] if place else None

    def written(self) -> dict[str, Any]:
        """The same as JSON."""
        places = {kind: list(place) for kind, place in self.places.items()}
        return {"places": places, "unit": self.unit, "order": self.order}

    @classmethod
    def read(cls, written: Any, width: int) -> Self | None:
        """What `written` made for a table of so many columns; None where it is anything else."""
        try:
            places = {kind: tuple(place) for kind, place in written["places"].items() if place}
            unit, order = written["unit"], written["order"]
        except (TypeError, KeyError, AttributeError):
            return None
        columns = [column for place in places.values() for column in place]
        is_sound = (
            NEEDED <= places.keys() <= set(KINDS)
            and all(type(column) is int and 0 <= column < width for column in columns)
            and unit in (None, "kg", "lb")
            and order in (None, *ORDERS)
        )
        return cls(places, unit, order) if is_sound else None

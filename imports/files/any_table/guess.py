"""Which column of a table is which, guessed from their names and from what stands in them.

What two columns claim alike is left open, for the lifter to say.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from imports.files import exercise_names
from imports.files.any_table import dates, names, packed, weights
from imports.files.any_table.layout import ColumnPlace, Layout
from imports.files.any_table.table_found import AnyTable
from imports.files.file_sets import Limits
from progression.engine.exact import KG_A_LB

_LOOKED_AT = 200  # cells of a column
_FROM_CELLS = 1  # the score of a column that only its cells speak for
_AGREES = Decimal("0.006")  # how far kilograms and pounds of one weight may be apart, as a share


class _Claim(NamedTuple):
    """That some columns are of a kind, and how much speaks for it."""

    score: int
    kind: str
    place: ColumnPlace


def guessed(table: AnyTable, limits: Limits) -> Layout:
    """The columns as far as they are sure, and the unit that they say."""
    claims = sorted(_claims(table, limits), key=lambda claim: -claim.score)
    places: dict[str, ColumnPlace] = {}
    for claim in claims:
        taken = {column for place in places.values() for column in place}
        if claim.kind not in places and taken.isdisjoint(claim.place):
            rivals = [
                other.place
                for other in claims
                if other.kind == claim.kind
                and other.score == claim.score
                and other != claim
                and taken.isdisjoint(other.place)
            ]
            if not rivals:
                places[claim.kind] = claim.place
            elif claim.kind == "weight":
                places |= _one_of_two(table, claim.place, rivals)
    reps, loads = places.get("reps", ()), places.get("weight", ())
    if loads == reps or len(loads) not in {1, len(reps)}:
        places.pop("weight", None)
    if weight := places.get("weight"):
        return Layout(places, unit=weights.unit_of(table, weight))
    return Layout(places)


def misfits(table: AnyTable, kind: str, place: ColumnPlace, limits: Limits) -> Iterator[str]:
    """The cells of some columns that are not what their kind needs."""
    return itertools.filterfalse(_fitting(kind, limits), table.cells(place))


def fits(table: AnyTable, kind: str, place: ColumnPlace, limits: Limits) -> bool:
    """Whether most cells of some columns are what their kind needs."""
    cells = list(itertools.islice(table.cells(place), _LOOKED_AT))
    fit = sum(map(_fitting(kind, limits), cells))
    return fit * 2 > len(cells)


def _fitting(kind: str, limits: Limits) -> Callable[[str], bool]:
    return {
        "date": lambda cell: dates.is_date(cell, limits),
        "time": weights.is_clock,
        "exercise": lambda cell: not weights.is_number(cell) and not dates.is_date(cell, limits),
        "weight": weights.is_weight,
        "reps": lambda cell: weights.is_whole(cell) or _is_sets(cell),
        "unit": lambda cell: names.unit_of(cell) is not None,
        "sets": weights.is_whole,
        "rir": weights.is_number,
        "rpe": weights.is_number,
    }.get(kind, lambda cell: True)


def _is_sets(cell: str) -> bool:
    return packed.is_packed(cell) or packed.listed(cell) is not None


def _claims(table: AnyTable, limits: Limits) -> Iterator[_Claim]:
    families = table.families()
    for place, kind in families.items():
        if fits(table, kind, place, limits):
            yield _Claim(names.EXACT + len(place), kind, place)
    of_families = {column for place in families for column in place}
    for column, name in enumerate(table.names):
        cells = list(itertools.islice(table.cells((column,)), _LOOKED_AT))
        if not cells or column in of_families:
            continue
        for kind in names.KINDS:
            score = names.score(name, kind)
            if kind == "sets" and _counts_up(cells):
                score = 0
            if score and fits(table, kind, (column,), limits):
                yield _Claim(score, kind, (column,))
        if kind_of_cells := _by_cells(cells, limits):
            yield _Claim(_FROM_CELLS, kind_of_cells, (column,))


def _by_cells(cells: Sequence[str], limits: Limits) -> str | None:
    """What a column is by its cells alone."""
    if sum(dates.is_date(cell, limits) for cell in cells) * 10 > len(cells) * 9:
        return "date"
    if sum(bool(exercise_names.suggested(cell)) for cell in cells) * 4 > len(cells):
        return "exercise"
    return "reps" if sum(packed.is_packed(cell) for cell in cells) * 2 >= len(cells) else None


def _counts_up(cells: Sequence[str]) -> bool:
    """Whether a column numbers the sets, 1, 2, 3, in place of saying how many they are."""
    pairs = [(weights.whole(one), weights.whole(next_)) for one, next_ in itertools.pairwise(cells)]
    return any(one is not None and next_ == one + 1 for one, next_ in pairs) or (
        bool(pairs) and all(weights.whole(cell) in {0, 1} for cell in cells)
    )


def _one_of_two(
    table: AnyTable, place: ColumnPlace, rivals: Sequence[ColumnPlace]
) -> dict[str, ColumnPlace]:
    """Kilograms and pounds side by side that agree are one: the rounder of the two."""
    if len(rivals) != 1 or not _agree(table, place, rivals[0]):
        return {}
    return {"weight": min((place, rivals[0]), key=lambda one: weights.decimals(table, one))}


def _agree(table: AnyTable, one: ColumnPlace, other: ColumnPlace) -> bool:
    units = (names.unit_in(table.names[one[0]]), names.unit_in(table.names[other[0]]))
    if set(units) != {"kg", "lb"} or len(one) + len(other) != 2:
        return False
    kg, lb = (one[0], other[0]) if units[0] == "kg" else (other[0], one[0])
    pairs = [
        (weights.weight(row.cells[kg]), weights.weight(row.cells[lb]))
        for row in table.rows
        if max(kg, lb) < len(row.cells)
    ]
    both = [(heavy, light) for heavy, light in pairs if heavy and light]
    if any(bool(heavy) != bool(light) for heavy, light in pairs):
        return False  # each says what the other leaves out
    return bool(both) and all(
        abs(heavy / KG_A_LB - light) <= max(_AGREES * light, Decimal("0.6"))
        for heavy, light in both
    )

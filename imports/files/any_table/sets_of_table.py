"""The sets of a table, by the columns that its lifter named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

from imports.files import cells
from imports.files.any_table import dates, names, packed, weights
from imports.files.any_table.layout import ColumnPlace, Layout
from imports.files.any_table.table_found import AnyTable
from imports.files.cells import UnreadableCellError
from imports.files.columns import several, without_reps
from imports.files.file_sets import Event, FileSet, FileSource, FileWorkout, Limits, Skipped
from imports.files.table import TableRow, refused
from imports.files.times import Moment

APP = "Your own table"


def source_of(table: AnyTable, layout: Layout | None) -> FileSource:
    """Where the sets come from, and what was taken for what."""
    return FileSource(
        APP,
        "",
        language="",
        unit=layout.unit if layout else None,
        evidence=(*table.evidence, *(_taken(table, layout) if layout else ())),
    )


def events(table: AnyTable, layout: Layout, limits: Limits) -> Iterator[Event]:
    """The rows, in the order of the file."""
    rows: list[TableRow | Skipped] = sorted([*table.rows, *table.broken], key=lambda row: row.line)
    log = _Log(table, layout, limits)
    return several(map(log.past, rows), limits, log.sets)


def asks_for_order(table: AnyTable, layout: Layout, limits: Limits) -> bool:
    """Whether nothing tells the order of day and month."""
    cells = table.cells(layout.places["date"])
    return layout.order is None and len(dates.orders(cells, limits)) > 1


def asks_for_unit(table: AnyTable, layout: Layout, limits: Limits) -> bool:
    """Whether some weight names no unit, nor does anything around it."""
    log = _Log(table, layout, limits)
    return layout.unit is None and any(map(log.has_bare_weight, table.rows))


def _taken(table: AnyTable, layout: Layout) -> Iterator[str]:
    for kind, words in TAKEN.items():
        if place := layout.places.get(kind):
            yield f"{words} from {place_name(table, place)}."


def place_name(table: AnyTable, place: ColumnPlace) -> str:
    """What some columns are called, from the first to the last."""
    ends = dict.fromkeys((place[0], place[-1]))
    return " to ".join(f"“{column_name(table, column)}”" for column in ends)


def column_name(table: AnyTable, column: int) -> str:
    """What a column is called, with its place where others are called so or it has no name."""
    name = table.names[column]
    if not name:
        return f"Column {column + 1}"
    return f"{name} (column {column + 1})" if table.names.count(name) > 1 else name


class _Log:
    """The rows of one table. A blank date or exercise is that of the row above."""

    def __init__(self, table: AnyTable, layout: Layout, limits: Limits) -> None:
        self.layout, self.limits = layout, limits
        # What the dates show goes before what was said of an earlier table.
        possible = dates.orders(table.cells(layout.places["date"]), limits)
        self.order = next(iter(possible)) if len(possible) == 1 else layout.order
        self.is_weighed = "weight" in layout.places
        reps = layout.places["reps"]
        self.weight_first = packed.weight_comes_first(table.cells(reps))
        self.date, self.exercise = "", ""

    def past(self, row: TableRow | Skipped) -> TableRow | Skipped:
        """The row. Below one that can't be read nobody knows what a blank date repeats."""
        if isinstance(row, Skipped):
            self.date, self.exercise = "", ""
        return row

    def cell(self, row: TableRow, kind: str) -> str:
        column = self.layout.column(kind)
        return row.cells[column] if column is not None and column < len(row.cells) else ""

    def sets(self, row: TableRow) -> Iterator[Event]:
        written = list(self.done(row))
        exercise = self.cell(row, "exercise")
        if self.cell(row, "date"):
            self.date, self.exercise = self.cell(row, "date"), exercise
        self.exercise = exercise or self.exercise
        if not written:
            yield without_reps(row, "")
            return
        visit, name = self.visit(row), cells.exercise(self.exercise)
        note = cells.note(self.cell(row, "note"))  # of the first set, where a row has several
        for reps_cell, weight_cell in written:
            try:
                for done in self.of_cell(row, visit, name, reps_cell, weight_cell):
                    if note and isinstance(done, FileSet):
                        done, note = done._replace(note=note), ""
                    yield done
            except UnreadableCellError as error:
                yield refused(row, str(error))

    def done(self, row: TableRow) -> Iterator[tuple[str, str]]:
        """The cells of reps and weight of each set of a row."""
        reps, loads = self.layout.places["reps"], self.layout.places.get("weight", ())
        for number, column in enumerate(reps):
            cell = row.cells[column] if column < len(row.cells) else ""
            # Weights side by side belong to the reps side by side; a single one to all of them.
            at = loads[min(number, len(loads) - 1)] if loads else len(row.cells)
            if cell:
                yield cell, row.cells[at] if at < len(row.cells) else ""

    def has_bare_weight(self, row: TableRow) -> bool:
        """Whether a weight of the row has no unit beside it."""
        if names.unit_of(self.cell(row, "unit")):
            return False
        for reps_cell, weight_cell in self.done(row):
            try:
                amount, unit = weights.amount(weight_cell)
            except UnreadableCellError:
                continue
            parts = self.parts(reps_cell) or ()
            if (amount and not unit) or any(part.weight and not part.unit for part in parts):
                return True
        return False

    def parts(self, cell: str) -> list[packed.PackedSet] | None:
        """The sets of a cell that packs them."""
        first = self.weight_first
        return packed.unpacked(cell, weight_first=first, is_weighed=self.is_weighed)

    def visit(self, row: TableRow) -> FileWorkout:
        began, has_time = self.began(self.cell(row, "time"))
        return FileWorkout(began, has_time)

    def began(self, clock: str) -> Moment:
        if weights.is_clock(clock):
            with suppress(UnreadableCellError):  # the date alone will do
                return dates.read(f"{self.date} {clock}", self.order, self.limits)
        return dates.read(self.date, self.order, self.limits)

    def of_cell(
        self, row: TableRow, visit: FileWorkout, name: str, reps_cell: str, weight_cell: str
    ) -> Iterator[Event]:
        amount, unit = weights.amount(weight_cell) if self.is_weighed else (None, None)
        unit = unit or names.unit_of(self.cell(row, "unit"))
        parts = self.parts(reps_cell)
        if parts is None:
            count = self.count(row)
            parts = [
                packed.PackedSet(None, None, reps, count)
                for reps in packed.listed(reps_cell) or [reps_cell]
            ]
        for part in parts:
            load = amount if part.weight is None else part.weight
            yield from self.equal_sets(row, visit, name, part, load, part.unit or unit)

    def equal_sets(
        self,
        row: TableRow,
        visit: FileWorkout,
        name: str,
        part: packed.PackedSet,
        load: Decimal | None,
        unit: str | None,
    ) -> Iterator[Event]:
        reps = cells.reps_done(part.reps, self.limits)
        if not reps:
            yield without_reps(row, part.reps)
        elif not part.times:
            raise UnreadableCellError(f"A row can stand for 1 to {packed.MOST_SETS} sets.")
        for _ in range(part.times if reps else 0):
            yield FileSet(
                line=row.line,
                visit=visit,
                exercise=name,
                reps=reps,
                weight=load,
                unit=unit,
                is_warm_up=names.is_warm_up(self.cell(row, "warm_up")),
                rir=self.reps_left(row),
            )

    def count(self, row: TableRow) -> int:
        """How many equal sets a row says; one where it does not say."""
        number = weights.whole(self.cell(row, "sets"))
        return 1 if number is None else number if 1 <= number <= packed.MOST_SETS else 0

    def reps_left(self, row: TableRow) -> int | None:
        """Reps left, said so or by an RPE. A cell that is neither says nothing, as a set is
        complete without it."""
        left = weights.whole(self.cell(row, "rir"))
        if left is not None:
            return min(left, 5) if left >= 0 else None
        try:
            return cells.rir(self.cell(row, "rpe"))
        except UnreadableCellError:
            return None


TAKEN = {
    "date": "The dates are",
    "time": "The times are",
    "exercise": "The exercises are",
    "weight": "The weights are",
    "unit": "Their units are",
    "reps": "The reps are",
    "sets": "The numbers of sets are",
    "rir": "Reps left are",
    "rpe": "The effort is",
    "warm_up": "Warm-ups are",
    "note": "Notes are",
}

"""The questions about a table: which column is which, the unit, the order of day and month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from imports.files.any_table import dates, guess, sets_of_table, weights
from imports.files.any_table.layout import ColumnPlace, Layout
from imports.files.any_table.table_found import AnyTable
from imports.files.cells import shown
from imports.files.file_sets import Limits, UnreadableFileError
from imports.files.weight_units import NAMES
from imports.preview import OpenedFile, by_columns
from imports.readable import sentence
from workouts.models import Unit

LABELS = {
    "date": "Date",
    "exercise": "Exercise",
    "reps": "Reps",
    "weight": "Weight",
    "unit_column": "Unit of the weight",
    "sets": "Number of sets",
    "warm_up": "Warm-up",
    "rir": "Reps left",
    "rpe": "Effort (RPE)",
    "time": "Time of day",
    "note": "Notes",
}
NEEDED = ("date", "exercise", "reps")
# The form's name of the column of units, as "unit" is the unit itself.
_KINDS = {name: "unit" if name == "unit_column" else name for name in LABELS}


class ColumnsForm(forms.Form):
    """Begins with `columns`. Once it is valid, `file` is the table read by the answers."""

    unit = forms.ChoiceField(
        label="The weights are in",
        choices=Unit.choices,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose pounds or kilograms."},
    )
    file: OpenedFile

    def __init__(
        self, data: Any = None, *, table: AnyTable, limits: Limits, columns: Layout
    ) -> None:
        super().__init__(data, initial=_initial(columns))
        self.table, self.limits = table, limits
        choices = list(_choices(table))
        for name, label in LABELS.items():
            self.fields[name] = _column_field(name, label, choices)
        date = self["date"].value()
        if date in dict(choices) and (order := _order_field(table, _place_of(date), limits)):
            self.fields["order"] = order

    def clean(self) -> dict[str, Any]:
        for name in LABELS:
            self._check_column(name)
        if not self.errors.keys() & {"reps", "weight"}:
            self._check_sets()
        if not self.errors.keys() - {"order"}:
            self._check_unit()
        if not self.errors:
            self._read_table()
        return self.cleaned_data

    @property
    def columns(self) -> Layout:
        """The answers."""
        data = self.cleaned_data
        places = {_KINDS[name]: place for name in LABELS if (place := _place_of(data.get(name)))}
        order = data.get("order") or self.initial["order"]  # also where this table shows it
        return Layout(places, data.get("unit") or None, order)

    def _check_column(self, name: str) -> None:
        place, kind = _place_of(self.cleaned_data.get(name)), _KINDS[name]
        if not place:
            return
        taken = self._taken_before(name)
        if twice := next((label for at, label in taken.items() if at in place), None):
            self.add_error(name, f"That column is “{twice}” already. Choose another one.")
        elif not any(self.table.cells(place)):
            self.add_error(name, "That column is empty. Choose another one.")
        elif not guess.fits(self.table, kind, place, self.limits):
            cell = next(guess.misfits(self.table, kind, place, self.limits))
            found = f"It has {shown(cell)}, for example."
            self.add_error(name, f"That column has no {_MISSING[kind]}. {found}")

    def _taken_before(self, name: str) -> dict[int, str]:
        earlier = list(LABELS)[: list(LABELS).index(name)]
        return {
            column: LABELS[other]
            for other in earlier
            for column in _place_of(self.cleaned_data.get(other))
        }

    def _check_unit(self) -> None:
        columns = self.columns
        if sets_of_table.asks_for_unit(self.table, columns, self.limits):
            self.add_error("unit", "Choose pounds or kilograms.")
        named = weights.unit_of(self.table, columns.places.get("weight", ()))
        if columns.unit and named and columns.unit != named:
            self.add_error("unit", f"The name of that column says {NAMES[named]}. Choose those.")

    def _check_sets(self) -> None:
        """Sets side by side have a weight each, or one weight for all."""
        reps, loads = (len(self.columns.places.get(kind, ())) for kind in ("reps", "weight"))
        if loads > 1 and loads != reps:
            self.add_error("weight", f"That’s weights for {loads} sets, and reps for {reps}.")

    def _read_table(self) -> None:
        try:
            self.file = by_columns(self.table, self.columns, self.limits)
        except UnreadableFileError as error:
            self.add_error(None, sentence(error))


def _place_of(value: str | None) -> ColumnPlace:
    """The columns of a choice."""
    return tuple(map(int, value.split("."))) if value else ()


def _written(place: ColumnPlace) -> str:
    return ".".join(map(str, place))


def _initial(columns: Layout) -> dict[str, Any]:
    places: Mapping[str, ColumnPlace] = columns.places
    named = {name: _written(places.get(kind, ())) for name, kind in _KINDS.items()}
    return named | {"unit": columns.unit, "order": columns.order}


def _choices(table: AnyTable) -> Iterator[tuple[str, str]]:
    """Every column, and those side by side that belong together."""
    for place in table.families():
        yield _written(place), sets_of_table.place_name(table, place)
    for column in range(len(table.names)):
        yield str(column), sets_of_table.column_name(table, column)


def _order_field(table: AnyTable, place: ColumnPlace, limits: Limits) -> forms.ChoiceField | None:
    """Asks which day the first date is that may be two, or what comes first where each is only one
    and they contradict each other; None where nothing is open."""
    if len(orders := dates.orders(table.cells(place), limits)) < 2:
        return None
    label, words = "What comes first in the dates?", {order: f"The {order}" for order in orders}
    for cell in table.cells(place):
        if len(may_be := dates.orders([cell], limits)) > 1:
            label = f"Which day is {shown(cell)}?"
            words = {order: _day(cell, order, limits) for order in may_be}
            break
    choices = [(order, words[order]) for order in dates.ORDERS if order in words]
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Choose one of these."),
    )


def _day(cell: str, order: str, limits: Limits) -> str:
    on = dates.read(cell, order, limits).at
    return f"{on.day} {on:%B %Y}"


def _column_field(name: str, label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    blank = "Choose a column" if name in NEEDED else "Not in this file"
    return forms.ChoiceField(
        label=label,
        choices=[("", blank), *choices],
        required=name in NEEDED,
        error_messages={
            "required": "Choose the column.",
            "invalid_choice": "Choose a column from the list.",
        },
    )


_MISSING = {
    "date": "dates",
    "exercise": "names of exercises",
    "reps": "reps",
    "weight": "weights",
    "unit": "“kg” or “lb”",
    "sets": "numbers of sets",
    "rir": "numbers",
    "rpe": "numbers",
    "time": "times of day",
}

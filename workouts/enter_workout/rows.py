"""The rows of a workout that is entered afterwards, as they were typed."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import count

from django import forms

from progression import Target, plain
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.log_sets.forms import SetForm
from workouts.models import Kind, bounds
from workouts.reading import is_short, split_sets

MOST_ROWS = bounds.SETS_A_WORKOUT + 1
_ROW_ID = re.compile(r"([0-9]{1,4})-id")


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One set as it stands in the form, all of it text.

    `filled` is what the page itself wrote into it, in short: `225x5`, or `225` without reps.
    """

    id: str
    exercise: str
    kind: str = Kind.WORK
    load: str = ""
    reps: str = ""
    left_reps: str = ""
    right_reps: str = ""
    rir: str = ""
    pain: str = ""
    sure: str = ""
    filled: str = ""

    @property
    def is_work(self) -> bool:
        return self.kind != Kind.WARMUP

    @property
    def says_reps(self) -> bool:
        return bool(self.reps or self.left_reps or self.right_reps)

    @property
    def is_blank(self) -> bool:
        """Whether it has nothing but perhaps a weight: such a set was not done."""
        return not (self.says_reps or self.rir or self.pain or is_short(self.load))

    @property
    def is_untouched(self) -> bool:
        """Whether the page itself wrote all that is in it."""
        return self._short == self.filled and not self.rir and not self.pain

    @property
    def _short(self) -> str:
        """The load and the reps in short: `225x5`, `40x8/9`, or `225` without reps."""
        reps = self.reps or "/".join(filter(None, [self.left_reps, self.right_reps]))
        return f"{self.load}x{reps}" if reps else self.load

    def filled_with(self, load: str, reps: str, *, one_sided: bool) -> TypedRow:
        """The row with a weight, and reps unless they are "", written by the page."""
        arms = {"reps": "", "left_reps": reps, "right_reps": reps}
        fields = arms if one_sided else {"reps": reps, "left_reps": "", "right_reps": ""}
        row = replace(self, load=load, **fields)
        return replace(row, filled=row._short)

    def asked(self, target: Target, *, with_reps: bool, one_sided: bool) -> TypedRow:
        """The row as the rule asks for it."""
        reps = str(target.reps) if with_reps else ""
        return self.filled_with(plain(target.load), reps, one_sided=one_sided)

    def form(self, number: int) -> RowForm:
        """The form that checks it; `number` is its place in the whole form."""
        fields = {f"{number}-{name}": value for name, value in asdict(self).items() if value}
        # Both arms are asked for where one of them was written.
        if self.left_reps or self.right_reps:
            fields |= {f"{number}-left_reps": self.left_reps}
            fields |= {f"{number}-right_reps": self.right_reps}
        return RowForm(fields, prefix=str(number))

    def entry(self) -> Entry | None:
        """The set that is written in it; None where there is none, or none that can be read."""
        if self.is_blank:
            return None
        form = self.form(0)
        return form.entry() if form.is_valid() else None


class _Shared(dict[str, forms.Field]):
    """Fields of which every form would make copies of its own, and which none may change."""

    def __deepcopy__(self, memo: object) -> _Shared:
        return self

    def __setitem__(self, name: str, field: forms.Field) -> None:
        raise TypeError("These fields belong to all forms.")

    def __delitem__(self, name: str) -> None:
        raise TypeError("These fields belong to all forms.")


class RowForm(SetForm):
    """One row of a whole workout, in which reps were written.

    All rows have the same fields, which nothing changes: a copy for each took a seventh of the
    time that a workout of twelve sets takes.
    """

    workout = version = None  # type: ignore[assignment]
    id = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=[(Kind.WORK, "Work set"), (Kind.WARMUP, "Warm-up")])


RowForm.base_fields = _Shared(RowForm.base_fields)


def blank_row(exercise: str, kind: str = Kind.WORK) -> TypedRow:
    return TypedRow(str(new_id()), exercise, kind)


def typed_rows(data: Mapping[str, str]) -> list[TypedRow]:
    """The rows that were sent, in their order; a line of several sets has a row for each. At most
    MOST_ROWS, which is one more than a workout may have."""
    numbers = sorted(int(match[1]) for match in map(_ROW_ID.fullmatch, data) if match)
    rows = [_typed(data, number) for number in numbers[:MOST_ROWS]]
    taken = {row.id for row in rows}
    unfolded = [row for group in _alike(rows) for row in _unfolded(group, taken)]
    return unfolded[:MOST_ROWS]


def _typed(data: Mapping[str, str], number: int) -> TypedRow:
    fields = {name: data.get(f"{number}-{name}", "").strip() for name in TypedRow.__slots__}
    return TypedRow(**fields | {"kind": fields["kind"] or Kind.WORK})


def _alike(rows: list[TypedRow]) -> Iterable[list[TypedRow]]:
    """The rows in groups: the work sets and the warm-ups of each exercise."""
    groups: dict[tuple[str, bool], list[TypedRow]] = {}
    for row in rows:
        groups.setdefault((row.exercise, row.is_work), []).append(row)
    return groups.values()


def _unfolded(rows: list[TypedRow], taken: set[str]) -> Iterator[TypedRow]:
    """Rows in which each line of several sets is spread over the untouched rows below it, and over
    new rows after those; `taken` are the ids in use."""
    source, lines = rows[0], list[str]()
    for row in rows:
        if lines and not row.is_untouched:
            yield from _of_its_own(source, lines, taken)
            lines = []
        if lines:
            yield _with_set(row, lines.pop(0))
            continue
        first, *lines = split_sets(row.load)
        source = row
        yield _with_set(row, first) if lines else row
    yield from _of_its_own(source, lines, taken)


def _with_set(row: TypedRow, written: str) -> TypedRow:
    return replace(row, load=written, reps="", left_reps="", right_reps="", rir="", sure="")


def _of_its_own(source: TypedRow, lines: list[str], taken: set[str]) -> Iterator[TypedRow]:
    """A new row for each set that is left of a line. The same form sent again gets the same ids."""
    for written in lines:
        yield TypedRow(_id_after(source.id, taken), source.exercise, source.kind, load=written)


def _id_after(id: str, taken: set[str]) -> str:
    try:
        first = uuid.UUID(id)
    except ValueError:
        return id  # no id at all: the form says so
    free = next(new for at in count() if (new := str(uuid.uuid5(first, str(at)))) not in taken)
    taken.add(free)
    return free

"""The form of a whole workout: its date, its sets and its notes, sent together."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from workouts.doubts import Sure, UnlikelyError
from workouts.enter_workout.rows import RowForm, TypedRow, blank_row, typed_rows
from workouts.entries import Entry
from workouts.fields import NoteField
from workouts.log_sets.forms import StartForm
from workouts.models import Kind, bounds
from workouts.sheets import Lift
from workouts.whole_workouts import IncompleteError

YES = "yes"


@dataclass(frozen=True, slots=True)
class Press:
    """A button of the form: what it does, to which exercise, and to which other one."""

    does: str
    exercise: str = ""
    other: str = ""

    @classmethod
    def of(cls, value: str) -> Press:
        return cls(*(value or "save").split(":")[:3])

    @property
    def kind(self) -> str:
        """Which kind of set it adds, if it does."""
        return {"add": Kind.WORK, "warm-up": Kind.WARMUP}.get(self.does, "")

    def fills(self, exercise: str) -> bool:
        """Whether it writes the reps that were asked for into an exercise."""
        return self.does == "as-asked" and self.exercise in {"", exercise}


class EnteredForm(StartForm):
    """The fields of a workout beside its sets, and whether sets may be missing."""

    notes = NoteField()
    incomplete = forms.CharField(required=False, widget=forms.HiddenInput)


class WholeWorkout:
    """A date, rows of sets and notes as they were typed, and what is wrong with them.

    `press` is the button it was sent with: `save`, or a change to the page before that.
    `swapped` has the slug of what is done instead, by the slug of the prescribed exercise.
    """

    missing: Sequence[tuple[Lift, int]] = ()  # what is asked about, before it is saved without

    def __init__(self, *, today: datetime.date, data: QueryDict | None = None, **start: Any):
        self.start = EnteredForm(data, today=today, initial=start)
        self.rows: list[TypedRow] = typed_rows(data) if data else []
        self.press = Press.of(data.get("do", "") if data else "show")
        sent = data.getlist("swapped") if data else []
        self.swapped = dict(text.split(":", 1) for text in sent if ":" in text)
        if self.press.does == "swap":
            self._swap(self.press.exercise, self.press.other)
        if self.press.kind:
            self._add(blank_row(self.press.exercise, self.press.kind))

    def _add(self, row: TypedRow) -> None:
        """Add a row; a warm-up goes before the work sets of its exercise."""
        mine = [at for at, other in enumerate(self.rows) if other.exercise == row.exercise]
        work = [at for at in mine if self.rows[at].is_work]
        self.rows.insert(work[0] if work and not row.is_work else len(self.rows), row)

    @property
    def may_be_incomplete(self) -> bool:
        """Whether the lifter has said yes to saving it with sets missing."""
        return bool(self.start["incomplete"].value() == YES)

    def _swap(self, prescribed: str, other: str) -> None:
        """Replace a prescribed exercise by another, with what was typed for it."""
        now = self.swapped.get(prescribed, prescribed)
        self.rows = [
            replace(row, exercise=other) if row.exercise == now else row for row in self.rows
        ]
        self.swapped[prescribed] = other

    @cached_property
    def _checked(self) -> list[tuple[TypedRow, RowForm]]:
        rows = [(number, row) for number, row in enumerate(self.rows) if not row.is_blank]
        return [(row, row.form(number)) for number, row in rows]

    @property
    def forms(self) -> list[RowForm]:
        """The form of each row in which a set was written."""
        return [form for _, form in self._checked]

    @cached_property
    def _form_by_id(self) -> dict[str, RowForm]:
        return {row.id: form for row, form in self._checked}

    def form_of(self, row: TypedRow) -> RowForm | None:
        """The form of a row; None for a row without a set."""
        return self._form_by_id.get(row.id)

    @property
    def first_refused(self) -> RowForm | None:
        """The row to put right first; None where something else comes first, or a question."""
        if self.start.errors or any(form.doubt for form in self.forms):
            return None
        return next((form for form in self.forms if form.errors), None)

    def is_valid(self) -> bool:
        if len(self.rows) > bounds.SETS_A_WORKOUT:
            self.start.add_error(None, f"A workout holds at most {bounds.SETS_A_WORKOUT} sets.")
            return False
        valid = all(map(forms.BaseForm.is_valid, [*self.forms, self.start]))
        if valid and not any(row.is_work for row, _ in self._checked):
            self.start.add_error(None, "Write the reps of at least one set.")
            return False
        return valid

    def refuse(self, error: ValidationError) -> None:
        """Show why the logbook refused it, beside the field where there is one."""
        if isinstance(error, IncompleteError):
            self.missing = error.missing
            return
        if isinstance(error, UnlikelyError):
            for form in self.forms:
                if doubt := error.doubts.get(form.cleaned_data["id"]):
                    form.ask(doubt)
            return
        has_fields = self.start.fields.keys() >= getattr(error, "error_dict", {}).keys()
        self.start.add_error(None, error if has_fields else error.messages)

    def entries(self) -> list[tuple[uuid.UUID, str, Entry]]:
        """Each set done, as whole_workouts.save_workout takes it."""
        return [
            (form.cleaned_data["id"], form.cleaned_data["exercise"], form.entry())
            for form in self.forms
        ]

    def sure(self) -> dict[uuid.UUID, Sure]:
        """What was said yes to, by the id of the set."""
        return {form.cleaned_data["id"]: form.sure for form in self.forms}

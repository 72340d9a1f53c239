"""Forms of a workout as a whole: start it, enter it at once, date it anew, finish it."""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.doubts import Sure, UnlikelyError
from workouts.entries import Entry
from workouts.forms.fields import DateField, NoteField
from workouts.forms.sets import RowForm
from workouts.models import Role
from workouts.sheets import Lift
from workouts.wording import missing_words

_COUNT = re.compile(r"[0-9]{1,3}")
_ROW_ID = re.compile(r"[0-9]{1,4}-id")


class StartForm(forms.Form):
    """Which day's workout, and on which date."""

    role = forms.ChoiceField(choices=Role.choices, label="Day")

    def __init__(self, *args: Any, today: datetime.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["performed_on"] = DateField(today=today, label="Date")


class DateForm(forms.Form):
    """On which date a workout was done: `on`, as far as is known, and never after `today`."""

    def __init__(self, *args: Any, today: datetime.date, on: datetime.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["performed_on"] = DateField(today=today, label="Date", initial=on)

    def clean_performed_on(self) -> datetime.date:
        on: datetime.date = self.cleaned_data["performed_on"]
        if on > self.today:
            raise ValidationError("Choose a date from 1950 up to today.")
        return on


class FinishForm(forms.Form):
    """The notes of a workout, and the yes to finishing it with sets `missing`: how many of
    them were shown with the question. With more missing by now it asks again."""

    notes = NoteField()

    def __init__(
        self, *args: Any, missing: Sequence[tuple[Lift, int]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.missing = missing
        self.question = ""

    @property
    def count(self) -> int:
        """How many sets are missing."""
        return sum(count for _, count in self.missing)

    @property
    def agreed(self) -> int:
        """How many missing sets whoever sent this has said yes to."""
        said = str(self.data.get("anyway", ""))
        return int(said) if _COUNT.fullmatch(said) else 0

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and self.count > self.agreed:
            self.question = missing_words(self.missing)
            raise ValidationError(self.question, code="missing")
        return data


class WholeWorkout:
    """A date and the rows of its sets, shown and sent together.

    Shown, its rows are those of `initial`, one a prescribed set; sent, those in the data.
    """

    def __init__(
        self,
        *,
        today: datetime.date,
        data: Any = None,
        initial: list[dict[str, Any]] | None = None,
        start: dict[str, Any] | None = None,
    ) -> None:
        self.start = StartForm(data, today=today, initial=start)
        if data is None:
            self.rows = [
                RowForm(prefix=str(number), initial=values)
                for number, values in enumerate(initial or [])
            ]
        else:
            sent = sorted(int(name[: -len("-id")]) for name in data if _ROW_ID.fullmatch(name))
            self.rows = [RowForm(data, prefix=str(number)) for number in sent]

    @property
    def done(self) -> list[RowForm]:
        """The rows in which reps were written."""
        return [row for row in self.rows if not row.is_blank]

    def is_valid(self) -> bool:
        valid = all(map(forms.BaseForm.is_valid, [*self.done, self.start]))
        if valid and not self.done:
            self.start.add_error(None, "Write the reps of at least one set.")
            return False
        return valid

    def refuse(self, error: ValidationError) -> None:
        """Take in why the logbook refused it, beside the field where there is one."""
        if isinstance(error, UnlikelyError):
            for row in self.done:
                if doubt := error.doubts.get(row.cleaned_data["id"]):
                    row.ask(doubt)
            return
        known = self.start.fields.keys() >= getattr(error, "error_dict", {}).keys()
        self.start.add_error(None, error if known else error.messages)

    def entries(self) -> list[tuple[uuid.UUID, str, Entry]]:
        """Each set done, as logbook.save_workout takes it."""
        return [
            (row.cleaned_data["id"], row.cleaned_data["exercise"], row.entry()) for row in self.done
        ]

    def sure(self) -> dict[uuid.UUID, Sure]:
        """What was said yes to, by the id of the set."""
        return {row.cleaned_data["id"]: row.sure for row in self.done}

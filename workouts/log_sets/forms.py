"""Forms of a workout as a whole: start it, date it anew, finish it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.fields import DateField, NoteField
from workouts.models import Role
from workouts.sheets import Lift
from workouts.wording import missing_words

_COUNT = re.compile(r"[0-9]{1,3}")


class StartForm(forms.Form):
    """Which day's workout, and on which date."""

    role = forms.ChoiceField(choices=Role.choices, label="Day")

    def __init__(self, *args: Any, today: datetime.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["performed_on"] = DateField(today=today, label="Date")


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
        """How many missing sets the sender has said yes to."""
        text = str(self.data.get("anyway", ""))
        return int(text) if _COUNT.fullmatch(text) else 0

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and self.count > self.agreed:
            self.question = f"{missing_words(self.missing)} still open. Finish anyway?"
            raise ValidationError(self.question, code="missing")
        return data

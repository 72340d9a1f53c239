"""The form of the days on which a lifter cannot train."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms

from workouts.fields import NearDateField, NoteField
from workouts.models import Excuse


class ExcusedForm(forms.Form):
    """What keeps a lifter from training, and from when to when."""

    kind = forms.ChoiceField(
        choices=Excuse.choices,
        label="Reason",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the three."},
    )
    note = NoteField(
        label="Note",
        help_text="Optional. If you have a coach, they see the days, the reason and this note.",
    )

    field_order = ["kind", "first_on", "last_on", "note"]

    def __init__(self, *args: Any, today: datetime.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["first_on"] = NearDateField(today=today, label="First day", initial=today)
        self.fields["last_on"] = NearDateField(
            today=today,
            label="Last day",
            required=False,
            help_text="Leave it empty if you don’t know yet. It ends when you say you’re back.",
        )
        self.order_fields(self.field_order)

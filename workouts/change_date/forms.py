"""The date of a workout that was done."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.fields import DateField


class DateForm(forms.Form):
    """On which date a workout was done: `on` until it is changed, and never after `today`."""

    def __init__(self, *args: Any, today: datetime.date, on: datetime.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.fields["performed_on"] = DateField(today=today, label="Date", initial=on)

    def clean_performed_on(self) -> datetime.date:
        on: datetime.date = self.cleaned_data["performed_on"]
        if on > self.today:
            raise ValidationError("Choose a date from 1950 up to today.")
        return on

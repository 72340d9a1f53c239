"""What the address of a calendar tells."""

from __future__ import annotations

from django import forms


class CalendarForm(forms.Form):
    with_exercises = forms.BooleanField(
        label="Show the exercises, too",
        required=False,
        help_text="Otherwise there’s only the name of the day and whether it’s done.",
    )

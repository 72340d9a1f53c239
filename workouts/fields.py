"""Form fields of the log that use its strict reader; progression.fields has those for numbers."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms

from progression.fields import LoadField, ReadField
from workouts import reading
from workouts.links import read_link
from workouts.models import bounds


class WrittenField(LoadField):
    """The weight field of a set, where the whole set may be written in short."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.read = reading.read_written


class BodyWeightField(LoadField):
    """A body weight within bounds, both included. Its unit may be written after it."""

    def __init__(self, *, within: tuple[int, int], unit: str = "", **options: Any) -> None:
        super().__init__(**options)
        bounds = f"from {within[0]} to {within[1]} {unit}".strip()
        sentence = f"Write your body weight, {bounds}."
        written = re.compile(rf"\s*{unit}s?\s*$" if unit else "$", re.ASCII | re.IGNORECASE)

        def read(given: object) -> Decimal:
            number = written.sub("", given, count=1) if isinstance(given, str) else given
            return reading.read_load(number, within, sentence)

        self.read = read


class NoteField(ReadField):
    """Some lines of text, up to `longest` characters: the help text says so, and count.js shows
    how many are left."""

    def __init__(
        self,
        *,
        longest: int = bounds.NOTE_LENGTH,
        required: bool = False,
        help_text: str = "",
        **options: Any,
    ) -> None:
        options.setdefault("label", "Notes")
        super().__init__(
            lambda given: reading.read_text(given, longest=longest),
            required=required,
            help_text=f"{help_text} Up to {longest} characters.".strip(),
            widget=forms.Textarea(attrs={"rows": 3, "data-most": longest}),
            **options,
        )

    def clean(self, value: object) -> str:
        return super().clean(value) or ""


class LinkField(ReadField):
    """An https address, "" for none."""

    def __init__(self, **options: Any) -> None:
        typed = {"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        widget = forms.TextInput(attrs=typed)
        super().__init__(read_link, required=False, widget=widget, **options)

    def clean(self, value: object) -> str:
        return super().clean(value) or ""


class _CalendarField(ReadField):
    """A date that the browser lets one pick."""

    default_error_messages = {"required": "Pick a date."}

    def __init__(self, read: Callable[[object], datetime.date], **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(read, widget=widget, **options)


class DateField(_CalendarField):
    """A date of the past, up to `today` where the lifter lives."""

    def __init__(self, *, today: datetime.date, **options: Any) -> None:
        super().__init__(lambda given: reading.read_date(given, today=today), **options)


class NearDateField(_CalendarField):
    """A date that is at most a year away from `today` where the lifter lives."""

    def __init__(self, *, today: datetime.date, **options: Any) -> None:
        ends = today - bounds.A_YEAR, today + bounds.A_YEAR
        super().__init__(lambda given: reading.read_date_between(given, *ends), **options)

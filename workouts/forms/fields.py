"""Form fields over the strict reader: what is refused is refused beside the field."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts import reading


class ReadField(forms.Field):
    """A text field whose value is made by one of the reader's functions."""

    def __init__(self, read: Callable[[object], Any], **options: Any) -> None:
        self.read = read
        super().__init__(**options)

    def to_python(self, value: object) -> Any:
        if value in (None, ""):
            return None
        try:
            return self.read(value)
        except reading.UnreadableError as error:
            raise ValidationError(str(error), code="unreadable") from error


def focus_on_error(*refused: forms.BaseForm) -> None:
    """Put the cursor where the first refused field is: its error is read out with it."""
    fields = (form.fields[name] for form in refused for name in form.fields if name in form.errors)
    if field := next(fields, None):
        field.widget.attrs["autofocus"] = True


def plain(value: object) -> object:
    """A decimal as people write it, without trailing zeros."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


class LoadField(ReadField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", "Weight")
        options.setdefault("error_messages", {"required": "Write the weight."})
        super().__init__(
            reading.read_load, widget=forms.TextInput(attrs=_typed("decimal")), **options
        )

    def prepare_value(self, value: object) -> object:
        return plain(value)


class WrittenField(LoadField):
    """The weight field of a set, where the whole set may be written in short."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.read = reading.read_written


class RepsField(ReadField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", "Reps")
        options.setdefault("error_messages", {"required": "Write the reps."})
        super().__init__(
            reading.read_reps, widget=forms.TextInput(attrs=_typed("numeric")), **options
        )


class WholeField(ReadField):
    """A whole number within limits, both included."""

    def __init__(self, limits: tuple[int, int], **options: Any) -> None:
        sentence = f"Write a whole number from {limits[0]} to {limits[1]}."
        options.setdefault("error_messages", {"required": sentence})
        options.setdefault("widget", forms.TextInput(attrs=_typed("numeric")))
        super().__init__(lambda given: reading.read_whole(given, limits, sentence), **options)


class RirField(ReadField):
    def __init__(self, **options: Any) -> None:
        widget = options.pop("widget", forms.RadioSelect)
        unsaid = "Skip" if widget is forms.RadioSelect else "–"
        choices = [("", unsaid), *((str(n), str(n)) for n in range(5)), ("5", "5+")]
        options.setdefault("label", "Reps left")
        super().__init__(
            reading.read_rir, required=False, widget=widget(choices=choices), **options
        )


class NoteField(ReadField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", "Notes")
        super().__init__(
            reading.read_text, required=False, widget=forms.Textarea(attrs={"rows": 3}), **options
        )

    def clean(self, value: object) -> str:
        return super().clean(value) or ""


class DateField(ReadField):
    """A date up to tomorrow where the lifter lives (`today`)."""

    def __init__(self, *, today: datetime.date, **options: Any) -> None:
        super().__init__(
            lambda given: reading.read_date(given, today=today),
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **options,
        )


def _typed(mode: str) -> dict[str, str]:
    return {"inputmode": mode, "autocomplete": "off", "maxlength": "20"}

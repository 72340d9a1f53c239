"""Form fields that use the strict reader, so that a refusal is shown beside the field."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from progression import reading
from progression.engine.wording import plain


class ReadField(forms.Field):
    """A text field whose value one of the strict reader's functions reads."""

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


class LoadField(ReadField):
    def __init__(self, **options: Any) -> None:
        options.setdefault("label", "Weight")
        options.setdefault("error_messages", {"required": "Write the weight."})
        super().__init__(
            reading.read_load, widget=forms.TextInput(attrs=_typed("decimal")), **options
        )

    def prepare_value(self, value: object) -> object:
        return plain(value) if isinstance(value, Decimal) else value


class LiftedField(LoadField):
    """The weight that an exercise is done with: 0 or more, unless it takes_assistance."""

    lifts_body = False

    def to_python(self, value: object) -> Decimal | None:
        load: Decimal | None = super().to_python(value)
        if load is None:
            return None
        try:
            return reading.fitting(load, lifts_body=self.lifts_body)
        except reading.UnreadableError as error:
            raise ValidationError(str(error), code="unreadable") from error


def takes_assistance(load: forms.Field) -> None:
    """Let a weight be below zero: it needs a keyboard, as a phone's number pad has no minus."""
    load.widget.attrs["inputmode"] = "text"
    if isinstance(load, LiftedField):
        load.lifts_body = True


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
        options.setdefault("label", "Reps left")
        super().__init__(
            reading.read_rir,
            required=False,
            widget=widget(choices=rir_choices(unsaid)),
            **options,
        )


def rir_choices(unsaid: str = "Skip") -> list[tuple[str, str]]:
    """The choices of reps left, as (value, label); `unsaid` is the label of leaving it out."""
    return [("", unsaid), *((str(left), str(left)) for left in range(5)), ("5", "5+")]


def _typed(mode: str) -> dict[str, str]:
    return {"inputmode": mode, "autocomplete": "off", "maxlength": "20"}

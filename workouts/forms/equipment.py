"""Forms of the gym: bar, plates, bells and stack."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts import reading
from workouts.forms.fields import LoadField, ReadField, plain
from workouts.models import Equipment

QUARTER = Decimal("0.25")


def read_plates(given: object) -> list[Decimal]:
    """The plates of a pair, heaviest first, from text such as `45 35 25 10 5 2.5`."""
    parts = str(given).replace(";", " ").split()
    plates = sorted({reading.read_load(part.rstrip(",")) for part in parts}, reverse=True)
    if not 1 <= len(plates) <= 12:
        raise reading.UnreadableError("Write 1 to 12 different plates, with a space between them.")
    for plate in plates:
        if plate % QUARTER or not QUARTER <= plate <= 100:
            raise reading.UnreadableError(
                f"Plates go from 0.25 to 100 in quarters; {plain(plate)} does not."
            )
    return plates


class PlatesField(ReadField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            read_plates,
            label="Plates",
            help_text="One of each pair, with a space between them.",
            error_messages={"required": "Write the plates."},
            widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": "100"}),
            **options,
        )

    def prepare_value(self, value: object) -> object:
        return " ".join(str(plain(each)) for each in value) if isinstance(value, list) else value


class BarForm(forms.Form):
    """Bar and plates: all that set-up asks."""

    bar = LoadField(label="Empty bar")
    plates = PlatesField()

    def __init__(self, *args: Any, equipment: Equipment, **options: Any) -> None:
        options.setdefault(
            "initial", {field: getattr(equipment, field) for field in self.base_fields}
        )
        super().__init__(*args, **options)

    def clean_bar(self) -> Decimal:
        bar: Decimal = self.cleaned_data["bar"]
        if bar % QUARTER or not 0 <= bar <= 200:
            raise ValidationError("Bars go from 0 to 200 in quarters.")
        return bar


class EquipmentForm(BarForm):
    dumbbell_step = LoadField(label="Dumbbells go up by")
    dumbbell_top = LoadField(label="Heaviest dumbbell")
    stack_step = LoadField(label="Cable stack goes up by")
    stack_top = LoadField(label="Heaviest pin")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for step_field, top_field in [
            ("dumbbell_step", "dumbbell_top"),
            ("stack_step", "stack_top"),
        ]:
            step, top = data.get(step_field), data.get(top_field)
            if step is not None and not QUARTER <= step <= 50:
                self.add_error(step_field, "Choose 0.25 to 50.")
            elif step is not None and top is not None and not step <= top <= 1000:
                self.add_error(top_field, f"Choose {plain(step)} to 1000.")
        return data

"""Forms of the gym: bar, plates, bells and stack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from progression import Inventory, plain
from progression.fields import LoadField, ReadField
from workouts import reading
from workouts.models import Equipment, bounds

QUARTER = Decimal("0.25")
_TIMES = re.compile(r"\s*[xX\u00d7]\s*")


def read_plates(given: object) -> Inventory:
    """The plates, heaviest first, from text such as `45, 25, 10 x1`: one pair of tens, and no limit
    to the others. Raises UnreadableError."""
    parts = _TIMES.sub("x", str(given)).replace(";", " ").split()
    read = [_read_plate(part.rstrip(",")) for part in parts]
    plates = dict(sorted(read, key=lambda plate: -plate[0]))
    if not 1 <= len(plates) <= bounds.PLATES:
        raise reading.UnreadableError("Write 1 to 12 different plates, with a space between them.")
    if len(plates) < len(read):
        raise reading.UnreadableError("Write each plate once, and behind it how many pairs.")
    return plates


def _read_plate(given: str) -> tuple[Decimal, int | None]:
    weight, times, pairs = given.partition("x")
    plate = reading.read_load(weight)
    lightest, heaviest = bounds.PLATE
    if plate % QUARTER or not lightest <= plate <= heaviest:
        raise reading.UnreadableError(
            f"Plates go from {lightest} to {heaviest} in quarters; {plain(plate)} does not."
        )
    sentence = f"Write 0 to 20 pairs behind the x, such as {plain(plate)} x2."
    return plate, reading.read_whole(pairs, bounds.PAIRS, sentence) if times else None


def write_plates(plates: Inventory) -> str:
    """The text that read_plates reads."""
    counted = ((plain(plate), pairs) for plate, pairs in plates.items())
    return ", ".join(plate if pairs is None else f"{plate} x{pairs}" for plate, pairs in counted)


class PlatesField(ReadField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            read_plates,
            label="Plates",
            help_text="Such as 25, 10, 5 x1. That’s one pair of fives, and enough of the others.",
            error_messages={"required": "Write the plates."},
            widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": "200"}),
            **options,
        )

    def prepare_value(self, value: object) -> object:
        return write_plates(value) if isinstance(value, Mapping) else value


class BarForm(forms.Form):
    """Bar and plates: all that set-up asks."""

    bar = LoadField(label="Empty bar")
    plates = PlatesField()

    def __init__(self, *args: Any, equipment: Equipment, **options: Any) -> None:
        current = {field: getattr(equipment, field) for field in self.base_fields}
        options.setdefault("initial", current | {"plates": equipment.inventory})
        super().__init__(*args, **options)

    def clean_bar(self) -> Decimal:
        bar: Decimal = self.cleaned_data["bar"]
        lightest, heaviest = bounds.BAR
        if bar % QUARTER or not lightest <= bar <= heaviest:
            raise ValidationError(f"Bars go from {lightest} to {heaviest} in quarters.")
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
            (least, most), heaviest = bounds.MACHINE_STEP, bounds.MACHINE_TOP[1]
            if step is not None and not least <= step <= most:
                self.add_error(step_field, f"Choose {least} to {most}.")
            elif step is not None and top is not None and not step <= top <= heaviest:
                self.add_error(top_field, f"Choose {plain(step)} to {heaviest}.")
        return data

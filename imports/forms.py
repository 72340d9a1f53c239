"""What is asked of a lifter who brings a file: the file, and then what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any

from django import forms

from accounts.forms import time_zone_field
from exercises.models import Exercise
from imports.corrections import Corrected
from imports.interpret import Choices
from imports.preview import OpenedFile
from workouts.models import Unit

ASKED = 100  # how many names without a suggestion are asked about, those with the most sets first


class UploadForm(forms.Form):
    file = forms.FileField(
        label="File",
        max_length=None,
        error_messages={
            "required": "Choose a file.",
            "missing": "Choose a file.",
            "invalid": "Choose a file.",
            "empty": "This file is empty.",
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.json,text/csv,application/json"}),
    )

    def content(self) -> bytes:
        content: bytes = self.cleaned_data["file"].read()
        return content


class ChoicesForm(forms.Form):
    """What a file means. By name and with their numbers of sets, `matched` have a suggestion,
    `asked` have none, and `more` are left out without a question, as there are too many.
    """

    unit = forms.ChoiceField(
        label="These weights were lifted in",
        choices=Unit.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose pounds or kilograms."},
    )
    time_zone = time_zone_field()
    lighter_are_warm_ups = forms.BooleanField(
        label="Lighter sets before the day's heaviest are warm-ups",
        required=False,
        help_text="The page says how many.",  # so that the box is described by that
    )

    corrected = forms.ChoiceField(
        label="Which counts?", choices=Corrected.choices, widget=forms.RadioSelect, required=False
    )

    def __init__(self, data: Any = None, *, file: OpenedFile, choices: Choices) -> None:
        super().__init__(data, initial=_initial(choices))
        counts = Counter(row.exercise for row in file.reading.rows)
        matched = [name for name, _ in counts.most_common() if choices.exercises.get(name)]
        others = [name for name, _ in counts.most_common() if not choices.exercises.get(name)]
        self.matched = {name: counts[name] for name in matched}
        self.asked = {name: counts[name] for name in others[:ASKED]}
        self.more = {name: counts[name] for name in others[ASKED:]}
        ours = list(Exercise.objects.values_list("slug", "name"))
        for name in [*self.matched, *self.asked]:
            slug = choices.exercises.get(name, "")
            self.fields[key(name)] = _exercise_field(name, counts[name], slug, ours)
        if not file.question.is_open:
            del self.fields["unit"]
        if not file.reading.rows:
            del self.fields["lighter_are_warm_ups"]
        if file.backup is not None:  # each of its workouts has its own zone
            self.fields["time_zone"].required = False
            self.fields["time_zone"].widget = forms.HiddenInput()

    @property
    def choices(self) -> Choices:
        data, names = self.cleaned_data, [*self.matched, *self.asked]
        return Choices(
            unit=data.get("unit"),
            time_zone=data["time_zone"] or self.initial["time_zone"],
            exercises={name: slug for name in names if (slug := data[key(name)])},
            lighter_are_warm_ups=data.get("lighter_are_warm_ups", False),
            corrected=data["corrected"],
        )


def _initial(choices: Choices) -> dict[str, Any]:
    return {
        "unit": choices.unit,
        "time_zone": choices.time_zone,
        "lighter_are_warm_ups": choices.lighter_are_warm_ups,
        "corrected": choices.corrected,
    }


def key(name: str) -> str:
    """The name of the field that asks about an exercise's name in the file."""
    return f"name-{blake2b(name.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


def _exercise_field(
    name: str, sets: int, slug: str, ours: Sequence[tuple[str, str]]
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=name,
        choices=[("", "Leave out"), *ours],
        initial=slug,
        required=False,
        help_text=f"{sets:,} set{'' if sets == 1 else 's'}",
        error_messages={"invalid_choice": "Choose an exercise from the list."},
    )

"""What is asked of a lifter who brings a file: the file, and then what it means."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import forms

from accounts.forms import time_zone_field
from exercises.models import Exercise
from imports.corrections import Corrected
from imports.heavy_pulls import HeavyPull, lifts_the_body
from imports.interpret import Choices
from imports.preview import OpenedFile
from imports.questions import answered, date_field, exercise_field, key, pull_field
from progression.engine.wording import counted
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
        ours = dict(Exercise.objects.values_list("slug", "name"))
        for name in [*self.matched, *self.asked]:
            slug = choices.exercises.get(name, "")
            self.fields[key(name)] = exercise_field(name, counts[name], slug, ours)
        self._ask_about_bodies(file)
        self._ask_about_dates(file)
        self._ask_about_pulls(file, choices)
        if not file.question.is_open:
            del self.fields["unit"]
        if not file.reading.rows:
            del self.fields["lighter_are_warm_ups"]
        if file.backup is not None:  # each of its workouts has its own zone
            self.fields["time_zone"].required = False
            self.fields["time_zone"].widget = forms.HiddenInput()

    def _ask_about_bodies(self, file: OpenedFile) -> None:
        """Offer the body weights of the file, which stay out unless somebody says otherwise."""
        if bodies := file.bodies:
            self.fields["bodies"] = forms.BooleanField(
                label=f"Bring {counted(len(bodies), 'body weight')} along, too",
                required=False,
                help_text="Only you see them. A date that has one here keeps it.",
            )

    def _ask_about_dates(self, file: OpenedFile) -> None:
        if field := date_field(file):
            self.fields["first"] = field

    def _ask_about_pulls(self, file: OpenedFile, choices: Choices) -> None:
        """Ask about the names that mean a pull-up now, which a form that was sent says itself."""
        unit = self.data.get("unit") if self.is_bound else choices.unit
        self.pulls: dict[str, HeavyPull] = {}
        for name in [*self.matched, *self.asked]:
            slug = self.data.get(key(name)) if self.is_bound else choices.exercises.get(name)
            if name in file.pulls and lifts_the_body(slug):
                self.pulls[name] = pull = file.pulls[name]
                field = pull_field(name, pull, choices.pulls.get(name), unit)
                self.fields[key(name, "pull")] = field

    @property
    def choices(self) -> Choices:
        data, names = self.cleaned_data, [*self.matched, *self.asked]
        return Choices(
            unit=data.get("unit"),
            time_zone=data["time_zone"] or self.initial["time_zone"],
            exercises={name: slug for name in names if (slug := data[key(name)])},
            lighter_are_warm_ups=data.get("lighter_are_warm_ups", False),
            corrected=data["corrected"],
            pulls=answered(data, self.pulls),
            first=data.get("first", ""),
            bodies=data.get("bodies", False),
        )


def _initial(choices: Choices) -> dict[str, Any]:
    return {
        "unit": choices.unit,
        "time_zone": choices.time_zone,
        "lighter_are_warm_ups": choices.lighter_are_warm_ups,
        "corrected": choices.corrected,
        "first": choices.first or None,
    }

"""The forms of the rule's page: an exercise with its range and steps, and one set."""

from __future__ import annotations

from typing import Any

from django import forms

from progression.engine.figures import KINDS
from progression.engine.types import Rule, SetResult
from progression.fields import LiftedField, RepsField, RirField, takes_assistance
from progression.range_form import RangeForm
from progression.rule_page.played import usual_rule

UNITS = {"lb": "Pounds (lb)", "kg": "Kilograms (kg)"}


class ExerciseForm(RangeForm):
    """The exercise of a workout to play, with the usual gym's steps where none are given."""

    kind = forms.ChoiceField(label="Exercise", choices=KINDS.items())
    unit = forms.ChoiceField(
        label="Weights are in", choices=UNITS.items(), widget=forms.RadioSelect
    )
    opening = LiftedField(label="First weight", required=False)

    field_order = ["kind", "unit", "rep_low", "rep_high", "step_up", "step_down", "opening"]

    def __init__(self, *args: Any, signed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if signed:
            takes_assistance(self.fields["opening"])
        for field in ["kind", "unit"]:
            self.fields[field].error_messages = dict.fromkeys(_REFUSALS, "Choose one of these.")
        for field, label in [("step_up", "Step up"), ("step_down", "Step down")]:
            self.fields[field].required = False
            self.fields[field].label = label
            self.fields[field].help_text = "Blank: the usual one."
        self.fields["opening"].help_text = "Blank: that of your first set."

    def rule(self) -> Rule:
        """The rule, once the form is valid."""
        names = ["kind", "unit", "rep_low", "rep_high", "step_up", "step_down"]
        return usual_rule(*[self.cleaned_data[name] for name in names])


class PlayedSet(forms.Form):
    """One set: weight, reps, and reps left if said."""

    load = LiftedField()
    reps = RepsField()
    rir = RirField(widget=forms.Select)

    def __init__(self, *args: Any, signed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if signed:
            takes_assistance(self.fields["load"])

    def result(self) -> SetResult:
        """The set as the rule takes it, once the form is valid."""
        data = self.cleaned_data
        return SetResult(data["load"], data["reps"], data["rir"])


_REFUSALS = ("required", "invalid_choice")

"""What somebody types: a rep range with its steps, an exercise, and a set of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from progression import limits
from progression.fields import LoadField, RepsField, RirField, WholeField, takes_assistance
from progression.figures import KINDS
from progression.played import usual_rule
from progression.rule import Rule, SetResult

UNITS = {"lb": "Pounds (lb)", "kg": "Kilograms (kg)"}


class RangeForm(forms.Form):
    """A rep range and how far a step goes."""

    rep_low = WholeField(limits.REP_RANGE, label="Reps, from")
    rep_high = WholeField(limits.REP_RANGE, label="Reps, to")
    step_up = LoadField(label="Step up, when you reach the top of the range")
    step_down = LoadField(label="Step down, when you fall short")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, high = data.get("rep_low"), data.get("rep_high")
        if low is not None and high is not None and low >= high:
            self.add_error("rep_high", "Choose more than the lower number.")
        for field in ["step_up", "step_down"]:
            step = data.get(field)
            if step is not None and not limits.STEP[0] <= step <= limits.STEP[1]:
                self.add_error(field, f"Choose {limits.STEP[0]} to {limits.STEP[1]}.")
        return data


class ExerciseForm(RangeForm):
    """The exercise of a workout to play, with the usual gym's steps where none are given."""

    kind = forms.ChoiceField(label="Exercise", choices=KINDS.items())
    unit = forms.ChoiceField(
        label="Weights are in", choices=UNITS.items(), widget=forms.RadioSelect
    )
    opening = LoadField(label="First weight", required=False)

    field_order = ["kind", "unit", "rep_low", "rep_high", "step_up", "step_down", "opening"]

    def __init__(self, *args: Any, signed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        _sign(self, "opening", signed)
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

    load = LoadField()
    reps = RepsField()
    rir = RirField(widget=forms.Select)

    def __init__(self, *args: Any, signed: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        _sign(self, "load", signed)

    def result(self) -> SetResult:
        """The set as the rule takes it, once the form is valid."""
        data = self.cleaned_data
        return SetResult(data["load"], data["reps"], data["rir"])


def _sign(form: forms.Form, field: str, signed: bool) -> None:
    """Whether a weight may be less than none."""
    if signed:
        takes_assistance(form.fields[field])
    else:
        form.fields[field].validators = [_not_below_zero]


def _not_below_zero(load: Decimal) -> None:
    if load < 0:
        raise ValidationError("Write the weight you lift, 0 or more.")


_REFUSALS = ("required", "invalid_choice")

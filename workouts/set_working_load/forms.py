"""Forms of where a lift opens next: set by hand, or chosen after time away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from exercises.models import LoadKind
from progression.engine.figures import signed_hint
from progression.fields import LiftedField, takes_assistance
from workouts.asking_form import AskingForm
from workouts.doubts import likely
from workouts.fields import NoteField
from workouts.set_up.forms import BodyWeightForm
from workouts.sheets import Lift
from workouts.wording import unloadable_words


class WorkingLoadForm(AskingForm):
    """A load set by hand, with a note."""

    load = LiftedField()
    note = NoteField(label="Note", help_text="Shown with the weight as its reason. Optional.")

    def __init__(self, *args: Any, lift: Lift, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lift = lift
        self.initial["load"] = lift.opening.load if lift.opening else None
        if hint := signed_hint(lift.prescription.exercise.kind):
            self.fields["load"].help_text = hint
            takes_assistance(self.fields["load"])

    def clean_load(self) -> Decimal:
        load: Decimal = self.cleaned_data["load"]
        exercise, unit = self.lift.prescription.exercise, self.lift.prescription.day.program.unit
        if words := unloadable_words(load, self.lift.rule.ladder, exercise.kind, unit):
            raise ValidationError(words)
        return load

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        load = data.get("load")
        if load is not None and (doubt := likely(self.lift).doubt(load, sure=self.sure)):
            self.ask(doubt)
        return data


class AwayForm(BodyWeightForm):
    """Lighter after time away, or the weight as it was."""

    answer = forms.ChoiceField(choices=[("lighter", "Lighter"), ("keep", "Keep my weight")])

    def __init__(self, *args: Any, lift: Lift, **options: Any) -> None:
        super().__init__(*args, unit=lift.terms.unit, **options)
        self.auto_id = f"id_{lift.prescription.pk}_%s"
        self.fields["body_weight"].help_text = "For the share alone; it is not kept."
        if lift.prescription.exercise.kind != LoadKind.BODYWEIGHT:
            del self.fields["body_weight"]

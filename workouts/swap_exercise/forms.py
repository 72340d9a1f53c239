"""The form that swaps an exercise of a workout."""

from __future__ import annotations

from typing import Any

from django import forms

from exercises.models import Exercise
from workouts import stand_ins, swaps
from workouts.models import Prescription, Workout

ONCE, ALWAYS = "once", "always"
_REFUSALS = ("required", "invalid_choice")
_CHOOSE = {"exercise": "Choose an exercise from the list.", "lasts": "Choose for how long."}


class SwapForm(forms.Form):
    """Which exercise instead, and whether in this workout alone."""

    exercise = forms.ModelChoiceField(Exercise.objects.none())
    lasts = forms.ChoiceField(choices=[(ONCE, "Just this workout"), (ALWAYS, "From now on")])

    def __init__(self, *args: Any, prescription: Prescription, **options: Any) -> None:
        super().__init__(*args, **options)
        self.prescription = prescription
        self.fields["exercise"] = forms.ModelChoiceField(stand_ins.choices(prescription))
        for field, sentence in _CHOOSE.items():
            self.fields[field].error_messages = dict.fromkeys(_REFUSALS, sentence)

    def apply(self, workout: Workout) -> Exercise:
        """Swap, and return the exercise that is done now."""
        exercise: Exercise = self.cleaned_data["exercise"]
        is_once = self.cleaned_data["lasts"] == ONCE
        swap = swaps.swap_once if is_once else swaps.swap_from_now_on
        swap(workout=workout, prescription=self.prescription, exercise=exercise)
        return exercise

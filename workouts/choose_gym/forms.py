"""The form that says where a workout is done."""

from __future__ import annotations

from typing import Any

from django import forms

from workouts.gym_field import GymField
from workouts.models import Workout


class WhereForm(forms.Form):
    """One of the lifter's gyms, in the unit of the workout."""

    def __init__(self, *args: Any, visit: Workout, **options: Any) -> None:
        options.setdefault("initial", {"gym": visit.gym.pk})
        super().__init__(*args, **options)
        self.fields["gym"] = GymField(visit.lifter, visit.program.unit, empty_label=None)

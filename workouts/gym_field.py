"""The field that asks in which of a lifter's gyms a workout is done."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.models import User
from workouts.models import Equipment


class GymField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the gyms that the lifter has, in a unit if one is given."""

    def __init__(self, lifter: User, unit: str = "", **options: Any) -> None:
        kept = Equipment.objects.owned_by(lifter).kept()
        gyms = kept.filter(unit=unit) if unit else kept
        sentence = "Choose one of your gyms."
        options["error_messages"] = {"required": sentence, "invalid_choice": sentence}
        super().__init__(gyms, label="Gym", **options)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)

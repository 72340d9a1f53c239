"""The form of one of several gyms: its name, its equipment and what it lacks."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms import visible_name
from exercises.models import Exercise
from workouts.equipment_settings.forms import EquipmentForm
from workouts.models import bounds


def _exercises() -> list[tuple[str, str]]:
    return list(Exercise.objects.order_by("position").values_list("slug", "name"))


class GymForm(EquipmentForm):
    name = forms.CharField(
        max_length=bounds.GYM_NAME,
        help_text="Such as Home or Work.",
        error_messages={"required": "Give the gym a name."},
    )
    lacks = forms.MultipleChoiceField(
        label="Exercises you can’t do here",
        choices=_exercises,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Choose exercises from the list."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(["name"])

    def clean_name(self) -> str:
        return visible_name(self.cleaned_data["name"])

"""The forms of body weight: what was weighed when, and who may see it."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from progression.fields import LoadField
from workouts.fields import DateField
from workouts.models import bounds


class WeighedForm(forms.Form):
    """A body weight and its date, in the unit that the lifter uses now."""

    body_weight = LoadField(error_messages={"required": "Write your body weight."})

    field_order = ["weighed_on", "body_weight"]

    def __init__(self, *args: Any, today: datetime.date, unit: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.bounds = bounds.BODY[unit]
        self.unit = unit
        self.fields["body_weight"].label = f"Weight in {unit}"
        self.fields["weighed_on"] = DateField(
            today=today,
            label="Date",
            initial=today,
            help_text="A date has one weight. Writing another one replaces it.",
        )
        self.order_fields(self.field_order)

    def clean_body_weight(self) -> Decimal:
        weight: Decimal = self.cleaned_data["body_weight"]
        lowest, highest = self.bounds
        if not lowest <= weight <= highest:
            raise ValidationError(
                f"Write your body weight, from {lowest} to {highest} {self.unit}."
            )
        return weight


class CoachSeesForm(forms.Form):
    """Whether a coach may see the body weight."""

    is_shown = forms.BooleanField(
        label="My coach may see my body weight",
        required=False,
        help_text="Off unless you tick it. It counts for every coach you share your log "
        "with, until you end it with the last one.",
    )

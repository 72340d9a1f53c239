"""The forms of body weight: what was weighed when, and who may see it."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms

from workouts.fields import BodyWeightField, DateField
from workouts.models import bounds


class WeighedForm(forms.Form):
    """A body weight and its date, in the unit that the lifter uses now."""

    def __init__(self, *args: Any, today: datetime.date, unit: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["weighed_on"] = DateField(
            today=today,
            label="Date",
            initial=today,
            help_text="A date has one weight. Writing another one replaces it.",
        )
        self.fields["body_weight"] = BodyWeightField(
            within=bounds.BODY[unit],
            unit=unit,
            label=f"Weight in {unit}",
            error_messages={"required": "Write your body weight."},
        )


class CoachSeesForm(forms.Form):
    """Whether a coach may see the body weight."""

    is_shown = forms.BooleanField(
        label="My coach may see my body weight",
        required=False,
        help_text="Off unless you tick it. It counts for every coach you share your log "
        "with, until you end it with the last one.",
    )

"""A rep range and how far a step goes, as somebody types them."""

from __future__ import annotations

from typing import Any

from django import forms

from progression import limits
from progression.fields import LoadField, WholeField


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

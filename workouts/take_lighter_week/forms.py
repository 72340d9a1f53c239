"""When a lighter week begins."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import forms


class LighterWeekForm(forms.Form):
    """One of the dates on which a lighter week may begin."""

    starts_on = forms.TypedChoiceField(
        coerce=datetime.date.fromisoformat,
        error_messages={
            "required": "Choose when it begins.",
            "invalid_choice": "It can’t start on that day any more. Choose again.",
        },
    )

    def __init__(self, *args: Any, starts: Sequence[datetime.date], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["starts_on"].choices = [(date.isoformat(), date) for date in starts]  # type: ignore[attr-defined]

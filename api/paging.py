"""Lists of workouts, newest first: so many at a time, between two dates."""

from __future__ import annotations

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from progression.fields import ReadField, WholeField
from workouts import reading
from workouts.models import Workout, bounds

USUAL, MOST = 30, 100  # workouts a page
_LATEST = datetime.date(2199, 12, 31)
_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})")


class DayField(ReadField):
    """Any date that a workout can have."""

    def __init__(self, **options: Any) -> None:
        ends = bounds.EARLIEST_DATE, _LATEST
        super().__init__(
            lambda given: reading.read_date_between(given, *ends), required=False, **options
        )


class PageForm(forms.Form):
    """Which workouts are asked for."""

    since = DayField(help_text="The first date, such as 2026-03-05.")
    until = DayField(help_text="The last date.")
    limit = WholeField((1, MOST), required=False, help_text=f"{USUAL} where it is left out.")
    cursor = forms.CharField(required=False, help_text="What `next` said on the page before.")

    def clean_cursor(self) -> tuple[datetime.date, int] | None:
        given = self.cleaned_data["cursor"]
        found = _CURSOR.fullmatch(given)
        if given and found is None:
            raise ValidationError("This is no cursor of ours. Leave it out to begin anew.")
        if found is None:
            return None
        try:
            return datetime.date.fromisoformat(found[1]), int(found[2])
        except ValueError:
            raise ValidationError("This is no cursor of ours.") from None

    def page(self, workouts: QuerySet[Workout]) -> tuple[list[Any], str | None]:
        """The workouts of the page, and the cursor of the one after it; None for the last."""
        data, most = self.cleaned_data, self.cleaned_data["limit"] or USUAL
        if data["since"]:
            workouts = workouts.filter(performed_on__gte=data["since"])
        if data["until"]:
            workouts = workouts.filter(performed_on__lte=data["until"])
        if data["cursor"]:
            on, id = data["cursor"]
            workouts = workouts.filter(Q(performed_on__lt=on) | Q(performed_on=on, pk__lt=id))
        found = list(workouts.order_by("-performed_on", "-pk")[: most + 1])
        last = found[most - 1] if len(found) > most else None
        return found[:most], f"{last.performed_on}.{last.pk}" if last else None

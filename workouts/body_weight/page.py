"""What the page of body weights is given."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from accounts.models import User
from progression import plain
from workouts import body_weights
from workouts.body_weight.forms import CoachSeesForm, WeighedForm
from workouts.models import BodyWeight

A_PAGE = 60
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class WeighedRow:
    """One body weight as it was weighed, and where it is changed."""

    id: int
    on: datetime.date
    words: str
    correct_url: str


def screen(user: User, form: WeighedForm, number: str | None) -> dict[str, Any]:
    """Everything body_weight.html shows; `number` is the page of its list."""
    page = Paginator(BodyWeight.objects.owned_by(user), A_PAGE).get_page(number)
    is_shown = body_weights.is_shown_to_coach(user)
    return {
        "form": form,
        "sees": CoachSeesForm(initial={"is_shown": is_shown}),
        "page": page,
        "rows": [_row(body) for body in page.object_list],
    }


def _row(body: BodyWeight) -> WeighedRow:
    words = f"{plain(body.weight)} {body.unit}"
    url = f"{reverse('body_weight')}?on={body.weighed_on}"
    return WeighedRow(body.pk, body.weighed_on, words, url)


def initial(user: User, on: str, unit: str) -> dict[str, Any]:
    """The stored weight of a date to correct, in the unit of today; nothing for any other text."""
    try:
        date = datetime.date.fromisoformat(on)
    except ValueError:
        return {}
    stored = BodyWeight.objects.owned_by(user).filter(weighed_on=date).first()
    if stored is None:
        return {}
    body = body_weights.WeighedBody(date, stored.weight, stored.unit)
    weight = body.weight if body.unit == unit else body.in_unit(unit).quantize(_TENTH)
    return {"weighed_on": date, "body_weight": weight}

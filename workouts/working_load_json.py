"""A load set by hand as JSON, for columns of other queries."""

from __future__ import annotations

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from workouts.exact_text import exact_text
from workouts.models import Prescription


def working_load_json(**also: str) -> JSONObject:
    """A load set by hand as history.past.visits.by_hand reads it, with the rep range it was meant
    for; `also` are further fields, as JSONObject takes them."""
    meant = Prescription.objects.filter(
        day__program=OuterRef("program"), day__role=OuterRef("role"), exercise=OuterRef("exercise")
    )
    ends = {name: Subquery(meant.values(f"rep_{name}")[:1]) for name in ("low", "high")}
    unit = F("program__equipment__unit")
    return JSONObject(load=exact_text("load"), on="set_on", at="at", unit=unit, **ends, **also)

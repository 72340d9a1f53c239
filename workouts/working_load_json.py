"""A load set by hand as JSON: what columns of other queries tell of it."""

from __future__ import annotations

from django.db.models import F, OuterRef, Subquery, TextField
from django.db.models.functions import Cast, JSONObject

from workouts.models import Prescription


def working_load_json(**also: str) -> JSONObject:
    """A load set by hand as past.visits.by_hand reads it, with the range it was meant for; `also`
    are other fields of it."""
    meant = Prescription.objects.filter(
        day__program=OuterRef("program"), day__role=OuterRef("role"), exercise=OuterRef("exercise")
    )
    ends = {name: Subquery(meant.values(f"rep_{name}")[:1]) for name in ("low", "high")}
    load = Cast("load", TextField())  # exact text, which JSON has no numbers for
    unit = F("program__equipment__unit")
    return JSONObject(load=load, on="set_on", at="at", unit=unit, **ends, **also)

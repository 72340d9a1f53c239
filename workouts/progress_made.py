"""How many sets of a workout are done and planned: columns of the workouts."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, Exists, F, Func, IntegerField, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce

from workouts.models import Kind, LoggedSet, Prescription, SwappedIn
from workouts.models.log import WorkoutQuerySet


def with_progress(workouts: WorkoutQuerySet) -> WorkoutQuerySet:
    """Each with the number of its work sets as `work_sets`, and of the sets that its own program
    plans as `planned_sets`: without those that its gym lacks, as in sheets.Lift.is_lacking."""
    day = {"day__program": OuterRef("program"), "day__role": OuterRef("role")}
    # Any: the type checker takes the columns for attributes that are there already.
    placed: Any = Prescription.objects.filter(**day).order_by()
    swap = SwappedIn.objects.filter(
        workout=OuterRef(OuterRef("pk")), prescribed=OuterRef("exercise")
    )
    placed = placed.alias(
        done=Coalesce(Subquery(swap.values("exercise")[:1]), "exercise"),
        lacked=Func(
            OuterRef("lacks"), F("done"), function="array_position", output_field=IntegerField()
        ),
    )
    work = LoggedSet.objects.filter(
        workout=OuterRef(OuterRef("pk")), exercise=OuterRef("done"), kind=Kind.WORK
    )
    planned = placed.filter(Q(lacked=None) | Exists(work))
    sets = planned.values("day").annotate(sum=Sum("sets")).values("sum")
    here = When(equipment__unit=F("program__equipment__unit"), then=F("equipment__lacks"))
    counted: Any = workouts.with_work_sets().alias(
        lacks=Case(here, default=F("program__equipment__lacks"))
    )
    shown: WorkoutQuerySet = counted.annotate(planned_sets=Coalesce(Subquery(sets), 0))
    return shown

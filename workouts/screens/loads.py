"""What can be changed about the exercise in hand."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from workouts.models import Workout
from workouts.sheets import Lift, Loose


@dataclass(frozen=True, slots=True)
class Changes:
    """Where an exercise is swapped, and for which it stands in already."""

    swap_url: str = ""
    instead_of: str = ""


def in_a_workout(visit: Workout, part: Lift | Loose | None) -> Changes | None:
    """A swap for the exercise in hand; nothing beside the plan."""
    if not isinstance(part, Lift):
        return None
    prescription = part.prescription
    ids = [visit.pk, prescription.pk]
    return Changes(
        swap_url=reverse("swap_exercise", args=ids) if prescription.has_swaps else "",
        instead_of=prescription.instead_of.name if prescription.instead_of else "",
    )

"""The program as settings show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from progression import plain
from progression.engine.wording import counted, reps_between
from workouts import plan
from workouts.models import Equipment, Prescription
from workouts.wording import opens_words, rest_words


@dataclass(frozen=True, slots=True)
class DaySummary:
    title: str
    weekday: str
    opens: str
    prescriptions: list[PrescriptionSummary]

    @property
    def origin(self) -> str:
        """Whose sets, reps and rest these are, said once for the day; "" when all are changed."""
        changed = [prescription.is_changed for prescription in self.prescriptions]
        if not any(changed):
            return f"Sets, reps and rest are the {plan.LABEL}."
        return "" if all(changed) else f"What is not marked is the {plan.LABEL}."


@dataclass(frozen=True, slots=True)
class PrescriptionSummary:
    name: str
    words: str
    url: str
    is_changed: bool


def settings(prescriptions: list[Prescription]) -> dict[str, Any]:
    """Everything settings.html shows; an account without a program has only itself."""
    if not prescriptions:
        return {"days": []}
    program = prescriptions[0].day.program
    return {
        "days": _days(prescriptions),
        "unit": program.equipment.get_unit_display(),
        "week_starts": program.get_week_starts_display(),
        "equipment": equipment_words(program.equipment),
    }


def _days(prescriptions: list[Prescription]) -> list[DaySummary]:
    days: dict[str, DaySummary] = {}
    for prescription in prescriptions:
        day = prescription.day
        summary = days.setdefault(
            day.role,
            DaySummary(
                title=day.get_role_display(),
                weekday=day.get_weekday_display(),
                opens=opens_words(day),
                prescriptions=[],
            ),
        )
        summary.prescriptions.append(_prescription(prescription))
    return list(days.values())


def _prescription(prescription: Prescription) -> PrescriptionSummary:
    sides = " per arm" if prescription.exercise.one_sided else ""
    sets = counted(prescription.sets, "set")
    reps = reps_between(prescription.rep_low, prescription.rep_high) + sides
    words = f"{sets} of {reps}, rest {rest_words(prescription.rest_seconds)}"
    url = reverse("prescription", args=[prescription.pk])
    is_changed = not plan.is_default(prescription)
    return PrescriptionSummary(prescription.exercise.name, words, url, is_changed)


def equipment_words(equipment: Equipment) -> str:
    """Bar and plates: `A 45 lb bar; plates of 45, 25 (2 pairs) lb.`"""
    plates = ", ".join(
        plain(plate) if pairs is None else f"{plain(plate)} ({counted(pairs, 'pair')})"
        for plate, pairs in equipment.inventory.items()
    )
    return f"A {plain(equipment.bar)} {equipment.unit} bar; plates of {plates} {equipment.unit}."

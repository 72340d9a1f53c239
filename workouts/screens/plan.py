"""The program as settings show it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.urls import reverse

from progression import plain
from progression.wording import counted
from workouts import plan
from workouts.forms import SetUp
from workouts.models import Equipment, Prescription
from workouts.screens.asking import asked_about
from workouts.wording import rest_words

# The days one trains on, and the other workout that the extra sets belong to.
_ONLY_THEY_KNOW = {"main", "extra", "opens"}


@dataclass(frozen=True, slots=True)
class DaySummary:
    title: str
    weekday: str
    opens: str
    prescriptions: list[PrescriptionSummary]

    @property
    def origin(self) -> str:
        """Whose sets, reps and rest these are, said once for the day; "" when all are changed."""
        changed = [each.is_changed for each in self.prescriptions]
        if not any(changed):
            return f"Sets, reps and rest are the {plan.LABEL}."
        return "" if all(changed) else f"What is not marked is the {plan.LABEL}."


@dataclass(frozen=True, slots=True)
class Folded:
    """Fields that are filled in already, under a line that says with what."""

    title: str
    words: str
    fields: list[forms.BoundField]
    note: str = ""

    @property
    def is_open(self) -> bool:
        """What is wrong in it must be seen."""
        return any(field.errors for field in self.fields)


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
        "equipment": _equipment_words(program.equipment),
    }


def form(form: forms.Form, title: str, note: str = "") -> dict[str, Any]:
    """A page of one form."""
    return {"form": form, "form_title": title, "note": note}


def set_up(form: SetUp, unit: str) -> dict[str, Any]:
    """Everything set_up.html shows: what nobody can guess is asked, and the rest is folded."""
    recent = ((each.prescription.exercise.name, each) for each in form.recent)
    equipment = form.program.equipment
    return {
        "form": form,
        "unit": unit,
        "asked": asked_about(recent),
        "asked_days": [field for field in form.days if field.name in _ONLY_THEY_KNOW],
        "folded": [
            Folded(
                title="Your week",
                words=_week_words(form),
                fields=[field for field in form.days if field.name not in _ONLY_THEY_KNOW],
            ),
            Folded(
                title="Bar and plates",
                words=_equipment_words(equipment),
                fields=list(form.bar),
                note=f"In {unit}. You’re never asked for a weight your gym can’t make.",
            ),
        ],
        "plan": plan.LABEL,
    }


def _week_words(form: SetUp) -> str:
    starts = f"It starts on {form.program.get_week_starts_display()}."
    extra = form.days.extra_prescription
    if extra is None:
        return starts
    return f"{starts} The extra day has {counted(extra.sets, 'set')} of {extra.exercise.name}."


def _days(prescriptions: list[Prescription]) -> list[DaySummary]:
    days: dict[str, DaySummary] = {}
    for prescription in prescriptions:
        day = prescription.day
        summary = days.setdefault(
            day.role,
            DaySummary(
                title=day.get_role_display(),
                weekday=day.get_weekday_display(),
                opens=day.get_opens_display().lower() if day.opens else "",
                prescriptions=[],
            ),
        )
        summary.prescriptions.append(_prescription(prescription))
    return list(days.values())


def _prescription(prescription: Prescription) -> PrescriptionSummary:
    sides = " per arm" if prescription.exercise.one_sided else ""
    sets = counted(prescription.sets, "set")
    reps = f"{prescription.rep_low}–{prescription.rep_high}{sides}"
    words = f"{sets} of {reps}, rest {rest_words(prescription.rest_seconds)}"
    url = reverse("prescription", args=[prescription.pk])
    is_changed = not plan.is_default(prescription)
    return PrescriptionSummary(prescription.exercise.name, words, url, is_changed)


def _equipment_words(equipment: Equipment) -> str:
    plates = ", ".join(_pairs_words(*each) for each in equipment.inventory.items())
    return f"A {plain(equipment.bar)} {equipment.unit} bar; plates of {plates} {equipment.unit}."


def _pairs_words(plate: Decimal, pairs: int | None) -> str:
    if pairs is None:
        return plain(plate)
    return f"{plain(plate)} ({counted(pairs, 'pair')})"

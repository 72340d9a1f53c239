"""A finished workout to read: every set of it on one page, each with what it decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from workouts.display.lifts import sets_words, standing
from workouts.display.set_rows import SetRow, rows_of
from workouts.gym_wording import gym_words, lacking_at
from workouts.models import Kind
from workouts.sheets import Lift, Loose, Sheet


@dataclass(frozen=True, slots=True)
class FinishedSet:
    """One set; `number` counts the work sets, and is a dash for the others."""

    number: str
    row: SetRow


@dataclass(frozen=True, slots=True)
class FinishedLift:
    """One exercise: what was prescribed, and its sets."""

    slug: str
    name: str
    prescribed: str
    lines: list[FinishedSet]
    lacking_at: str = ""


def finished(sheet: Sheet, exercise: str = "") -> dict[str, Any]:
    """Everything finished.html shows; the `exercise` asked for even if all its sets are undone."""
    visit = sheet.workout
    return {
        "title": visit.get_role_display(),
        "workout_id": visit.pk,
        "date": visit.performed_on,
        "is_lighter": visit.is_lighter,
        "gym": gym_words(visit),
        "is_of_an_earlier_plan": any(lift.is_of_an_earlier_plan for lift in sheet.lifts),
        "notes": visit.notes,
        "edit_url": f"{reverse('workout', args=[visit.pk])}?edit",
        "parts": [_part(part, visit.program.unit) for part in standing(sheet, {exercise})],
    }


def _part(part: Lift | Loose, unit: str) -> FinishedLift:
    lines, work = [], 0
    for row in rows_of(part, unit, is_over=True):
        work += row.kind == Kind.WORK
        lines.append(FinishedSet(str(work) if row.kind == Kind.WORK else "–", row))
    if isinstance(part, Loose):
        return FinishedLift(part.exercise_id, part.name, "not part of the day’s plan", lines)
    asked = sets_words(part)
    if part.prescription.instead_of:
        asked += f", instead of {part.prescription.instead_of.name}"
    name, at = part.prescription.exercise.name, lacking_at(part)
    return FinishedLift(part.exercise_id, name, asked, lines, at)

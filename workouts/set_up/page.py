"""The page of set-up: it asks what only the lifter knows, and folds the rest away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from progression.engine.wording import counted
from workouts import plan
from workouts.display.questions import asked_about
from workouts.plan_settings.page import equipment_words
from workouts.set_up.forms import SetUp

# The days one trains on, and the other workout that the extra sets belong to.
_ONLY_THEY_KNOW = {"main", "extra", "opens"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Fields that are filled in already, under a line that says with what."""

    title: str
    words: str
    fields: list[forms.BoundField]
    note: str = ""

    @property
    def is_open(self) -> bool:
        """Errors must be seen."""
        return any(field.errors for field in self.fields)


def set_up(form: SetUp, unit: str) -> dict[str, Any]:
    """Everything set_up.html shows."""
    recent = ((row.prescription.exercise.name, row) for row in form.recent)
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
                words=equipment_words(equipment),
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

"""Forms of the program: days, prescriptions, experience and unit."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from accounts.models import Experience
from exercises.models import Exercise
from progression.fields import WholeField
from progression.range_form import RangeForm
from workouts import plan, programs
from workouts.fields import DateField
from workouts.models import Opens, Prescription, Program, Role, Unit, Weekday, bounds


def swaps(
    exercises: QuerySet[Exercise], label: str = "Exercise"
) -> forms.ModelChoiceField[Exercise]:
    """A choice among exercises that stand in for each other."""
    return forms.ModelChoiceField(exercises, label=label, empty_label=None)


class DaysForm(forms.Form):
    """The days of the week; the extra day's fields only where the program has that day."""

    main = forms.TypedChoiceField(label="Main back day", choices=Weekday.choices, coerce=int)
    extra = forms.TypedChoiceField(label="Extra day", choices=Weekday.choices, coerce=int)
    opens = forms.ChoiceField(label="The extra sets come first in your", choices=Opens.choices)
    extra_exercise = swaps(
        Exercise.objects.filter(swap_group__in=plan.EXTRA_SWAPS), "Pull-ups or rows"
    )
    extra_sets = WholeField(bounds.EXTRA_SETS, label="Extra sets")
    week_starts = forms.TypedChoiceField(
        label="Your week starts on", choices=Weekday.choices, coerce=int
    )

    def __init__(self, *args: Any, prescriptions: list[Prescription], **options: Any) -> None:
        self.extra_prescription = next(
            (row for row in prescriptions if row.day.role == Role.EXTRA), None
        )
        main = next(row.day for row in prescriptions if row.day.role == Role.MAIN)
        super().__init__(*args, **options)
        self.initial.update(main=main.weekday, week_starts=main.program.week_starts)
        if self.extra_prescription is None:
            for field in ["extra", "opens", "extra_exercise", "extra_sets"]:
                del self.fields[field]
        else:
            self.initial.update(
                extra=self.extra_prescription.day.weekday,
                opens=self.extra_prescription.day.opens,
                extra_exercise=self.extra_prescription.exercise_id,
                extra_sets=self.extra_prescription.sets,
            )

    def clean_extra(self) -> int:
        main = self.cleaned_data.get("main")
        extra: int = self.cleaned_data["extra"]
        if main is not None and plan.days_apart(main, extra) < plan.DAYS_APART:
            raise ValidationError("Keep the two back days at least two days apart.")
        return extra

    def apply(self, program: Program, *, seen: str = "") -> Program:
        data = self.cleaned_data
        extra = None
        if self.extra_prescription is not None:
            chosen = [data[name] for name in ["extra", "opens", "extra_exercise", "extra_sets"]]
            extra = programs.Extra(*chosen)
        return programs.change_days(
            program=program,
            main=data["main"],
            week_starts=data["week_starts"],
            extra=extra,
            seen=seen,
        )


class PrescriptionForm(RangeForm):
    """Sets, reps, rest, steps, and the exercise among those that may stand in for it."""

    exercise = forms.ModelChoiceField(Exercise.objects.none(), empty_label=None)
    sets = WholeField(bounds.SETS, label="Sets")
    rest_seconds = WholeField(bounds.REST_SECONDS, label="Rest, in seconds")

    field_order = ["exercise", "sets", "rep_low", "rep_high", "rest_seconds"]

    def __init__(self, *args: Any, prescription: Prescription, **options: Any) -> None:
        options.setdefault(
            "initial",
            {field: getattr(prescription, field) for field in PrescriptionForm.base_fields},
        )
        super().__init__(*args, **options)
        if prescription.day.role == Role.EXTRA:
            self.fields["sets"] = WholeField(bounds.EXTRA_SETS, label="Sets")
        self.fields["exercise"] = swaps(plan.stands_in(prescription))


class ExperienceForm(forms.Form):
    experience = forms.ChoiceField(
        label="How long have you been lifting weights?",
        choices=Experience.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, today: datetime.date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["training_since"] = DateField(
            today=today,
            label="Training since",
            required=False,
            help_text="If it’s under a year, we’ll offer the extra day at twelve months. Optional.",
        )


class UnitForm(forms.Form):
    unit = forms.ChoiceField(
        label="Weights are in",
        choices=Unit.choices,
        initial=Unit.LB,
        widget=forms.RadioSelect,
    )

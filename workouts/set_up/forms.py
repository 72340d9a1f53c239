"""Set-up on one page: days, starting weights, bar and plates, all prefilled."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import transaction

from accounts.models import User
from exercises.models import LoadKind
from progression import SetResult
from progression.engine.figures import signed_hint
from progression.fields import LiftedField, RepsField, RirField, takes_assistance
from workouts import equipment, working_loads
from workouts.asking_form import AskingForm
from workouts.doubts import likely
from workouts.equipment_settings.forms import BarForm
from workouts.fields import BodyWeightField
from workouts.models import Prescription, Role, bounds
from workouts.plan_settings.forms import DaysForm
from workouts.sheets import Lift
from workouts.targets import lifts


class RecentSetForm(AskingForm):
    """A recent set of one exercise; blank means "find it in the gym"."""

    load = LiftedField(required=False)
    reps = RepsField(required=False)
    rir = RirField(widget=forms.Select)
    hint = ""

    def __init__(self, *args: Any, prescription: Prescription, **options: Any) -> None:
        self.prescription = prescription
        options["prefix"] = prescription.exercise_id
        super().__init__(*args, **options)
        self.lifts_body = prescription.exercise.kind == LoadKind.BODYWEIGHT
        if self.lifts_body:  # said under the row, where it does not push its fields apart
            self.hint = signed_hint(LoadKind.BODYWEIGHT)
            hint = f"{self['load'].auto_id}_helptext"
            self.fields["load"].widget.attrs["aria-describedby"] = hint
            takes_assistance(self.fields["load"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        load, reps = data.get("load"), data.get("reps")
        if load is not None and not reps and "reps" not in self.errors:
            self.add_error("reps", "Write how many reps you did with it, at least one.")
        if reps and load is None and "load" not in self.errors:
            self.add_error("load", "Write the weight you did them with.")
        return data

    def ask_about(self, lift: Lift) -> bool:
        """Ask about an unlikely set; whether there is something to ask."""
        if self.recent is None:
            return False
        reps = {"reps": self.recent.reps}
        if doubt := likely(lift).doubt(self.recent.load, reps, self.sure):
            self.ask(doubt)
        return doubt is not None

    @property
    def recent(self) -> SetResult | None:
        data = self.cleaned_data
        return SetResult(data["load"], data["reps"], data["rir"]) if data["reps"] else None


class BodyWeightForm(forms.Form):
    """A body weight in the unit of the program, for an estimate."""

    def __init__(self, *args: Any, unit: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["body_weight"] = BodyWeightField(
            within=bounds.BODY[unit],
            unit=unit,
            label="Body weight",
            required=False,
            help_text="Only for the pull-up estimate; it is not kept.",
        )


class SetUp:
    """The parts of the set-up page, shown and sent together."""

    def __init__(self, prescriptions: list[Prescription], data: Any = None) -> None:
        self.program = prescriptions[0].day.program
        main = [row for row in prescriptions if row.day.role == Role.MAIN]
        self.days = DaysForm(data, prescriptions=prescriptions)
        self.recent = [RecentSetForm(data, prescription=row) for row in main]
        self.body = BodyWeightForm(data, unit=self.program.unit)
        self.bar = BarForm(data, equipment=self.program.equipment)

    @property
    def forms(self) -> list[forms.Form]:
        return [self.days, *self.recent, self.body, self.bar]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]
        return self._has_body_weight() and all(valid) and not self._asks()

    def _asks(self) -> bool:
        """Ask about every unlikely recent set; whether there is any."""
        if not any(form.recent for form in self.recent):
            return False
        standing = lifts([form.prescription for form in self.recent])
        pairs = zip(self.recent, standing, strict=True)
        asked = [form.ask_about(lift) for form, lift in pairs]  # all of them, not just the first
        return any(asked)

    def _has_body_weight(self) -> bool:
        """Whether the body weight is there where a recent pull-up needs it for its estimate."""
        loads = [
            form.recent.load
            for form in self.recent
            if form.is_valid() and form.recent and form.lifts_body
        ]
        if not loads or not self.body.is_valid():
            return True
        body_weight = self.body.cleaned_data["body_weight"]
        if body_weight is None:
            sentence = "Write it, or leave the pull-up blank. Its estimate needs it."
        elif body_weight + min(loads) <= 0:
            sentence = "The assistance of the pull-up is more than this."
        else:
            return True
        self.body.add_error("body_weight", sentence)
        return False

    @transaction.atomic
    def apply(self, by: User) -> None:
        equipment.change_equipment(equipment=self.program.equipment, **self.bar.cleaned_data)
        program = self.days.apply(self.program)
        for form in self.recent:
            if form.recent is not None:
                working_loads.open_from(
                    program=program,
                    exercise=form.prescription.exercise_id,
                    recent=form.recent,
                    body_weight=self.body.cleaned_data["body_weight"],
                    by=by,
                )

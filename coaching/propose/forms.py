"""What a coach proposes, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from coaching import proposals, wording
from coaching.models.proposals import FIELDS, REASON_LENGTH
from exercises.models import Exercise
from progression import plain
from progression.engine.figures import signed_hint
from progression.fields import LoadField, takes_assistance
from workouts import equipment as equipment_module
from workouts import reading
from workouts.fields import NoteField
from workouts.models import Prescription
from workouts.plan_settings.forms import PrescriptionForm
from workouts.wording import unloadable_words


def reason_field() -> NoteField:
    return NoteField(
        longest=REASON_LENGTH,
        required=True,
        label="Why",
        help_text="Your client reads it beside the change.",
        error_messages={"required": "Say why. Your client decides by it."},
    )


class LighterWeekProposalForm(forms.Form):
    """Why a client should take a lighter week."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"] = reason_field()


class ProposalForm(PrescriptionForm):
    """The client's prescription with its present values, to be changed, and the reason."""

    load = LoadField(label="Next weight", required=False)

    field_order = ["load", "sets", "rep_low", "rep_high", "rest_seconds", "exercise"]

    def __init__(self, *args: Any, prescription: Prescription, **options: Any) -> None:
        super().__init__(*args, prescription=prescription, **options)
        self.prescription, self.was = prescription, proposals.current(prescription)
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.initial.update(load=self.was["load"], seen=proposals.fingerprint(self.was))
        if hint := signed_hint(prescription.exercise.kind):
            takes_assistance(self.fields["load"])
        self.fields["load"].help_text = f"What their next workout begins with. {hint}".strip()
        self.fields["step_up"].label = "Step up, at the top of the range"
        self.fields["step_down"].label = "Step down, below the range"
        self.fields["reason"] = reason_field()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if (exercise := data.get("exercise")) is not None:
            day = self.prescription.day.prescriptions.exclude(pk=self.prescription.pk)
            if day.filter(exercise=exercise).exists():
                self.add_error("exercise", "That day already has this exercise.")
            self._refuse_unloadable(exercise, data.get("load"))
        wanted = {name: data.get(name) for name in (*FIELDS, proposals.LOAD)}
        self.changes = proposals.changes(self.was, wanted)
        if not self.errors and not self.changes:
            raise ValidationError("Change something. This is the plan as it is now.")
        self._refuse_unseen(data.get("seen"))
        return data

    def _refuse_unseen(self, seen: str | None) -> None:
        """Ask again if the plan changed since: what changed there would count as proposed."""
        now = self.initial["seen"]
        if not seen or seen == now or not self.changes:
            return
        self.data = {**self.data.dict(), "seen": now}  # type: ignore[attr-defined]
        words = wording.changes(self.prescription, self.changes, Exercise.objects.in_bulk())
        raise ValidationError(
            "The plan changed since you opened this page. Sent again, you propose: "
            f"{wording.listed(words)}"
        )

    def _refuse_unloadable(self, exercise: Exercise, load: Any) -> None:
        """Refuse a new weight that the exercise cannot have, or the client's gym cannot make."""
        if load is None or plain(load) == self.was["load"]:
            return
        equipment = self.prescription.day.program.equipment
        ladder = equipment_module.ladder_for(exercise.kind, equipment)
        try:
            reading.load_of(exercise.slug, load)
        except reading.UnreadableError as error:
            self.add_error("load", str(error))
            return
        if words := unloadable_words(load, ladder, exercise.kind, equipment.unit, "Their"):
            self.add_error("load", words)

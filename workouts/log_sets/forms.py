"""Forms of a workout: start it, one set of it, finish it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from exercises.models import LIFT_THE_BODY
from progression.fields import RepsField, RirField, WholeField
from workouts import reading
from workouts.asking_form import AskingForm
from workouts.entries import Entry
from workouts.fields import DateField, LinkField, NoteField, WrittenField
from workouts.gym_field import GymField
from workouts.models import Equipment, Kind, Role
from workouts.reading import Written
from workouts.sheets import Lift
from workouts.wording import missing_words

_YES_OR_NO = (None, "", "on", "true", "false", True, False)
_COUNT = re.compile(r"[0-9]{1,3}")


class StartForm(forms.Form):
    """Which day's workout, and on which date; of a `lifter` who was asked for it, in which gym."""

    role = forms.ChoiceField(choices=Role.choices, label="Day")

    def __init__(
        self, *args: Any, today: datetime.date, lifter: User | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["performed_on"] = DateField(today=today, label="Date")
        if lifter and "gym" in self.data:
            self.fields["gym"] = GymField(lifter, required=False)

    @property
    def asked(self) -> tuple[str, datetime.date, Equipment | None]:
        """The role, the date and the gym, None for the usual one."""
        data = self.cleaned_data
        return data["role"], data["performed_on"], data.get("gym")


class FinishForm(forms.Form):
    """The notes of a workout, and the yes to finishing it with sets `missing`: how many of
    them were shown with the question. With more missing by now it asks again."""

    notes = NoteField()

    def __init__(
        self, *args: Any, missing: Sequence[tuple[Lift, int]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.missing = missing
        self.question = ""

    @property
    def count(self) -> int:
        """How many sets are missing."""
        return sum(count for _, count in self.missing)

    @property
    def agreed(self) -> int:
        """How many missing sets the sender has said yes to."""
        text = str(self.data.get("anyway", ""))
        return int(text) if _COUNT.fullmatch(text) else 0

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and self.count > self.agreed:
            self.question = f"{missing_words(self.missing)} still open. Finish anyway?"
            raise ValidationError(self.question, code="missing")
        return data


class SetForm(AskingForm):
    """One set as it arrives: by form post, by PUT or out of a phone's outbox."""

    workout = WholeField((1, 2**62), widget=forms.HiddenInput)
    exercise = forms.SlugField(max_length=40, widget=forms.HiddenInput)
    version = WholeField((0, 2**31 - 1), required=False, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="It counts as", choices=Kind.choices, initial=Kind.WORK, required=False
    )
    load = WrittenField()
    reps = RepsField(required=False)
    left_reps = RepsField(label="Left arm", required=False)
    right_reps = RepsField(label="Right arm", required=False)
    rir = RirField()
    pain = forms.BooleanField(label="That hurt", required=False)
    note = NoteField(label="Note")
    link = LinkField(
        label="Link to a video",
        help_text="Optional. A video on your own cloud. Your coach can open it, and we never do.",
    )

    def clean_pain(self) -> bool:
        if self.data.get(self.add_prefix("pain")) not in _YES_OR_NO:
            raise ValidationError("This says neither yes nor no.")
        return bool(self.cleaned_data["pain"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if written := data.get("load"):
            self._take(written)
            self._refuse_misfit(written, data.get("exercise", ""))
        for field in self._wanted_reps():
            if data.get(field) is None and field not in self.errors:
                self.add_error(field, "Write the reps.")
        return data

    def _take(self, written: Written) -> None:
        """Put what was written in short into the other fields, over their values and errors."""
        values: dict[str, Any] = {"load": written.load}
        if written.reps is not None:
            values |= dict.fromkeys(self._wanted_reps(), written.reps)
        if written.rir is not None:
            values["rir"] = written.rir
        for field, value in values.items():
            self.errors.pop(field, None)
            self.cleaned_data[field] = value

    def _refuse_misfit(self, written: Written, exercise: str) -> None:
        """Refuse a weight that the exercise cannot have. An unknown one is refused anyway."""
        try:
            reading.load_of(exercise, written.load)
        except reading.UnreadableError as error:
            self.add_error("load", str(error))
        if exercise not in LIFT_THE_BODY and written.reps is not None and not written.load:
            # No bar weighs nothing: `0x10` is a number to programs, and `bw x 6` is of a pull-up.
            self.add_error("load", "Write the weight before the x, such as 225x5.")

    def _wanted_reps(self) -> list[str]:
        """The fields of the reps: of both arms where the page had either, else the one number."""
        arms = ["left_reps", "right_reps"]
        has_arms = any(self.data.get(self.add_prefix(arm)) is not None for arm in arms)
        return arms if has_arms else ["reps"]

    @property
    def pressed(self) -> tuple[str, str]:
        """The name and value of the button this was sent with: a yes is sent with the same."""
        if self.data.get("pain"):
            return "pain", "on"
        return "kind", str(self.data.get("kind") or Kind.WORK)

    def entry(self) -> Entry:
        """The set as typed, once the form is valid; the weaker arm's reps are its reps."""
        data = self.cleaned_data
        left, right = data["left_reps"], data["right_reps"]
        return Entry(
            load=data["load"],
            reps=data["reps"] if left is None else min(left, right),
            rir=data["rir"],
            left_reps=left,
            right_reps=right,
            kind=data["kind"] or Kind.WORK,
            pain=data.get("pain", False),
            note=data.get("note") if self.add_prefix("note") in self.data else None,
            link=data.get("link") if self.add_prefix("link") in self.data else None,
        )

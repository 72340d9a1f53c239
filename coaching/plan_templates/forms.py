"""A template's name and lines, and to whom it is proposed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from coaching.client_names import told_apart
from coaching.models import Coaching
from coaching.models.templates import NAME_LENGTH
from coaching.propose.forms import reason_field
from coaching.sendings import MOST_CLIENTS
from exercises.models import Exercise
from progression.fields import ReadField, WholeField
from progression.range_form import RangeForm
from workouts import plan, reading
from workouts.ids import new_id
from workouts.models import Role, bounds


class TemplateNameForm(forms.Form):
    """What a template is called, in one line."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = ReadField(
            _read_name,
            label="Name",
            help_text="Such as “Back to strength”. Only you see it.",
            error_messages={"required": "Give it a name you’ll know again."},
            widget=forms.TextInput(attrs={"maxlength": NAME_LENGTH, "autocomplete": "off"}),
        )


def _read_name(given: object) -> str | None:
    return reading.read_text(given, longest=NAME_LENGTH) or None


class TemplateLineForm(RangeForm):
    """What a template asks of one exercise on a day: sets, reps and rest."""

    step_up = None  # type: ignore[assignment]  # of each client's own
    step_down = None  # type: ignore[assignment]

    role = forms.ChoiceField(label="Day", choices=Role.choices)
    exercise = forms.ModelChoiceField(Exercise.objects.all(), empty_label=None)
    sets = WholeField(bounds.SETS, label="Sets")
    rest_seconds = WholeField(bounds.REST_SECONDS, label="Rest, in seconds")

    field_order = ["role", "exercise", "sets", "rep_low", "rep_high", "rest_seconds"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("role") == Role.EXTRA:
            self._refuse_on_the_extra_day(data)
        return data

    def _refuse_on_the_extra_day(self, data: dict[str, Any]) -> None:
        exercise, sets = data.get("exercise"), data.get("sets")
        if exercise is not None and exercise.swap_group not in plan.EXTRA_SWAPS:
            self.add_error("exercise", "The extra day takes pull-ups or rows.")
        low, high = bounds.EXTRA_SETS
        if sets is not None and not low <= sets <= high:
            self.add_error("sets", f"The extra day takes {low} to {high} sets.")


class TemplateSendingForm(forms.Form):
    """The clients a template is proposed to, and why; with an id so that two taps are one."""

    id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, coachings: list[Coaching], **options: Any) -> None:
        options.setdefault("initial", {}).setdefault("id", new_id())
        super().__init__(*args, **options)
        names = told_apart([(str(one.client), one.client.email) for one in coachings])
        self.fields["clients"] = forms.TypedMultipleChoiceField(
            coerce=int,
            choices=list(zip([one.pk for one in coachings], names, strict=True)),
            label="Propose it to",
            error_messages={
                "required": "Tick at least one client.",
                "invalid_choice": "Someone you ticked isn’t your client any more. Choose again.",
            },
        )
        self.fields["reason"] = reason_field()

    def clean_clients(self) -> list[int]:
        chosen: list[int] = self.cleaned_data["clients"]
        if len(chosen) > MOST_CLIENTS:
            raise ValidationError(f"That’s more than {MOST_CLIENTS} at once. Do it in two goes.")
        return chosen

    @property
    def ticked(self) -> set[str]:
        """The values of the clients that are ticked."""
        value = self["clients"].value() or []
        return {str(one) for one in value}

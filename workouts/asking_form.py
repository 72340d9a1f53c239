"""A form that asks once about an unlikely entry, and takes a yes for exactly that entry."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from workouts.doubts import Doubt, Sure, UnlikelyError, read_sure


class AskingForm(forms.Form):
    """A weight, with or without reps. Its yes comes back as `sure`, beside the fields."""

    doubt: Doubt | None = None

    @property
    def sure(self) -> Sure:
        """What the sender has said yes to."""
        return read_sure(self.data.get(self.sure_name))

    @property
    def sure_name(self) -> str:
        return self.add_prefix("sure")

    @property
    def asked_ids(self) -> str:
        """The ids of the questions on the page, for the button that says yes to refer to."""
        fields = self.doubt.questions if self.doubt else []
        return " ".join(f"{self[field].auto_id}_error" for field in fields)

    def ask(self, doubt: Doubt) -> None:
        """Put the question beside its field, where an error would be."""
        self.doubt = doubt
        for field, question in doubt.questions.items():
            self.add_error(field, ValidationError(question, code="unlikely"))

    def refuse(self, error: ValidationError) -> None:
        """Show why the logbook did not store it: an error, or a question."""
        if isinstance(error, UnlikelyError):
            for doubt in error.doubts.values():
                self.ask(doubt)
        else:
            self.add_error(None, error)

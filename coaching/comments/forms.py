"""What coach and client write about a workout."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from workouts.fields import NoteField
from workouts.ids import new_id


class CommentForm(forms.Form):
    """A few lines, with the id that keeps a second tap from saying them twice."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    set = forms.UUIDField(required=False, widget=forms.HiddenInput)

    label, help_text = "Comment", ""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("initial", {}).setdefault("id", new_id())
        super().__init__(*args, **options)
        self.fields["text"] = NoteField(
            label=self.label,
            help_text=self.help_text,
            required=True,
            error_messages={"required": "Write something first."},
        )

    def renew(self, error: ValidationError) -> None:
        """Take in why it was refused, with an id that nothing was sent with yet."""
        self.data = {**self.data.dict(), "id": str(new_id())}  # type: ignore[attr-defined]
        self.add_error(None, error)


class AnswerForm(CommentForm):
    label = "Your answer"


class NoteForm(CommentForm):
    """A note of a client, who may not know yet that what is said keeps its workout."""

    label = "Your note"
    help_text = "Once it’s sent, this workout can’t be deleted."

"""What coach and client write about a workout."""

from __future__ import annotations

from typing import Any, TypedDict
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from workouts.fields import NoteField
from workouts.ids import new_id
from workouts.models import bounds


class CommentForm(forms.Form):
    """A few lines, with an id so that a second tap does not store them twice."""

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
        """Show why it was refused, with a new id, as the old one is taken."""
        self.data = {**self.data.dict(), "id": str(new_id())}  # type: ignore[attr-defined]
        self.add_error(None, error)


class EmptyComment(TypedDict):
    """An empty CommentForm as plain values, whose fields _comment_form.html writes by hand.

    A workout has one at each of its sets, and fields that Django draws were half of its page.
    `at` begins the ids of the fields.
    """

    is_empty: bool
    is_bound: bool
    errors: str
    id: UUID
    set: UUID | None
    at: str
    label: str
    help_text: str
    most: int


def empty_comment(set: UUID | None, at: str) -> EmptyComment:
    return EmptyComment(
        is_empty=True,
        is_bound=False,
        errors="",
        id=new_id(),
        set=set,
        at=at,
        label=CommentForm.label,
        help_text=f"Up to {bounds.NOTE_LENGTH} characters.",
        most=bounds.NOTE_LENGTH,
    )


class AnswerForm(CommentForm):
    label = "Your answer"


class NoteForm(CommentForm):
    """A client's note, with a warning that it keeps the workout from being deleted."""

    label = "Your note"
    help_text = "Once it’s sent, this workout can’t be deleted."

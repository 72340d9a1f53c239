"""What coach and client write about a workout."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString

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


class EmptyComment(NamedTuple):
    """An empty CommentForm, drawn by hand.

    A workout has one at each of its sets, and fields that Django draws were half of its page.
    """

    drawn: SafeString
    is_bound: bool = False
    errors: str = ""


# All of it is the same at every set, but for its ids.
_FIELDS = """\
<input type="hidden" name="id" value="{id}" id="{at}_id">\
<input type="hidden" name="set"{set} id="{at}_set">
  
  <div class="field">
  <label for="{at}_text">{label}</label>
  <p class="help" id="{at}_text_helptext">Up to {most} characters.</p>
  
  <textarea name="text" cols="40" rows="3" data-most="{most}" required \
aria-describedby="{at}_text_helptext" id="{at}_text">
</textarea>
  
</div>"""


def empty_comment(set: UUID | None, at: str) -> EmptyComment:
    """A comment on a set, or on the whole workout; `at` begins the ids of its fields."""
    drawn = format_html(
        _FIELDS,
        id=new_id(),
        at=at,
        set=format_html(' value="{}"', set) if set else "",
        label=CommentForm.label,
        most=bounds.NOTE_LENGTH,
    )
    return EmptyComment(drawn)


class AnswerForm(CommentForm):
    label = "Your answer"


class NoteForm(CommentForm):
    """A client's note, with a warning that it keeps the workout from being deleted."""

    label = "Your note"
    help_text = "Once it’s sent, this workout can’t be deleted."

"""The choice of letters."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.models import User
from mail import choices, hours
from mail.kinds import KINDS


def _at(hour: int) -> str:
    return f"{hour}:00"


class MailForm(forms.Form):
    """A box for each kind of letter that is for this person, and the hour when the day begins."""

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, chosen = user, choices.chosen(user)
        for kind in KINDS:
            if kind.name in chosen or kind.is_for(user):
                self.fields[kind.name] = forms.BooleanField(
                    label=kind.label,
                    help_text=kind.help_text,
                    required=False,
                    initial=kind.name in chosen,
                )
        self.fields["quiet_until"] = forms.TypedChoiceField(
            label="No mail before",
            help_text=f"In your own time zone. After {_at(hours.EVENING)} a mail waits until then, "
            "too.",
            choices=[(hour, _at(hour)) for hour in range(hours.EARLIEST, hours.LATEST + 1)],
            coerce=int,
            initial=choices.quiet_until(user),
            error_messages={"invalid_choice": "Choose an hour from the list."},
        )

    def save(self) -> None:
        told = self.cleaned_data
        kinds = {kind.name for kind in KINDS if told.get(kind.name)}
        choices.choose(user=self.user, kinds=kinds, quiet_until=told["quiet_until"])

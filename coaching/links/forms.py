"""The forms of an invitation and of the client's yes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from coaching import consent
from coaching.models import Invites
from progression.fields import WholeField


class InvitationForm(forms.Form):
    invites = forms.ChoiceField(choices=Invites.choices)


class ConsentForm(forms.Form):
    """The yes, with the version of the text it was given to, and what it ends."""

    version = WholeField((1, 2**15), initial=consent.VERSION, widget=forms.HiddenInput)

    # The coaching that the page said would end with the yes, if it said so.
    ends = forms.IntegerField(
        required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("version") != consent.VERSION:
            raise ValidationError("What’s shared has changed since. Please read it again.")
        return data

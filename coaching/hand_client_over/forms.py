"""The link of the coach that a client is handed over to."""

from __future__ import annotations

import re

from django import forms
from django.core.exceptions import ValidationError


class HandOverForm(forms.Form):
    """A link to invite a client, or only its last part."""

    link = forms.CharField(
        label="The other coach’s link",
        max_length=300,
        error_messages={"required": "Put in the link that the other coach gave you."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "url"}),
    )

    def clean_link(self) -> str:
        """The token of the link."""
        found = re.fullmatch(r"(?:.*/)?([\w-]{10,40})/?", self.cleaned_data["link"], re.ASCII)
        if found is None:
            raise ValidationError("That isn’t one of our links. Copy the whole of it.")
        return found[1]

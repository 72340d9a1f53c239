"""The form that makes a token."""

from __future__ import annotations

from django import forms

from api.models import ApiToken, Scope
from progression.fields import ReadField
from workouts import reading

_LONGEST = ApiToken._meta.get_field("name").max_length or 0


class TokenForm(forms.Form):
    name = ReadField(
        lambda given: reading.read_text(given, longest=_LONGEST),
        label="Name",
        help_text="What will use it, such as “spreadsheet”.",
        error_messages={"required": "Give it a name."},
        widget=forms.TextInput(attrs={"maxlength": _LONGEST, "autocomplete": "off"}),
    )
    scope = forms.ChoiceField(
        label="It may",
        choices=Scope.choices,
        initial=Scope.READ,
        error_messages={"required": "Choose what it may do."},
    )

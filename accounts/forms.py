"""Forms of the account: sign-up and its settings."""

from __future__ import annotations

import unicodedata
import zoneinfo
from functools import cache
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import LATEST_END, Experience, User

# They change the direction of the text around them: a name could make a line read differently.
# As progression/characters.py has them, which this package may not import.
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_DAY_ENDS = [(0, "Midnight"), *((hour, f"{hour}:00") for hour in range(1, LATEST_END + 1))]

# Zones that are no place: an unset machine's, and the server's own.
NO_PLACES = {"Factory", "localtime"}


def visible_name(name: str) -> str:
    """The name as it is. Raises ValidationError where it has characters that nobody sees."""
    if any(char in TURNING or unicodedata.category(char) in {"Cc", "Cs"} for char in name):
        raise forms.ValidationError("Leave out invisible characters.")
    return name


@cache  # it reads some six hundred files
def time_zones() -> list[tuple[str, str]]:
    """The choices of time zone: the IANA name, and the same with spaces for people to read."""
    names = sorted(zoneinfo.available_timezones() - NO_PLACES)
    return [(name, name.replace("_", " ")) for name in names]


def time_zone_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Time zone",
        choices=time_zones,
        initial="UTC",
        help_text="It decides which day a workout belongs to.",
        error_messages={"invalid_choice": "Choose a time zone from the list."},
    )


class SignUpForm(forms.Form):
    """What allauth's sign-up asks besides address and password."""

    experience = forms.ChoiceField(
        label="How long have you been lifting weights?",
        choices=Experience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one. It decides how many back days you get."},
    )
    time_zone = time_zone_field()
    consent = forms.BooleanField(
        label="Keep my workouts, so Backplan can work out my next weight",
        help_text="Only you see them, and a coach if you agree to one. "
        "You can take everything with you, or delete it, at any time.",
        error_messages={"required": "Without this, there’s nothing to work from."},
    )

    field_order = ["email", "password1", "experience", "time_zone", "consent"]

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth once the account exists."""
        user.experience = self.cleaned_data["experience"]
        user.time_zone = self.cleaned_data["time_zone"]
        user.consented_at = timezone.now()
        user.save(update_fields=["experience", "time_zone", "consented_at"])


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]
    time_zone = time_zone_field()
    # A page from before there was such a field sends none, and changes nothing.
    day_ends_at = forms.TypedChoiceField(
        label="My day ends at",
        choices=_DAY_ENDS,
        coerce=int,
        required=False,
        empty_value=None,
        help_text="Do you train past midnight? Until this hour, what you log counts for the day "
        "before. It changes nothing you’ve logged already.",
        error_messages={"invalid_choice": "Choose an hour from the list."},
    )

    class Meta:
        model = User
        fields = ["name", "time_zone", "day_ends_at"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].help_text = "Shown to your coach, if you have one. Optional."

    def clean_name(self) -> str:
        return visible_name(self.cleaned_data["name"])

    def clean_day_ends_at(self) -> int:
        chosen: int | None = self.cleaned_data["day_ends_at"]
        return self.instance.day_ends_at if chosen is None else chosen


class LeaveForm(forms.Form):
    """Asks for the password even if it was given a moment ago: deleting cannot be undone."""

    password = forms.CharField(
        label="Your password",
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": "Give your password."},
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        if not user.has_usable_password():  # the sample accounts
            del self.fields["password"]

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("incorrect_password")
        return password

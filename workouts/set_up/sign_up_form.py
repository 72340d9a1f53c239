"""Sign-up with the unit of the first program, which begins at once."""

from __future__ import annotations

from django import forms
from django.db import transaction
from django.http import HttpRequest

from accounts.forms import SignUpForm as AccountSignUpForm
from accounts.models import User
from workouts import programs
from workouts.models import Unit


class SignUpWithUnitForm(AccountSignUpForm):
    unit = forms.ChoiceField(
        label="Weights are in",
        choices=Unit.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose pounds or kilograms."},
    )

    field_order = ["email", "password1", "experience", "unit", "time_zone", "consent"]

    @transaction.atomic
    def signup(self, request: HttpRequest, user: User) -> None:
        super().signup(request, user)
        programs.begin(lifter=user, unit=self.cleaned_data["unit"])

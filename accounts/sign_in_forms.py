"""allauth's forms with our words: nothing is asked twice, and passwords get one sentence."""

from __future__ import annotations

import secrets
from typing import Any, cast

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.utils import filter_users_by_email, has_verified_email
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts import unsent_forms
from accounts.models import User

LABELS = {
    "email": "E-mail address",
    "login": "E-mail address",
    "oldpassword": "Current password",
    "password1": "New password",
    "code": "Code",
}
MISSING = {
    "email": "Write your e-mail address.",
    "login": "Write your e-mail address.",
    "oldpassword": "Give your current password.",
    "password": "Give your password.",
    "password1": "Choose a password.",
    "code": "Write the code.",
}
AGAIN = "Type it again. A page never shows a password back."
NEW_PASSWORD = "At least 12 characters. A few unrelated words are easy to remember."  # noqa: S105


class Plain(forms.Form):
    """A mixin for allauth's forms: our labels and errors, and no repeated password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Typing a password twice catches fewer mistakes than a password manager does.
        self.fields.pop("password2", None)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            field.widget.attrs.pop("placeholder", None)
            if field.widget.attrs.get("autocomplete") == "current-password":
                field.help_text = ""  # the page links to the reset itself
        if "password1" in self.fields:
            self.fields["password1"].help_text = NEW_PASSWORD

    def full_clean(self) -> None:
        """Where another field is to be put right, the field of the password, which comes back
        empty, says to type it again."""
        super().full_clean()
        if not set(self.errors) - {NON_FIELD_ERRORS}:
            return
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.PasswordInput) and name not in self.errors:
                self[name].help_text = f"{AGAIN} {field.help_text}".strip()


ANOTHERS = "What you sent was typed in another account. Sign in with that one to send it."
TOO_LATE = "What you sent more than a day ago wasn’t saved, and it’s gone now."


def refuse_anothers(unsent: str, user: User) -> None:
    """Raise ValidationError where a carried form was typed in another account than the user's."""
    carried = unsent_forms.read(unsent)
    if carried and not carried.may_be_of(user):
        raise forms.ValidationError(ANOTHERS, code="anothers")


class LoginForm(Plain, account.LoginForm):
    """The sign-in; it may carry a form that was sent after its session had ended."""

    unsent = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[no-untyped-call]
        if self.user:
            refuse_anothers(cleaned.get("unsent", ""), self.user)
        return cleaned

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Put a carried form into the session, and go to the page that sends it again."""
        if unsent_forms.hand_over(request, self.cleaned_data["unsent"], self.user):
            redirect_url = reverse("unsent")
        elif self.cleaned_data["unsent"]:
            messages.warning(request, TOO_LATE)
        response: HttpResponse = super().login(request, redirect_url)
        return response


class SignUpPageForm(Plain, account.SignupForm):  # type: ignore[misc]
    """The sign-up. It takes the same time for an address that has an account already."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["password1"].label = "Password"

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """One transaction either way, which is flushed to the disk either way.

        What is mailed comes after it: a mail server may take longer than a transaction may.
        """
        with transaction.atomic():
            if not self.account_already_exists:
                return cast(User, self.save(request)), None
            self._save_in_vain(request)
        made: tuple[None, HttpResponse] = super().try_save(request)
        return made

    def _save_in_vain(self, request: HttpRequest) -> None:
        """Make the same account under an address that nobody has, look it up, and undo it."""
        known, nobodys = self.cleaned_data["email"], f"{secrets.token_hex(16)}@nobody.invalid"
        before = transaction.savepoint()
        self.cleaned_data["email"], self.account_already_exists = nobodys, False
        try:
            user = cast(User, self.save(request))
            # What allauth looks up on the way from an account to the mail for it.
            has_verified_email(user)
            address = EmailAddress.objects.get(user=user)
            EmailAddress.objects.get_for_user(User.objects.get(pk=address.user_id), nobodys)
        finally:
            self.cleaned_data["email"], self.account_already_exists = known, True
            transaction.savepoint_rollback(before)


class ReauthenticateForm(Plain, account.ReauthenticateForm):
    pass


class ChangePasswordForm(Plain, account.ChangePasswordForm):
    pass


class ResetPasswordForm(Plain, account.ResetPasswordForm):
    mail_configured = settings.MAIL_CONFIGURED


class ResetPasswordKeyForm(Plain, account.ResetPasswordKeyForm):
    pass


class ConfirmResetCodeForm(Plain, account.ConfirmPasswordResetCodeForm):
    pass


class ConfirmEmailCodeForm(Plain, account.ConfirmEmailVerificationCodeForm):
    pass


class AddEmailForm(Plain, account.AddEmailForm):
    """A new address: confirmed by mail, or taken at once where no mail can be sent."""

    def clean_email(self) -> str:
        email: str = super().clean_email()
        if not settings.MAIL_CONFIGURED and filter_users_by_email(email):
            raise get_adapter().validation_error("email_taken")
        return email

    def save(self, request: HttpRequest) -> EmailAddress:
        address: EmailAddress
        if settings.MAIL_CONFIGURED:
            address = super().save(request)
            return address
        user = cast(User, self.user)
        with transaction.atomic():
            EmailAddress.objects.filter(user=user).delete()
            address = EmailAddress.objects.create(user=user, email=self.cleaned_data["email"])
            address.set_as_primary()
        return address


class AuthenticateForm(Plain, mfa.AuthenticateForm):
    def has(self, kind: str) -> bool:
        return Authenticator.objects.filter(user=self.user, type=kind).exists()

    def has_app(self) -> bool:
        return self.has(Authenticator.Type.TOTP)

    def has_passkey(self) -> bool:
        return self.has(Authenticator.Type.WEBAUTHN)


class ReauthenticateCodeForm(Plain, mfa.ReauthenticateForm):
    pass


class ActivateForm(Plain, totp.ActivateTOTPForm):
    pass

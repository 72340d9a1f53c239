"""How allauth makes an account here, and asks who somebody is."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from accounts.devices import device_words
from accounts.models import User
from accounts.sessions import SessionStore
from accounts.signed_in import sign_out_others
from accounts.unsent_forms import KEY

# How else somebody may say that it is them, on the page that asks again.
INSTEAD = {
    "reauthenticate": "Use your password",
    "mfa_reauthenticate": "Use a code",
    "mfa_reauthenticate:webauthn": "Use a passkey",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "This account is closed.",
        "duplicate_email": "You already sign in with that address.",
        "email_password_mismatch": "That address and password don’t match.",
        "email_taken": "That address already has an account.",
        "enter_current_password": "That’s not your password.",
        "incorrect_code": "That’s not the code.",
        "incorrect_password": "That’s not your password.",
        "rate_limited": "Too many tries. Wait a few minutes.",
        "too_many_login_attempts": "Too many tries. Wait a few minutes.",
    }

    def clean_email(self, email: str) -> str:
        """Addresses are kept in lower case, so one person has one account."""
        return super().clean_email(email).lower()

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the form that was carried through the sign-in, or to the usual page."""
        if KEY in request.session:
            return reverse("unsent")
        return str(super().get_login_redirect_url(request))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": INSTEAD[way["id"]]} for way in ways]

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> Any:
        """Sign in, and clear away sessions that ended, as nothing else comes by so regularly."""
        answer = super().login(request, user)
        SessionStore.clear_expired()
        return answer

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Whoever knew the old password is out, on every other device."""
        super().set_password(user, password)
        sign_out_others(user=cast(User, user), this=self.request.session.session_key)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That’s not the code.",
        "unverified_email": "Confirm your e-mail address first.",
    }

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host that the site is reached by; phones show the name."""
        return super().get_public_key_credential_rp_entity() | {"name": "Backplan"}

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:
        """A passkey is called after the device it is made on, unless it is given a name."""
        return device_words(context.request.headers.get("User-Agent", ""))

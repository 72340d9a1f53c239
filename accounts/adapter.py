"""How allauth makes an account here."""

from __future__ import annotations

from typing import Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from accounts.models import User
from accounts.sessions import SessionStore
from accounts.signed_in import sign_out_others


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

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> Any:
        """Sign in, and clear away sessions that ended, as nothing else comes by so regularly."""
        answer = super().login(request, user)
        SessionStore.clear_expired()
        return answer

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Whoever knew the old password is out, on every other device."""
        super().set_password(user, password)
        sign_out_others(user=cast(User, user), this=self.request.session.session_key)

"""How allauth makes an account here."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter


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

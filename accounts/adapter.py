"""How allauth makes an account here."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    def clean_email(self, email: str) -> str:
        """Addresses are kept in lower case, so one person has one account."""
        return super().clean_email(email).lower()

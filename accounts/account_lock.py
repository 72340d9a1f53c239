"""One change at a time of what belongs to an account."""

from __future__ import annotations

from accounts.models import User


def lock_account(user: int) -> None:
    """Hold an account until the transaction ends; another change that asks for it waits."""
    User.objects.select_for_update(no_key=True).get(pk=user)

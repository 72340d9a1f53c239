"""One change of a lifter's plan, days or workouts at a time."""

from __future__ import annotations

from accounts.models import User


def lock_account(lifter: int) -> None:
    """Hold a lifter's account until the transaction ends; another change that asks for it waits."""
    User.objects.select_for_update(no_key=True).get(pk=lifter)

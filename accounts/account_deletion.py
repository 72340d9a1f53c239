"""The end of an account: nothing is left of it, here or in any browser that was signed in.

Each package adds a Removal to REMOVALS while the apps are made ready: it says what the package
keeps about a person, and removes it. What other people keep loses the name of whoever leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from accounts.signed_in import end_half_sign_ins, sessions_of, sign_out


@dataclass(frozen=True, slots=True)
class Removal:
    """One package's part: `says` gives a line for each thing that goes or loses its name."""

    says: Callable[[User], list[str]]
    remove: Callable[[User], None]


REMOVALS: list[Removal] = []


def what_goes(user: User) -> list[str]:
    """What leaving takes away, one line for each thing."""
    account = "Your name, your e-mail address and every way to sign in, on every device."
    return [account, *(line for removal in REMOVALS for line in removal.says(user))]


@transaction.atomic
def leave(*, user: User) -> None:
    """Delete an account, everything it owns and its sessions, in one transaction."""
    # Another request that writes for this account waits for the lock, and then finds no account.
    User.objects.select_for_update().get(pk=user.pk)
    listed = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    addresses = {address.lower() for address in (user.email, *listed)}
    # In reverse order of registration, because later packages depend on earlier ones.
    for removal in reversed(REMOVALS):
        removal.remove(user)
    sign_out(sessions=sessions_of(user))
    User.objects.filter(pk=user.pk).delete()
    end_half_sign_ins(account=user.pk, addresses=addresses)

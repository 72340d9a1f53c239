"""The end of an account: nothing is left of it, here or in any browser that was signed in.

Each package says what it keeps of a person, and takes it away: SHARES, filled as the apps are
made ready. What other people keep loses the name of whoever leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Removal:
    """One package's part in it: `says` a line for each thing that goes or stays nameless."""

    says: Callable[[User], list[str]]
    remove: Callable[[User], None]


SHARES: list[Removal] = []


def what_goes(user: User) -> list[str]:
    """What leaving takes away, a line each."""
    account = "Your name, your e-mail address and every way to sign in, on every device."
    return [account, *(line for share in SHARES for line in share.says(user))]


@transaction.atomic
def leave(*, user: User) -> None:
    """Delete an account with all that is its own, whole or not at all."""
    # Whoever writes something of theirs meanwhile waits, and then finds nobody.
    User.objects.select_for_update().get(pk=user.pk)
    addresses = {
        user.email,
        *EmailAddress.objects.filter(user=user).values_list("email", flat=True),
    }
    known, lasting = str(user.pk), {address.lower() for address in addresses}
    for share in reversed(SHARES):  # who came last builds on the others
        share.remove(user)
    User.objects.filter(pk=user.pk).delete()
    _end_sessions(known, lasting)


def _end_sessions(user: str, addresses: Collection[str]) -> None:
    """Every session of the account, and those on their way into it.

    A session says whose it is only inside, so each is opened.
    """
    for session in Session.objects.iterator(chunk_size=500):
        if mentions(session.get_decoded(), user, addresses):
            session.delete()


def mentions(kept: object, user: str, addresses: Collection[str], key: str = "") -> bool:
    """Whether what a session keeps names an account by its id or an address of it."""
    if isinstance(kept, dict):
        return any(mentions(value, user, addresses, str(name)) for name, value in kept.items())
    if isinstance(kept, list | tuple):
        return any(mentions(value, user, addresses, key) for value in kept)
    text = str(kept).lower()
    return ("user" in key and text == user) or any(address in text for address in addresses)

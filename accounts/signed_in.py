"""Where an account is signed in, and ending that."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.devices import network_words
from accounts.models import User


@dataclass(frozen=True, slots=True)
class SignedInDevice:
    """A browser that is signed in. `network` is "" where it is not known."""

    id: int
    device: str
    network: str
    since: datetime.datetime
    last_used: datetime.datetime
    is_this: bool


def sessions_of(user: User) -> QuerySet[UserSession]:
    rows: QuerySet[UserSession] = UserSession.objects.filter(user=user)
    return rows


def devices(user: User, *, this: str) -> list[SignedInDevice]:
    """Every device that could ask for a page now: `this` one (a session key), then the latest."""
    session = Session.objects.filter(
        session_key=OuterRef("session_key"), expire_date__gt=timezone.now()
    )
    found = [
        SignedInDevice(
            id=row.pk,
            device=row.user_agent,
            network=network_words(row.ip),
            since=row.created_at,
            last_used=row.last_seen_at,
            is_this=row.session_key == this,
        )
        for row in sessions_of(user).filter(Exists(session)).order_by("-last_seen_at", "-pk")
    ]
    return sorted(found, key=lambda device: not device.is_this)


@transaction.atomic
def sign_out(*, sessions: QuerySet[UserSession]) -> int:
    """End these sessions: their next request finds nobody signed in. Returns how many."""
    listed = list(sessions.select_for_update().values_list("pk", "session_key"))
    Session.objects.filter(pk__in=[key for _, key in listed]).delete()
    UserSession.objects.filter(pk__in=[pk for pk, _ in listed]).delete()
    return len(listed)


@transaction.atomic
def sign_out_others(*, user: User, this: str | None) -> int:
    """End every session of an account but `this` one, a session key, and whoever is half way in."""
    end_half_sign_ins(account=user.pk, this=this)
    return sign_out(sessions=sessions_of(user).exclude(session_key=this or ""))


def end_half_sign_ins(
    *, account: int, addresses: Collection[str] = (), this: str | None = None
) -> None:
    """End what is left of sign-ins to an account, such as one that waits for its second step.

    Nobody is signed in with these, so they are not listed. Only their data says whose they are;
    there are few of them. `addresses` are in lower case; `this` session, by its key, stays.
    """
    listed = UserSession.objects.filter(session_key=OuterRef("session_key"))
    half = Session.objects.exclude(Exists(listed)).exclude(pk=this or "")
    for session in half.iterator(chunk_size=500):
        if mentions(session.get_decoded(), str(account), addresses):
            session.delete()


def mentions(kept: object, user: str, addresses: Collection[str], key: str = "") -> bool:
    """Whether session data (`kept`, at any depth) names an account by its id or an address.

    `user` is the id as text, `addresses` are in lower case, `key` is the name `kept` has.
    """
    if isinstance(kept, dict):
        return any(mentions(value, user, addresses, str(name)) for name, value in kept.items())
    if isinstance(kept, list | tuple):
        return any(mentions(value, user, addresses, key) for value in kept)
    text = str(kept).lower()
    return ("user" in key and text == user) or any(address in text for address in addresses)

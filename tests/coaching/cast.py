"""The coaching cast: who looks on, who used to, who may not yet, and who never could."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from coaching import consent, invitations, reviews
from coaching.models import Coaching, Invites
from tests.factories import account
from workouts.models import Workout


def coach(email: str = "coach@example.com", **fields: Any) -> User:
    return account(email, **fields)


def coached(client: User, by: User) -> Coaching:
    """An open coaching: the coach invited, the client said yes."""
    invitation = invitations.invite(by=by, invites=Invites.CLIENT)
    return invitations.accept(token=invitation.token, by=client)


def asked(client: User, by: User) -> Coaching:
    """The client invited, the coach accepted; the client has not said yes."""
    invitation = invitations.invite(by=client, invites=Invites.COACH)
    return invitations.accept(token=invitation.token, by=by)


def ended(client: User, by: User) -> Coaching:
    """A coaching that was open and is over."""
    coaching = coached(client, by)
    consent.end(coaching=coaching)
    coaching.refresh_from_db()
    return coaching


def waits(by: User) -> list[Workout]:
    """What waits, oldest first; the statements of review_sql say the same."""
    found = list(reviews.waiting(by))
    first = [(visit.coaching_id, visit.pk) for visit in found[:1]]  # type: ignore[attr-defined]
    assert [reviews.next_waiting(by)] == (first or [None])
    others = Workout.objects.annotate(others=reviews.others_waiting(reviews.values(by).__getitem__))
    for visit in others:
        assert visit.others == len(found) - (visit in found)
    return found

"""Invitations: made, withdrawn, and used once."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from coaching import consent, hand_overs
from coaching.models import Coaching, Invitation, Invites

A_DAY = 20


@transaction.atomic
def invite(*, by: User, invites: str) -> Invitation:
    """A new link. Raises ValidationError past A_DAY of them in a day."""
    # Locked, so that two requests at once do not both pass the count.
    lock_account(by.pk)
    yesterday = timezone.now() - datetime.timedelta(days=1)
    if Invitation.objects.owned_by(by).filter(made_at__gt=yesterday).count() >= A_DAY:
        raise ValidationError(f"You made {A_DAY} invitations today. Make the next one tomorrow.")
    return Invitation.objects.create(by=by, invites=invites)


def withdraw(*, invitation: Invitation) -> None:
    """Make the link useless. Raises ValidationError for one that was used already."""
    unused = Invitation.objects.filter(pk=invitation.pk, used_at=None)
    unused.filter(withdrawn_at=None).update(withdrawn_at=timezone.now())
    if not unused.exists():
        raise ValidationError("That invitation has already been used.")


def find(token: str) -> Invitation:
    """The invitation of a link. Raises Invitation.DoesNotExist unless it can be used."""
    usable = Invitation.objects.usable().filter(by__is_active=True)
    return usable.select_related("by").get(token=token)


def accept(*, token: str, by: User, ends: int | None = None) -> Coaching:
    """Use the link: a client's yes opens the coaching, a coach's asks the client for theirs.

    Whoever used it gets the same coaching again until that ends. Raises
    Invitation.DoesNotExist, or ValidationError for one's own link, for a pair that is coach and
    client already, and for a client with two coaches. `ends` is the coaching that was handed over
    to the coach of the link, as the page of the yes said: it ends with the yes.
    """
    try:
        with transaction.atomic():
            lock_account(by.pk)  # before the rows of a coaching, as who leaves holds them
            invitation = Invitation.objects.select_for_update().get(token=token)
            if invitation.used_at is not None:
                return _opened(invitation, by)
            invitation = find(token)
            _refuse_own(invitation, by)
            invitation.used_at = timezone.now()
            invitation.save(update_fields=["used_at"])
            return _linked(invitation, by, ends)
    except IntegrityError:
        raise ValidationError("You two are already linked.") from None


def _refuse_own(invitation: Invitation, by: User) -> None:
    if invitation.by_id == by.pk:
        whom = "client" if invitation.invites == Invites.CLIENT else "coach"
        raise ValidationError(
            "This is your own invitation, and you can’t coach yourself. "
            f"Send its link to your {whom}."
        )


def _pair(invitation: Invitation, by: User) -> tuple[User, User]:
    """Who would be coach and client."""
    asks_client = invitation.invites == Invites.CLIENT
    return (invitation.by, by) if asks_client else (by, invitation.by)


def _opened(invitation: Invitation, by: User) -> Coaching:
    """What a used link made for this person; Invitation.DoesNotExist for anybody else."""
    coach, client = _pair(invitation, by)
    coaching = Coaching.objects.filter(coach=coach, client=client, ended_at=None).first()
    if coaching is None:
        raise Invitation.DoesNotExist
    return coaching


def _linked(invitation: Invitation, by: User, ends: int | None) -> Coaching:
    client_says_yes = invitation.invites == Invites.CLIENT
    coach, client = _pair(invitation, by)
    # Locked: if it ends at the same moment, it is not found here, and the yes opens a new one.
    locked = Coaching.objects.select_for_update().filter(coach=coach, client=client, ended_at=None)
    standing = locked.first()
    if standing is not None and (standing.accepted_at or not client_says_yes):
        raise ValidationError(_ALREADY[Invites(invitation.invites), standing.accepted_at is None])
    coaching = standing or Coaching.objects.create(
        coach=coach, client=client, invited_at=invitation.made_at
    )
    if client_says_yes:
        if ends is not None:
            hand_overs.end_the_old(invitation=invitation, client=client, coaching=ends)
        consent.agree(coaching=coaching, client=client)
    return coaching


_ALREADY: dict[tuple[str, bool], str] = {
    (Invites.CLIENT, False): "This coach already sees your log.",
    (Invites.COACH, False): "You already coach this lifter.",
    (Invites.COACH, True): "You accepted before. Your client still has to say yes.",
}

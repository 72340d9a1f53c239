"""Handing a client over: offered by the coach, taken back by either, done by the client's yes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from coaching import consent
from coaching.models import Answer, Coaching, HandOver, Invitation, Invites, Proposal


@transaction.atomic
def offer(*, coaching: Coaching, token: str) -> HandOver:
    """Ask the client whether to go on with the coach who made this link. A second offer takes the
    place of the first.

    Raises ValidationError for a link that does not work, is for a coach, or leads back to the
    coach or the client of this coaching.
    """
    Coaching.objects.open().select_for_update().get(pk=coaching.pk)
    usable = Invitation.objects.usable().filter(invites=Invites.CLIENT, by__is_active=True)
    invitation = usable.filter(token=token).first()
    if invitation is None:
        raise ValidationError(_USELESS)
    if invitation.by_id == coaching.coach_id:
        raise ValidationError("That’s your own link. Ask the other coach for one of theirs.")
    if invitation.by_id == coaching.client_id:
        raise ValidationError("That’s a link of your client’s. Ask the other coach for one.")
    offered, _ = HandOver.objects.update_or_create(
        coaching=coaching, defaults={"invitation": invitation, "made_at": timezone.now()}
    )
    return offered


def take_back(*, coaching: Coaching) -> None:
    """For either side: the coaching goes on. A second time changes nothing."""
    HandOver.objects.filter(coaching=coaching).delete()


@transaction.atomic
def end_the_old(*, invitation: Invitation, client: User, coaching: int) -> None:
    """The client begins with the coach of an invitation: end the coaching that was handed over to
    it, and withdraw what its coach still proposes.

    Raises ValidationError where that is offered no more.
    """
    mine = Coaching.objects.owned_by(client).open().filter(hand_over__invitation=invitation)
    over = mine.select_for_update(of=("self",)).filter(pk=coaching).first()
    if over is None:
        raise ValidationError("That offer was taken back meanwhile. Please read this again.")
    waiting = Proposal.objects.waiting().filter(coaching=over)
    waiting.update(answer=Answer.WITHDRAWN, answered_at=timezone.now())
    consent.close(over)


_USELESS = (
    "That link doesn’t work. Ask the other coach for a new one: they make it on their page "
    "of clients."
)

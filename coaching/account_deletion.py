"""What coaching removes when a client or a coach leaves, and what stays without a name.

When a client leaves, everything goes: the coachings, the looks, and all that was said about the
log, because a comment is about a workout that is gone.

When a coach leaves, the clients keep a lot, as the consent text promised: "What your coach wrote
to you stays with you." They keep the threads, the answered proposals, the weights these set, what
they agreed to, and who looked when, all without the coach's name. Proposals that still wait are
withdrawn.
"""

from __future__ import annotations

from django.db.models import Q
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from accounts.account_deletion import Removal
from accounts.models import User
from coaching import consent
from coaching.models import (
    Answer,
    Coaching,
    Comment,
    HandOver,
    KeptLine,
    Proposal,
    ProposalTemplate,
)
from workouts.models import WorkingLoad

NOBODY = "A coach who has left"


def says(user: User) -> list[str]:
    lines = []
    if Coaching.objects.owned_by(user).exists():
        lines.append("What your coaches and you wrote to each other, and who looked at your log.")
    if Coaching.objects.filter(coach=user).exists():
        lines.append(
            "Your sight of your clients' logs. They keep their logs and what you wrote to "
            "them, without your name."
        )
    if ProposalTemplate.objects.owned_by(user).exists():
        lines.append("The templates you propose from.")
    return lines


def remove(user: User) -> None:
    # Held first, as by whoever keeps a line of one or reviews; then come the rows of each.
    held = Coaching.objects.filter(Q(client=user) | Q(coach=user)).order_by("pk")
    list(held.select_for_update().values_list("pk", flat=True))
    Coaching.objects.owned_by(user).delete()
    mine = Coaching.objects.filter(coach=user)
    waiting = Proposal.objects.waiting().filter(coaching__in=mine)
    waiting.update(answer=Answer.WITHDRAWN, answered_at=timezone.now())
    mine.filter(ended_at=None, accepted_at=None).delete()  # never began
    _forget_name(user)
    mine_now = list(mine.values_list("pk", flat=True))
    clients = list(mine.open().values_list("client", flat=True))
    mine.update(ended_at=Coalesce("ended_at", Now()), coach=None)
    consent.hide_body_weights(clients)
    KeptLine.objects.filter(coaching__in=mine_now).delete()
    HandOver.objects.filter(coaching__in=mine_now).delete()
    Comment.objects.filter(author=user).update(author=None)
    Comment.objects.filter(to=user).update(to=None)


def _forget_name(coach: User) -> None:
    """Take the coach's name out of the notes of weights that an accepted proposal set.

    Such a note is the coach's name or address, a colon and the proposal's reason.
    """
    by_them = WorkingLoad.objects.filter(by=coach).exclude(lifter=coach)
    for load in by_them.select_related("program"):
        accepted = Q(coaching__client=load.program.lifter_id, answer=Answer.ACCEPTED)
        proposals = Proposal.objects.filter(accepted, coaching__coach=coach)
        reasons = [
            reason
            for reason in proposals.values_list("reason", flat=True)
            if load.note.endswith(f": {reason}")
        ]
        # The longest, as one reason may be the end of another.
        reason = max(reasons, key=len, default="")
        load.note = f"{NOBODY}: {reason}" if reason else f"{NOBODY}."
        load.save(update_fields=["note"])
    by_them.update(by=None)


REMOVAL = Removal(says, remove)

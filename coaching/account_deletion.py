"""What coaching takes away when a client or a coach leaves, and what stays without a name.

A client takes everything along: the coaching, the looks, and all that was said about the log,
for a comment is about a workout that is gone.

Of a coach, the consent text promised: "What your coach wrote to you stays with you." So the
clients keep the threads, the answered proposals, the weights these set, what they agreed to,
and who looked when; all of it loses the coach's name. Nothing waits for an answer any more.
"""

from __future__ import annotations

from django.db.models import Q
from django.db.models.functions import Coalesce, Now
from django.utils import timezone

from accounts.account_deletion import Removal
from accounts.models import User
from coaching.models import Answer, Coaching, Comment, Proposal
from workouts.models import WorkingLoad

NOBODY = "A coach who has left"


def says(user: User) -> list[str]:
    said = []
    if Coaching.objects.owned_by(user).exists():
        said.append("What your coaches and you wrote to each other, and who looked at your log.")
    if Coaching.objects.filter(coach=user).exists():
        said.append(
            "Your sight of your clients' logs. They keep their logs and what you wrote to "
            "them, without your name."
        )
    return said


def remove(user: User) -> None:
    Coaching.objects.owned_by(user).delete()
    mine = Coaching.objects.filter(coach=user)
    waiting = Proposal.objects.waiting().filter(coaching__in=mine)
    waiting.update(answer=Answer.WITHDRAWN, answered_at=timezone.now())
    mine.filter(ended_at=None, accepted_at=None).delete()  # nothing came of it
    _forget_name(user)
    mine.update(ended_at=Coalesce("ended_at", Now()), coach=None)
    Comment.objects.filter(author=user).update(author=None)
    Comment.objects.filter(to=user).update(to=None)


def _forget_name(coach: User) -> None:
    """The notes of weights that a proposal set begin with the coach's name or address."""
    by_them = WorkingLoad.objects.filter(by=coach).exclude(lifter=coach)
    for load in by_them.select_related("program"):
        accepted = Q(coaching__client=load.program.lifter_id, answer=Answer.ACCEPTED)
        asked = Proposal.objects.filter(accepted, coaching__coach=coach)
        reasons = asked.values_list("reason", flat=True)
        said = max(
            (each for each in reasons if load.note.endswith(f": {each}")), key=len, default=""
        )
        load.note = f"{NOBODY}: {said}" if said else f"{NOBODY}."
        load.save(update_fields=["note"])
    by_them.update(by=None)


SHARE = Removal(says, remove)

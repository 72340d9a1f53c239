"""The roster, and one client: their week, where each lift stands, what waits."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import User
from coaching import wording
from coaching.models import Coaching, Comment, Invitation, Invites, Proposal, Review
from coaching.roster import Line, line
from workouts import weeks
from workouts.models import Prescription, Workout
from workouts.screens import week

_LATEST = 8
_ANSWERED = 3


def clients(coach: User, lines: list[Line]) -> dict[str, Any]:
    """Everything clients.html shows."""
    invitations = Invitation.objects.owned_by(coach).usable().filter(invites=Invites.CLIENT)
    asked = Coaching.objects.asked().filter(coach=coach).select_related("client")
    return {
        "lines": lines,
        "waiting": sum(line.waiting for line in lines),
        "invitations": invitations.order_by("-made_at"),
        "asked": asked.order_by("invited_at"),
    }


def client(coaching: Coaching) -> dict[str, Any]:
    """Everything client.html shows."""
    of_client = Proposal.objects.filter(coaching=coaching)
    return {
        "coaching": coaching,
        "client": coaching.client,
        "line": line(coaching),
        "workouts": earlier_workouts(coaching)[:_LATEST],
        "proposals": wording.proposals(of_client.waiting()),
        "answered": wording.proposals(of_client.exclude(answer="")[:_ANSWERED]),
        **_week(coaching.client),
    }


def _week(client: User) -> dict[str, Any]:
    """This week as the client sees it; nothing for an account without a program."""
    prescriptions = list(Prescription.objects.owned_by(client).current())
    if not prescriptions:
        return {"days": []}
    today = client.today()
    return week(client, weeks.this_week(prescriptions, today), today)


def earlier_workouts(coaching: Coaching) -> QuerySet[Workout]:
    """The client's workouts, newest first, each with its sets counted and whether it was
    reviewed in this coaching and holds an answer that is not read."""
    reviewed = Review.objects.filter(coaching=coaching, workout=OuterRef("pk"))
    unread = Comment.objects.filter(
        coaching=coaching, workout=OuterRef("pk"), to=coaching.coach_id, read_at=None
    )
    workouts = Workout.objects.owned_by(coaching.client).with_work_sets()
    marked = workouts.annotate(reviewed=Exists(reviewed), unread=Exists(unread))
    return marked.order_by("-performed_on", "role")

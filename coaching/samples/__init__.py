"""Sample data of coaching, for development: Ines coaches Nora, Marcus and eight others."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from coaching import invitations, proposals, reviews
from coaching.models import Coaching, Invites, Review
from coaching.samples.clients import CLIENTS, SampleClient, write
from workouts import samples
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Prescription, Role, Workout

_AGREED = datetime.timedelta(days=30)


def make() -> None:
    """Make the clients that are missing, and their conversations with the coach.

    A second run changes nothing.
    """
    coach = User.objects.get(email=samples.address("coach"))
    for client in CLIENTS:
        _make(client, coach)
    for key, talk in _TALKS.items():
        lifter = User.objects.get(email=samples.address(key))
        if not Coaching.objects.owned_by(lifter).filter(coach=coach).exists():
            with transaction.atomic():
                talk(_coached(lifter, coach))


@transaction.atomic
def _make(client: SampleClient, coach: User) -> None:
    lifter, is_new = samples.account(client.person)
    if is_new:
        write(client, lifter)
        _coached(lifter, coach)


def _coached(lifter: User, coach: User) -> Coaching:
    """A coaching that has been open for a month, all its workouts reviewed but the latest."""
    invitation = invitations.invite(by=coach, invites=Invites.CLIENT)
    coaching = invitations.accept(token=invitation.token, by=lifter)
    lifter.refresh_from_db()
    agreed_at = max(lifter.joined_at, timezone.now() - _AGREED)
    Coaching.objects.filter(pk=coaching.pk).update(invited_at=agreed_at, accepted_at=agreed_at)
    for workout in list(reviews.waiting(coach).filter(lifter=lifter))[:-1]:
        reviews.mark_reviewed(coaching=coaching, workout=workout)
    Review.objects.filter(coaching=coaching).update(at=timezone.now() - datetime.timedelta(days=1))
    return coaching


def _talk_with_nora(coaching: Coaching) -> None:
    for workout in _workouts(coaching)[:1]:
        _say(
            coaching,
            coaching.present_coach,
            workout,
            "Good week. Write down the reps you had left, too.",
        )


def _talk_with_marcus(coaching: Coaching) -> None:
    """A conversation about a set, an unread question, and a proposal."""
    for latest, before in zip(_workouts(coaching)[:1], _workouts(coaching)[1:2], strict=True):
        done = before.sets.filter(exercise="deadlift", kind=Kind.WORK).order_by("-position").first()
        _say(
            coaching,
            coaching.present_coach,
            before,
            "This one looked slow. How was your grip?",
            done,
        )
        _say(coaching, coaching.client, before, "It went first. I will use straps.", done)
        reviews.mark_read(reader=coaching.present_coach, coaching=coaching, workout=before)
        _say(coaching, coaching.client, latest, "Could I rest longer before the last set?")
        _propose_rest(coaching)


def _propose_rest(coaching: Coaching) -> None:
    days = Prescription.objects.owned_by(coaching.client).current().filter(day__role=Role.MAIN)
    prescription = days.get(exercise="deadlift")
    longer = {"rest_seconds": prescription.rest_seconds + 60}
    proposals.propose(
        coaching=coaching,
        prescription=prescription,
        changes=proposals.changes(proposals.current(prescription), longer),
        reason="Your last sets are tired rather than weak. A minute more should show it.",
    )


def _workouts(coaching: Coaching) -> QuerySet[Workout]:
    """The client's main days, newest first."""
    main = Workout.objects.owned_by(coaching.client).filter(role=Role.MAIN)
    return main.order_by("-performed_on")


def _say(
    coaching: Coaching, author: User, workout: Workout, text: str, set: LoggedSet | None = None
) -> None:
    reviews.comment(
        coaching=coaching, workout=workout, author=author, text=text, id=new_id(), set=set
    )


_TALKS = {"under-a-year": _talk_with_nora, "over-a-year": _talk_with_marcus}

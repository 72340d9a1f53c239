"""Letters to a client: a comment, a proposal, and a coach who waits for the yes.

Of several of one sort the newest is told, and stands for those before it: a review with five
comments is one letter. An invitation is a link that names nobody, so that only the coach who took
up one's own link can be told of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from accounts.models import User
from accounts.names_in_text import isolated
from coaching.client.workout_page import thread_url
from coaching.models import Coaching, Comment, Invitation, Invites, Proposal
from mail.kinds import NEWS_FOR, LetterKind, Line, MailEvent, Told
from mail.models import MailChoice

COMMENT, PROPOSAL, YES = "comment", "proposal", "yes"


def _news(
    rows: QuerySet[Comment] | QuerySet[Proposal] | QuerySet[Coaching],
    now: datetime.datetime,
    *,
    kind: str,
    client: str,
    at: str,
) -> Iterator[MailEvent]:
    """Those of the last days, since their client wanted to be told; `client` and `at` are the
    columns that say who that is, and when it happened."""
    wanted = MailChoice.objects.on(kind).filter(user=OuterRef(client), since__lt=OuterRef(at))
    fresh = rows.filter(Exists(wanted), **{f"{at}__gt": now - NEWS_FOR}).order_by(at, "pk")
    return (MailEvent(user, str(pk)) for user, pk in fresh.values_list(client, "pk").iterator(500))


def comments_due(now: datetime.datetime) -> Iterator[MailEvent]:
    theirs = Comment.objects.filter(
        coaching__in=Coaching.objects.open(), to=F("coaching__client"), read_at=None
    )
    return _news(theirs, now, kind=COMMENT, client="to", at="written_at")


def comment_tells(user: User, event: str) -> Told | None:
    unread = Comment.objects.unread_by(user).filter(coaching__in=Coaching.objects.open())
    told = unread.filter(pk=event).select_related("coaching__coach", "workout", "set").first()
    if told is None or told.coaching.client_id != user.pk:
        return None
    same = unread.filter(coaching=told.coaching_id, workout=told.workout_id)
    if same.filter(written_at__gt=told.written_at).exists():
        return None
    on = told.workout.performed_on
    coach = _name(told.coaching, "Your coach")
    return Told(
        subject="A comment from your coach",
        opening=f"{coach} wrote to you about your workout on {on:%A} {on.day} {on:%B}.",
        button=Line("Read it", thread_url(told, user)),
    )


def proposals_due(now: datetime.datetime) -> Iterator[MailEvent]:
    waiting = Proposal.objects.waiting().filter(coaching__in=Coaching.objects.open())
    return _news(waiting, now, kind=PROPOSAL, client="coaching__client", at="made_at")


def proposal_tells(user: User, event: str) -> Told | None:
    waiting = Proposal.objects.owned_by(user).waiting()
    told = waiting.filter(pk=event).select_related("coaching__coach").first()
    if told is None or waiting.filter(coaching=told.coaching_id, pk__gt=told.pk).exists():
        return None
    coach = _name(told.coaching, "Your coach")
    return Told(
        subject="Your coach proposes a change",
        opening=f"{coach} proposes something new. Nothing changes until you accept it.",
        button=Line("See what it is", reverse("week")),
    )


def yes_due(now: datetime.datetime) -> Iterator[MailEvent]:
    used = Invitation.objects.filter(
        by=OuterRef("client"), made_at=OuterRef("invited_at"), invites=Invites.COACH
    )
    asked = Coaching.objects.asked().annotate(accepted=Subquery(used.values("used_at")[:1]))
    return _news(asked, now, kind=YES, client="client", at="accepted")


def yes_tells(user: User, event: str) -> Told | None:
    asked = Coaching.objects.asked().filter(client=user, pk=event)
    coaching = asked.select_related("coach").first()
    if coaching is None:
        return None
    coach = _name(coaching, "A coach")
    return Told(
        subject="A coach accepted your invitation",
        opening=f"{coach} accepted your invitation, and sees nothing until you say yes.",
        button=Line("See what you’d share", reverse("agree", args=[coaching.pk])),
    )


def _name(coaching: Coaching, nameless: str) -> str:
    """The coach's name; nobody's address is mailed to anybody."""
    name = coaching.present_coach.name
    return isolated(name) if name else nameless


KINDS = [
    LetterKind(
        name=COMMENT,
        label="Tell me when my coach comments on a workout",
        help_text="What your coach wrote stays on the page.",
        stops="mail about comments from your coach",
        due=comments_due,
        tells=comment_tells,
    ),
    LetterKind(
        name=PROPOSAL,
        label="Tell me when my coach proposes a change",
        help_text="The mail only says that there’s one.",
        stops="mail about proposals from your coach",
        due=proposals_due,
        tells=proposal_tells,
    ),
    LetterKind(
        name=YES,
        label="Tell me when a coach accepts my invitation",
        help_text="They see nothing until you say yes.",
        stops="mail about coaches who accept your invitation",
        due=yes_due,
        tells=yes_tells,
    ),
]

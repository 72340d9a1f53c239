"""What coaching adds to the file of everything: who saw what, and what was said.

- coachings: `side` is what I am in it. `other` names the other side, for a coach only while
  it is not over. `consent` is the text that was agreed to, word for word.
- comments, proposals, reviews: of my own log, from every coach; and of clients that are mine
  now. `workout` and `set` stand elsewhere in the file where the log is mine.
  A proposal `asks` for a change of the plan or for a lighter week, which has no prescription.
- said_to_former_clients: a coach's own words, and nothing any more of whom they were said to.
- looks: which coach looked at what of mine, and when; null for one whose account is gone.
- invitations: those I made, without the links.

It is a record to keep. Whoever reads the file back leaves these parts alone: only a client's
own yes opens a coaching.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from accounts.export_json import ExportPart, ExportRow, chained, rows
from accounts.models import User
from coaching.models import Answer, Coaching, Comment, Invitation, LogView, Proposal, Review
from coaching.models.reviews import CommentQuerySet


def _seen_by(user: User) -> Q:
    """What a person may read: all of their own log, and their clients' while they are."""
    return Q(coaching__client=user) | Q(coaching__coach=user, coaching__ended_at=None)


def _coachings(user: User) -> Iterator[ExportRow]:
    mine = Coaching.objects.filter(Q(client=user) | Q(coach=user))
    for each in mine.select_related("client", "coach").order_by("pk").iterator(chunk_size=500):
        is_client = each.client_id == user.pk
        other = each.coach if is_client else each.client
        known = other is not None and (is_client or each.ended_at is None)
        yield {
            "id": each.pk,
            "side": "client" if is_client else "coach",
            "other": str(other) if known else None,
            "invited_at": each.invited_at,
            "accepted_at": each.accepted_at,
            "ended_at": each.ended_at,
            "consent": each.consent,
        }


def _comments(user: User) -> Iterator[ExportRow]:
    found = Comment.objects.filter(_seen_by(user)).order_by("written_at", "pk")
    said = ["id", "coaching", "workout", "set", "text", "written_at", "read_at", "author"]
    for row in rows(found, *said):
        yield row | {"by_me": row.pop("author") == user.pk}


def _proposals(user: User) -> Iterator[ExportRow]:
    # What waited when a coaching ended asks for nothing any more, and nobody is shown it.
    void = Q(answer="", coaching__ended_at__isnull=False) | Q(
        answer=Answer.WITHDRAWN, coaching__client=user
    )
    found = Proposal.objects.filter(_seen_by(user)).exclude(void).order_by("made_at", "pk")
    when = ["made_at", "answer", "answered_at"]
    return rows(found, "coaching", "asks", "prescription", "title", "changes", "reason", *when)


def _reviews(user: User) -> Iterator[ExportRow]:
    return rows(
        Review.objects.filter(_seen_by(user)).order_by("at", "pk"), "coaching", "workout", "at"
    )


def _said_to_former_clients(user: User) -> Iterator[ExportRow]:
    over = {"coaching__coach": user, "coaching__ended_at__isnull": False}
    said: CommentQuerySet = Comment.objects.filter(author=user, **over)
    asked: QuerySet[Proposal] = Proposal.objects.filter(**over)
    return chained(
        rows(said.order_by("written_at", "pk"), "text", "written_at"),
        rows(asked.order_by("made_at", "pk"), "reason", "made_at"),
    )


def _looks(user: User) -> Iterator[ExportRow]:
    looks = LogView.objects.owned_by(user).select_related("coach").order_by("on", "at", "pk")
    for look in looks.iterator(chunk_size=500):
        by = str(look.coach) if look.coach else None
        yield {"coach": by, "page": look.page, "on": look.on, "at": look.at}


def _invitations(user: User) -> Iterator[ExportRow]:
    found = Invitation.objects.owned_by(user).order_by("made_at", "pk")
    return rows(found, "invites", "made_at", "expires_at", "withdrawn_at", "used_at")


PARTS = [
    ExportPart("coachings", _coachings),
    ExportPart("comments", _comments),
    ExportPart("proposals", _proposals),
    ExportPart("reviews", _reviews),
    ExportPart("said_to_former_clients", _said_to_former_clients),
    ExportPart("looks", _looks),
    ExportPart("invitations", _invitations),
]

"""What coaching adds to the exported file: who saw what, and what was said.

- coachings: `side` is the person's own side. `other` names the other side; a coach gets it only
  until the coaching ends. `consent` is the text that was agreed to, word for word.
  `hand_over_offered_at` is since when the coach offers to hand the client over, if so.
- comments, proposals, reviews: about the person's own log, from every coach; and about the logs
  of present clients. Where the log is their own, `workout` and `set` are rows of this file.
  A proposal `asks` for a change of the plan or for a lighter week, which has no prescription.
- said_to_former_clients: a coach's own words, without the client.
- looks: which coach looked at which page, and when; null for a coach whose account is gone.
- invitations: those the person made, without the links.
- templates: what the person proposes again and again as a coach, each with its `lines`.
- sent_templates: when one was proposed to several clients. What became of it is in `proposals`.

It is a record to keep. Restoring the file skips these parts, because only a client's own yes
opens a coaching.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, Q, QuerySet

from accounts.export_json import ROWS_AT_ONCE, ExportPart, ExportRow, chained, rows
from accounts.models import User
from coaching.models import (
    Answer,
    Coaching,
    Comment,
    Invitation,
    LogView,
    Proposal,
    ProposalTemplate,
    Review,
    TemplateLine,
    TemplateSending,
)
from coaching.models.reviews import CommentQuerySet


def _seen_by(user: User) -> Q:
    """Rows a person may read: those about their own log, and about their present clients'."""
    return Q(coaching__client=user) | Q(coaching__coach=user, coaching__ended_at=None)


def _coachings(user: User) -> Iterator[ExportRow]:
    mine = Coaching.objects.filter(Q(client=user) | Q(coach=user))
    coachings = mine.select_related("client", "coach", "hand_over").order_by("pk")
    for coaching in coachings.iterator(chunk_size=ROWS_AT_ONCE):
        is_client = coaching.client_id == user.pk
        other = coaching.coach if is_client else coaching.client
        offer = getattr(coaching, "hand_over", None)
        is_named = other is not None and (is_client or coaching.ended_at is None)
        yield {
            "id": coaching.pk,
            "side": "client" if is_client else "coach",
            "other": str(other) if is_named else None,
            "invited_at": coaching.invited_at,
            "accepted_at": coaching.accepted_at,
            "ended_at": coaching.ended_at,
            "consent": coaching.consent,
            "hand_over_offered_at": offer.made_at if offer else None,
        }


def _comments(user: User) -> Iterator[ExportRow]:
    comments = Comment.objects.filter(_seen_by(user)).order_by("written_at", "pk")
    columns = ["id", "coaching", "workout", "set", "text", "written_at", "read_at", "author"]
    for row in rows(comments, *columns):
        yield row | {"by_me": row.pop("author") == user.pk}


def _proposals(user: User) -> Iterator[ExportRow]:
    # A proposal that waited when its coaching ended is void, and no page shows it.
    void = Q(answer="", coaching__ended_at__isnull=False) | Q(
        answer=Answer.WITHDRAWN, coaching__client=user
    )
    proposals = Proposal.objects.filter(_seen_by(user)).exclude(void).order_by("made_at", "pk")
    columns = ["coaching", "asks", "prescription", "title", "changes", "reason"]
    return rows(proposals, *columns, "made_at", "answer", "answered_at")


def _reviews(user: User) -> Iterator[ExportRow]:
    reviews = Review.objects.filter(_seen_by(user)).order_by("at", "pk")
    return rows(reviews, "coaching", "workout", "at")


def _said_to_former_clients(user: User) -> Iterator[ExportRow]:
    over = {"coaching__coach": user, "coaching__ended_at__isnull": False}
    comments: CommentQuerySet = Comment.objects.filter(author=user, **over)
    proposals: QuerySet[Proposal] = Proposal.objects.filter(**over)
    return chained(
        rows(comments.order_by("written_at", "pk"), "text", "written_at"),
        rows(proposals.order_by("made_at", "pk"), "reason", "made_at"),
    )


def _looks(user: User) -> Iterator[ExportRow]:
    looks = LogView.objects.owned_by(user).select_related("coach").order_by("on", "at", "pk")
    for look in looks.iterator(chunk_size=ROWS_AT_ONCE):
        by = str(look.coach) if look.coach else None
        yield {"coach": by, "page": look.page, "on": look.on, "at": look.at}


def _invitations(user: User) -> Iterator[ExportRow]:
    invitations = Invitation.objects.owned_by(user).order_by("made_at", "pk")
    return rows(invitations, "invites", "made_at", "expires_at", "withdrawn_at", "used_at")


_LINE = ("role", "exercise", "sets", "rep_low", "rep_high", "rest_seconds")


def _templates(user: User) -> Iterator[ExportRow]:
    mine = ProposalTemplate.objects.owned_by(user).prefetch_related(
        Prefetch("lines", TemplateLine.objects.in_order())
    )
    for template in mine:
        lines = [
            {
                name: line.exercise_id if name == "exercise" else getattr(line, name)
                for name in _LINE
            }
            for line in template.lines.all()
        ]
        yield {"name": template.name, "made_at": template.made_at, "lines": lines}


def _sent_templates(user: User) -> Iterator[ExportRow]:
    sent = TemplateSending.objects.owned_by(user).order_by("sent_at", "pk")
    return rows(sent, "name", "sent_at")


PARTS = [
    ExportPart("coachings", _coachings),
    ExportPart("comments", _comments),
    ExportPart("proposals", _proposals),
    ExportPart("reviews", _reviews),
    ExportPart("said_to_former_clients", _said_to_former_clients),
    ExportPart("looks", _looks),
    ExportPart("invitations", _invitations),
    ExportPart("templates", _templates),
    ExportPart("sent_templates", _sent_templates),
]

"""What waits for a person, counted in the query that loads their account."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from coaching.models import Coaching, Comment, HandOver, Proposal
from workouts.models import Program


def with_news(users: QuerySet[User]) -> QuerySet[User]:
    """Users with what every page shows about their coaching, without another query.

    Three booleans: `has_program` of their own, `has_clients`, and `has_coach` (now, earlier, or
    one who asks). Three counts: `unread` comments of coaches, `answers` of clients that are
    unread, and `asked`, the proposals, coaches and hand-overs that wait for their yes.
    """
    me = OuterRef("pk")
    unread = Comment.objects.filter(to=me, read_at=None, coaching__ended_at=None)
    return users.annotate(
        has_program=Exists(Program.objects.filter(lifter=me, ended_on=None)),
        has_clients=Exists(Coaching.objects.open().filter(coach=me)),
        has_coach=Exists(Coaching.objects.filter(client=me)),
        unread=_count(unread.filter(coaching__client=me), "to"),
        answers=_count(unread.filter(coaching__coach=me), "to"),
        asked=_count(
            Proposal.objects.waiting().filter(
                Q(coaching__accepted_at__isnull=False), coaching__client=me, coaching__ended_at=None
            ),
            "coaching__client",
        )
        + _count(Coaching.objects.asked().filter(client=me), "client")
        + _count(HandOver.objects.standing().filter(coaching__client=me), "coaching__client"),
    )


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    count = rows.order_by().values(by).annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)

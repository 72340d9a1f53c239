"""The roster: a line for each client, unread answers, and invitations."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from coaching.models import Coaching, Invitation, Invites
from coaching.roster.line_markup import line_markup
from coaching.roster.line_words import Addresses
from coaching.roster.ranked import ClientLine
from coaching.roster.search import FEW, LONGEST, RosterQuery, found, nobody_words, ways
from prepared import Placeholder, Prepared


def clients(coach: User, lines: list[ClientLine], asked: RosterQuery) -> dict[str, Any]:
    """Everything clients.html shows, of all clients or those asked for."""
    addresses, shown = Addresses(), found(lines, asked)
    return {
        "lines": [line_markup(addresses.line(line)) for line in shown],
        "total": len(lines),
        "search": asked,
        "longest": LONGEST,
        "ways": ways(lines, asked) if len(lines) > FEW or not asked.is_all else [],
        "nobody": "" if shown else nobody_words(lines, asked),
        "answers": [addresses.answer(line, line.answer) for line in lines if line.answer],
        "waiting": sum(line.waiting for line in lines),
        "invitations": _INVITATIONS(coach=coach.pk, now=timezone.now()),
        "asked": _ASKED(coach=coach.pk),
    }


def _invitations() -> QuerySet[Invitation]:
    """Those of a `coach` that are usable `now`, newest first."""
    mine = Invitation.objects.owned_by(_COACH).usable(Placeholder("now"))
    return mine.filter(invites=Invites.CLIENT).order_by("-made_at")


def _asked() -> QuerySet[Coaching]:
    """Those that wait for a client's yes, oldest first."""
    mine = Coaching.objects.asked().filter(coach=_COACH)
    return mine.select_related("client").order_by("invited_at")


_COACH: Any = Placeholder("coach")
_INVITATIONS, _ASKED = Prepared(_invitations), Prepared(_asked)

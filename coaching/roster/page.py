"""The roster: a line for each client, unread answers, and invitations."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from coaching.models import Coaching, Invitation, Invites
from coaching.roster.ranked import ClientLine


def clients(coach: User, lines: list[ClientLine]) -> dict[str, Any]:
    """Everything clients.html shows."""
    invitations = Invitation.objects.owned_by(coach).usable().filter(invites=Invites.CLIENT)
    asked = Coaching.objects.asked().filter(coach=coach).select_related("client")
    return {
        "lines": lines,
        "answers": [line for line in lines if line.answer],
        "waiting": sum(line.waiting for line in lines),
        "invitations": invitations.order_by("-made_at"),
        "asked": asked.order_by("invited_at"),
    }

"""Invitations and coachings as both sides see them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from accounts.names_in_text import isolated
from coaching import consent, wording
from coaching.links.forms import ConsentForm
from coaching.models import (
    Answer,
    Coaching,
    HandOver,
    Invitation,
    Invites,
    LogView,
    Proposal,
)
from workouts.models import WorkingLoad, Workout

_LATEST = 5


def coach_settings(client: User) -> dict[str, Any]:
    """Everything settings.html shows: who sees the client's log, who asks to, and who looked."""
    mine = Coaching.objects.owned_by(client).select_related("coach").order_by("accepted_at")
    coachings = list(mine.open())
    looks = LogView.objects.owned_by(client).select_related("coach")
    proposed = Proposal.objects.filter(coaching__in=Coaching.objects.owned_by(client))
    invitations = Invitation.objects.owned_by(client).usable().filter(invites=Invites.COACH)
    return {
        "coachings": coachings,
        "is_full": len(coachings) >= consent.MOST_COACHES,
        "asked": mine.asked(),
        "ended": mine.ended().order_by("-ended_at"),
        "invitations": invitations.order_by("-made_at"),
        "looks": looks[:_LATEST],
        "answered": wording.proposals(
            proposed.exclude(answer__in=["", Answer.WITHDRAWN])[:_LATEST]
        ),
    }


def invitation(usable: Invitation, user: User | AnonymousUser, refusal: str) -> dict[str, Any]:
    """Everything invitation.html shows."""
    asks_client = usable.invites == Invites.CLIENT
    client = user if asks_client and isinstance(user, User) else None
    return {
        "by": usable.by,
        "asks_client": asks_client,
        "is_own": usable.by == user,
        "refusal": refusal,
        **_terms(client),
        **_beside(user, usable),
    }


def agree(coaching: Coaching, refusal: str) -> dict[str, Any]:
    """Everything agree.html shows."""
    shown = {"coaching": coaching, "by": coaching.coach, "refusal": refusal}
    return shown | _terms(coaching.client) | _beside(coaching.client)


def _beside(user: User | AnonymousUser, usable: Invitation | None = None) -> dict[str, Any]:
    """The form of the yes, the coach who hands the client over to the one of the invitation, and
    the other coaches."""
    if not isinstance(user, User):
        return {"form": ConsentForm(), "from_coach": None, "others": []}
    mine = Coaching.objects.owned_by(user).open().select_related("coach").order_by("accepted_at")
    offers = HandOver.objects.owned_by(user).filter(invitation=usable).order_by("made_at")
    ends = offers.values_list("coaching", flat=True).first() if usable else None
    return {
        "form": ConsentForm(initial={"ends": ends}),
        "from_coach": next((one.coach for one in mine if one.pk == ends), None),
        "others": [one.coach for one in mine if one.pk != ends],
    }


def _terms(client: User | None) -> dict[str, Any]:
    """What the coach of a client sees and may do; None where it is not known who reads it."""
    return {
        "sees": consent.sees(client) if client else consent.SEES,
        "may": consent.MAY,
        "may_not": consent.MAY_NOT,
        "end": consent.END,
    }


def linked_words(coaching: Coaching, user: User, ended: int | None = None) -> str:
    """The message about a yes; `ended` is the coaching that was handed over with it, if any."""
    if coaching.client_id == user.pk:
        words = f"{isolated(coaching.coach)} is your coach now and sees your log."
        gone = Coaching.objects.owned_by(user).ended().exclude(coach=None)
        before = gone.filter(pk__in=[ended] if ended else [])
        return words + "".join(_handed_over(one) for one in before.select_related("coach"))
    client = isolated(coaching.client)
    return f"{client} still has to say yes. You’ll see their log once they do."


def _handed_over(old: Coaching) -> str:
    return f" {isolated(old.coach)} can’t see it any more, and what they still proposed is gone."


def ended_words(coaching: Coaching, *, is_client: bool) -> str:
    """The message about ending it. For one that had ended it has no name, because a former coach
    may see nothing of the client, not even a changed name."""
    if coaching.ended_at is not None:
        return "That had already ended."
    if is_client:
        return f"Ended. {isolated(coaching.coach)} can’t see your log any more."
    return f"Ended. You can’t see the log of {isolated(coaching.client)} any more."


def after_linking(coaching: Coaching, user: User) -> str:
    """The name of the next page: a client without any log has a program to set up."""
    if coaching.client_id != user.pk:
        return "clients"
    has_workouts = Workout.objects.owned_by(user).exists()
    has_log = has_workouts or WorkingLoad.objects.owned_by(user).exists()
    return "week" if has_log else "set_up"

"""The coach's pages to propose on, and messages about what became of a proposal."""

from __future__ import annotations

from typing import Any

from accounts.names_in_text import isolated
from coaching import wording
from coaching.models import Asks, Coaching, Proposal
from coaching.proposals import Values
from coaching.propose.forms import LighterWeekProposalForm, ProposalForm
from exercises.models import Exercise
from workouts.models import LighterWeek, Prescription


def propose(coaching: Coaching, prescription: Prescription, form: ProposalForm) -> dict[str, Any]:
    """Everything propose.html shows."""
    waiting = Proposal.objects.waiting().about(prescription).filter(coaching=coaching)
    return {
        "coaching": coaching,
        "client": coaching.client,
        "title": prescription.title,
        "unit": prescription.day.program.unit,
        "form": form,
        "standing": next(iter(wording.proposals(waiting)), None),
    }


def propose_lighter_week(coaching: Coaching, form: LighterWeekProposalForm) -> dict[str, Any]:
    """Everything lighter.html shows: the form, or the lighter week that was taken already."""
    client, today = coaching.client, coaching.client.today()
    taken = LighterWeek.objects.owned_by(client).filter(ends_on__gte=today)
    waiting = Proposal.objects.waiting().for_a_lighter_week().filter(coaching=coaching)
    return {
        "coaching": coaching,
        "client": client,
        "form": form,
        "taken": taken.order_by("starts_on").first(),
        "standing": waiting.first(),
    }


def accepted_words(proposal: Proposal) -> str:
    coach = isolated(proposal.coaching.coach)
    if proposal.asks == Asks.LIGHTER_WEEK:
        return f"Accepted: a lighter week, as {coach} proposed."
    return f"Accepted: {proposal.title} is changed as {coach} proposed."


def answered_words(proposal: Proposal) -> str:
    """The message for a second answer, which comes too late."""
    proposal.refresh_from_db(fields=["answer"])
    return f"That proposal was already {proposal.get_answer_display().lower()}."


def stale_words(proposal: Proposal, now: Values) -> str:
    """What changed since the coach looked, and that nothing was applied."""
    if not now:
        return f"{proposal.title} isn’t in your plan any more. Nothing was changed."
    moved = _moved(proposal, now)
    return (
        f"Your plan has changed since this was proposed: {'; '.join(moved)}. "
        "Nothing was changed. Decline it, or ask your coach for a new one."
    )


def _moved(proposal: Proposal, now: Values) -> list[str]:
    """Each field that has changed since, as "the rest was 3:00 then and is 2:00 now"."""
    prescription, exercises = proposal.prescription, Exercise.objects.in_bulk()
    unit = prescription.day.program.unit if prescription else ""
    then = now | {field: was for field, (was, _) in proposal.changes.items()}

    def words(field: str, values: Values) -> str:
        return wording.value_words(field, values, unit, exercises)

    return [
        f"{_NAMES[field]} was {words(field, then)} then and is {words(field, now)} now"
        for field in proposal.changes
        if now[field] != then[field]
    ]


_NAMES = {
    "exercise": "the exercise",
    "sets": "the number of sets",
    "rep_low": "the lower end of the reps",
    "rep_high": "the upper end of the reps",
    "rest_seconds": "the rest",
    "step_up": "the step up",
    "step_down": "the step down",
    "load": "the next weight",
}

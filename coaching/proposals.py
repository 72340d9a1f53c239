"""Proposals: made by a coach, and accepted, declined or withdrawn once.

What is accepted goes through the verbs of the lifter's own changes, and only where
everything it changes is still what the coach saw.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from coaching.models import Answer, Asks, Coaching, Proposal, ProposalQuerySet
from coaching.models.proposals import REASON_LENGTH
from exercises.models import Exercise
from progression import plain
from workouts import lighter_weeks, programs, working_loads
from workouts.models import Prescription, bounds
from workouts.targets import lifts

FIELDS = ("exercise", "sets", "rep_low", "rep_high", "rest_seconds", "step_up", "step_down")
LOAD = "load"
_THEN = "prescription__day__program__equipment"
_NAME_LENGTH = bounds.NOTE_LENGTH - REASON_LENGTH - len(": ")  # an address may be longer

Values = dict[str, Any]


class StaleError(Exception):
    """The plan is no longer what the proposal changes; `now` is what its fields are."""

    def __init__(self, now: Values) -> None:
        super().__init__("The plan changed since this was proposed.")
        self.now = now


def current(prescription: Prescription) -> Values:
    """What can be proposed as it is now, weights as exact text; one query.

    The load is where the track opens next, None while it is still to find.
    """
    (lift,) = lifts([prescription])
    target = lift.next_set
    fields = {name: _plain(getattr(prescription, name)) for name in FIELDS[1:]}
    return {
        "exercise": prescription.exercise_id,
        **fields,
        LOAD: plain(target.load) if target else None,
    }


def fingerprint(values: Values) -> str:
    """A short text that another plan would not have."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def changes(was: Values, wanted: Mapping[str, object]) -> dict[str, list[Any]]:
    """{field: [was, proposed]} for what differs; a field that is None is left alone."""
    asked = {name: _plain(value) for name, value in wanted.items() if value is not None}
    return {name: [was[name], value] for name, value in asked.items() if value != was[name]}


@transaction.atomic
def propose(
    *, coaching: Coaching, prescription: Prescription, changes: dict[str, list[Any]], reason: str
) -> Proposal:
    """Ask for changes; an earlier proposal on the same prescription gives way.

    The same again changes nothing.
    """
    Coaching.objects.select_for_update().get(pk=coaching.pk)
    waiting = Proposal.objects.waiting().about(prescription).filter(coaching=coaching)
    asked = Proposal(prescription=prescription, title=prescription.title, changes=changes)
    return _made(asked, coaching, reason, waiting)


@transaction.atomic
def propose_lighter_week(*, coaching: Coaching, reason: str) -> Proposal:
    """Ask for a lighter week; an earlier such proposal gives way. The same again changes
    nothing."""
    Coaching.objects.select_for_update().get(pk=coaching.pk)
    waiting = Proposal.objects.waiting().for_a_lighter_week().filter(coaching=coaching)
    asked = Proposal(asks=Asks.LIGHTER_WEEK, title="A lighter week", changes={})
    return _made(asked, coaching, reason, waiting)


def _made(asked: Proposal, coaching: Coaching, reason: str, waiting: ProposalQuerySet) -> Proposal:
    """The proposal in the place of those that wait; one of them where it says the same."""
    standing = waiting.first()
    if standing and (standing.changes, standing.reason) == (asked.changes, reason):
        return standing
    waiting.update(answer=Answer.WITHDRAWN, answered_at=timezone.now())
    asked.coaching, asked.reason = coaching, reason
    asked.save(force_insert=True)
    return asked


def withdraw(*, proposal: Proposal) -> None:
    """Take it back, once. Raises Proposal.DoesNotExist when it has another answer."""
    _answer(proposal, Answer.WITHDRAWN)


def decline(*, proposal: Proposal) -> None:
    """Leave the plan as it is, once. Raises Proposal.DoesNotExist when it has another answer."""
    _answer(proposal, Answer.DECLINED)


@transaction.atomic
def accept(*, proposal: Proposal, client: User) -> None:
    """Make the changes, or begin the lighter week, once. Raises Proposal.DoesNotExist when it
    has another answer, StaleError when the plan has moved on, ValidationError where a lighter
    week was taken already; then nothing is changed.
    """
    User.objects.select_for_update(no_key=True).get(pk=client.pk)  # one change of a plan at a time
    mine = Proposal.objects.owned_by(client).filter(answer__in=["", Answer.ACCEPTED])
    whole = mine.select_related("coaching__coach", "coaching__client", _THEN)
    proposal = whole.get(pk=proposal.pk)
    if proposal.answer:
        return
    if proposal.asks == Asks.LIGHTER_WEEK:
        soonest = lighter_weeks.starts(client)[0]
        lighter_weeks.take(lifter=client, starts_on=soonest, by=proposal.coaching.present_coach)
    else:
        _change(proposal)
    _answer(proposal, Answer.ACCEPTED)  # answered meanwhile: nothing of this is kept


def _change(proposal: Proposal) -> None:
    prescription = _prescription(proposal)
    now = current(prescription)
    if any(now[field] != was for field, (was, _) in proposal.changes.items()):
        raise StaleError(now)
    _apply(proposal, prescription)


def _prescription(proposal: Proposal) -> Prescription:
    """The prescription it is about, held; StaleError where the active program has it no more."""
    asked, client = proposal.prescription, proposal.coaching.client
    if asked is None:
        raise StaleError({})
    current = Prescription.objects.owned_by(client).current().select_for_update(of=("self",))
    found = current.in_place_of(asked).first()
    # Weights of the other unit would be read as this one's.
    if found is None or found.day.program.unit != asked.day.program.unit:
        raise StaleError({})
    return found


def _apply(proposal: Proposal, prescription: Prescription) -> None:
    wanted = {field: proposed for field, (_, proposed) in proposal.changes.items()}
    load = wanted.pop(LOAD, None)
    if slug := wanted.pop("exercise", None):
        wanted["exercise"] = Exercise.objects.get(pk=slug)
    for step in ("step_up", "step_down"):
        if step in wanted:
            wanted[step] = Decimal(wanted[step])
    if wanted:
        prescription = programs.change_prescription(prescription=prescription, **wanted)
    if load is not None:
        coach = proposal.coaching.present_coach
        working_loads.set_working_load(
            prescription=prescription,
            load=Decimal(load),
            by=coach,
            note=f"{str(coach)[:_NAME_LENGTH]}: {proposal.reason}",
        )


def _answer(proposal: Proposal, answer: Answer) -> None:
    this = Proposal.objects.filter(pk=proposal.pk)
    this.waiting().update(answer=answer, answered_at=timezone.now())
    this.get(answer=answer)


def _plain(value: object) -> Any:
    """A value as JSON keeps it: weights as text, an exercise by its slug."""
    if isinstance(value, Exercise):
        return value.pk
    return plain(value) if isinstance(value, Decimal) else value

"""Proposals: made by a coach, and accepted, declined or withdrawn once.

An accepted proposal makes its changes by the same functions as the lifter's own changes, and only
if everything it changes is still what the coach saw.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from coaching.models import Answer, Asks, Coaching, Proposal, ProposalQuerySet
from coaching.models.proposals import FIELDS, REASON_LENGTH
from exercises.models import Exercise
from progression import plain
from workouts import lighter_weeks, programs, working_loads
from workouts.models import Prescription, bounds
from workouts.targets import lifts

LOAD = "load"
_THEN = "prescription__day__program__equipment"
# A coach without a name is named by their address, which may be longer.
_NAME_LENGTH = bounds.NOTE_LENGTH - REASON_LENGTH - len(": ")

Values = dict[str, Any]


class StaleError(Exception):
    """The plan has changed since the proposal; `now` has the present values of its fields."""

    def __init__(self, now: Values) -> None:
        super().__init__("The plan changed since this was proposed.")
        self.now = now


def current(prescription: Prescription) -> Values:
    """The present values of the fields a proposal can change, weights as exact text. One query.

    The load is where the lift opens next, None while that is still to find.
    """
    (lift,) = lifts([prescription])
    target = lift.next_set
    fields = {name: _plain(getattr(prescription, name)) for name in FIELDS[1:]}
    return {
        "exercise": prescription.exercise_id,
        **fields,
        LOAD: plain(target.load) if target else None,
    }


def is_stale(proposal: Any) -> bool:
    """Whether what a proposal changes, of those with a place, is not what it was when the coach
    looked. Of the weight that is known only once it is asked for, so it says nothing here."""
    then = {name: was for name, (was, _) in proposal.changes.items() if name != LOAD}
    steps = {name: Decimal(str(proposal.place[name])) for name in ("step_up", "step_down")}
    now = proposal.place | {name: plain(step) for name, step in steps.items()}
    return any(now[name] != was for name, was in then.items())


def fingerprint(values: Values) -> str:
    """A short text that is the same only for equal values."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]


def changes(was: Values, wanted: Mapping[str, object]) -> dict[str, list[Any]]:
    """{field: [was, proposed]} for what differs; a field that is None is left alone."""
    proposed = {name: _plain(value) for name, value in wanted.items() if value is not None}
    return {name: [was[name], value] for name, value in proposed.items() if value != was[name]}


@transaction.atomic
def propose(
    *, coaching: Coaching, prescription: Prescription, changes: dict[str, list[Any]], reason: str
) -> Proposal:
    """Ask for changes; a waiting proposal for the same prescription is withdrawn.

    An equal proposal again changes nothing.
    """
    Coaching.objects.select_for_update().get(pk=coaching.pk)
    waiting = Proposal.objects.waiting().about(prescription).filter(coaching=coaching)
    proposal = Proposal(prescription=prescription, title=prescription.title, changes=changes)
    return _made(proposal, coaching, reason, waiting)


@transaction.atomic
def propose_lighter_week(*, coaching: Coaching, reason: str) -> Proposal:
    """Ask for a lighter week; a waiting proposal for one is withdrawn.

    An equal proposal again changes nothing.
    """
    Coaching.objects.select_for_update().get(pk=coaching.pk)
    waiting = Proposal.objects.waiting().for_a_lighter_week().filter(coaching=coaching)
    proposal = Proposal(asks=Asks.LIGHTER_WEEK, title="A lighter week", changes={})
    return _made(proposal, coaching, reason, waiting)


def _made(
    proposal: Proposal, coaching: Coaching, reason: str, waiting: ProposalQuerySet
) -> Proposal:
    """The proposal, stored in place of those that wait; or the waiting one that equals it."""
    standing = waiting.first()
    if standing and (standing.changes, standing.reason) == (proposal.changes, reason):
        return standing
    waiting.update(answer=Answer.WITHDRAWN, answered_at=timezone.now())
    proposal.coaching, proposal.reason = coaching, reason
    proposal.save(force_insert=True)
    return proposal


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
    # Locked, so that only one change of a plan runs at a time.
    lock_account(client.pk)
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
    _answer(proposal, Answer.ACCEPTED)  # answered meanwhile, it raises, and all is rolled back


def _change(proposal: Proposal) -> None:
    prescription = _prescription(proposal)
    now = current(prescription)
    if any(now[field] != was for field, (was, _) in proposal.changes.items()):
        raise StaleError(now)
    _apply(proposal, prescription)


def _prescription(proposal: Proposal) -> Prescription:
    """The prescription it is about, locked. Raises StaleError if the active program lost it."""
    proposed, client = proposal.prescription, proposal.coaching.client
    if proposed is None:
        raise StaleError({})
    current = Prescription.objects.owned_by(client).current().select_for_update(of=("self",))
    prescription = current.in_place_of(proposed).first()
    # Weights proposed in the other unit would be taken for weights in this one.
    if prescription is None or prescription.day.program.unit != proposed.day.program.unit:
        raise StaleError({})
    return prescription


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
    """Store the answer of one that waits. Raises Proposal.DoesNotExist for another answer."""
    stored = Proposal.objects.filter(pk=proposal.pk)
    stored.waiting().update(answer=answer, answered_at=timezone.now())
    stored.get(answer=answer)


def _plain(value: object) -> Any:
    """A value as JSON stores it: weights as text, an exercise as its slug."""
    if isinstance(value, Exercise):
        return value.pk
    return plain(value) if isinstance(value, Decimal) else value

"""A template proposed to several clients at once: to each an ordinary proposal for each exercise
that it would change, and nothing where there is nothing to ask."""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from coaching import proposals
from coaching.models import Coaching, Proposal, ProposalTemplate, TemplateLine, TemplateSending
from workouts.models import Prescription

VALUES = ("sets", "rep_low", "rep_high", "rest_seconds")
# Ours: so long a coach may look up what became of one.
KEPT = datetime.timedelta(days=30)
# Ours: as many clients as one has, and few enough for one request.
MOST_CLIENTS = 100


class WhatBecame(TextChoices):
    """What became of one exercise of a template for one client."""

    PROPOSED = "proposed", "Proposed"
    NO_PLAN = "no plan", "They have no program yet."
    NOT_THERE = "not there", "It isn’t in their plan."
    WAITING = "waiting", "You already proposed a change here, and it waits for their answer."
    SAME = "same", "Their plan says that already."


@transaction.atomic
def send(
    *,
    id: uuid.UUID,
    template: ProposalTemplate,
    coach: User,
    coachings: Sequence[int],
    reason: str,
) -> TemplateSending:
    """Propose it to the clients of these open coachings; those not open are left out.

    `id` is the page's. The same from the same page again changes nothing, whoever has answered
    meanwhile; whatever else is sent from it is another sending.
    """
    lock_account(coach.pk)  # the second of two at once finds what the first has sent
    lines = list(template.lines.in_order())
    id = _id_of(id, coach.pk, template.pk, _values(lines), sorted(coachings), reason)
    sent = TemplateSending.objects.filter(pk=id).first()
    if sent is not None:
        return sent
    TemplateSending.objects.owned_by(coach).filter(sent_at__lt=timezone.now() - KEPT).delete()
    told = _propose(_held(coach, coachings), lines, reason)
    return TemplateSending.objects.create(id=id, coach=coach, name=template.name, told=told)


def _id_of(page: uuid.UUID, *content: Any) -> uuid.UUID:
    return uuid.uuid5(page, json.dumps(content))


def _values(lines: Sequence[TemplateLine]) -> list[list[Any]]:
    return [[line.title, *(getattr(line, name) for name in VALUES)] for line in lines]


def _held(coach: User, ids: Sequence[int]) -> list[Coaching]:
    """The open coachings among these, held in the order in which who leaves holds them."""
    mine = Coaching.objects.visible_to(coach).filter(pk__in=ids).order_by("pk")
    return list(mine.select_for_update(of=("self",)))


def _propose(
    coachings: Sequence[Coaching], lines: Sequence[TemplateLine], reason: str
) -> list[list[Any]]:
    plans, waiting = _plans(coachings), _waiting(coachings)
    told = []
    for coaching in coachings:
        plan = plans.get(coaching.client_id, {})
        for line in lines:
            there = plan.get((line.role, line.exercise_id))
            is_waiting = there is not None and (
                (coaching.pk, there.day.role, there.position) in waiting
            )
            outcome = _outcome(line, there, has_plan=bool(plan), is_waiting=is_waiting)
            if there is not None and outcome == WhatBecame.PROPOSED:
                changes = _changes(line, there)
                proposals.propose(
                    coaching=coaching, prescription=there, changes=changes, reason=reason
                )
            told.append([coaching.pk, line.title, outcome.value])
    return told


def _outcome(
    line: TemplateLine, there: Prescription | None, *, has_plan: bool, is_waiting: bool
) -> WhatBecame:
    if there is None:
        return WhatBecame.NOT_THERE if has_plan else WhatBecame.NO_PLAN
    if is_waiting:
        return WhatBecame.WAITING
    return WhatBecame.PROPOSED if _changes(line, there) else WhatBecame.SAME


def _changes(line: TemplateLine, there: Prescription) -> dict[str, list[Any]]:
    was, wanted = ({name: getattr(row, name) for name in VALUES} for row in (there, line))
    return proposals.changes(was, wanted)


def _plans(coachings: Sequence[Coaching]) -> dict[int, dict[tuple[str, str], Prescription]]:
    """The present prescriptions of each client by role and exercise. One query."""
    clients = [coaching.client_id for coaching in coachings]
    rows = Prescription.objects.filter(day__program__lifter__in=clients).current()
    plans: dict[int, dict[tuple[str, str], Prescription]] = {}
    for row in rows:
        plan = plans.setdefault(row.day.program.lifter_id, {})
        plan[row.day.role, row.exercise_id] = row
    return plans


def _waiting(coachings: Sequence[Coaching]) -> set[tuple[int, str, int]]:
    """Each coaching with the place in the plan, as role and position, that a proposal waits for.
    One query."""
    waiting = Proposal.objects.waiting().filter(coaching__in=coachings)
    place = ("prescription__day__role", "prescription__position")
    return set(waiting.exclude(prescription=None).values_list("coaching", *place))

"""A coach's templates: made, renamed, filled and deleted by the coach alone."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower

from accounts.account_lock import lock_account
from accounts.models import User
from coaching.models import ProposalTemplate
from exercises.models import Exercise

# Ours: more would be looked for longer than they are written.
MOST = 50


@transaction.atomic
def make(*, coach: User, name: str) -> ProposalTemplate:
    """A new one without lines, or the one of that name that has none yet.

    Raises ValidationError for a name that another has, and past MOST of them.
    """
    lock_account(coach.pk)  # so that two requests at once do not both pass the count
    mine = ProposalTemplate.objects.owned_by(coach)
    standing: ProposalTemplate | None = _named(mine, name).first()
    if standing is not None:
        if standing.name == name and not standing.lines.exists():
            return standing
        raise ValidationError(_TAKEN)
    if mine.count() >= MOST:
        raise ValidationError(f"You have {MOST} templates. Delete one to make room.")
    return ProposalTemplate.objects.create(coach=coach, name=name)


@transaction.atomic
def rename(*, template: ProposalTemplate, name: str) -> None:
    """Raises ValidationError for a name that another of the coach's has."""
    lock_account(template.coach_id)
    mine = ProposalTemplate.objects.filter(coach=template.coach_id)
    if _named(mine, name).exclude(pk=template.pk).exists():
        raise ValidationError(_TAKEN)
    mine.filter(pk=template.pk).update(name=name)


@transaction.atomic
def put(*, template: ProposalTemplate, role: str, exercise: Exercise, **values: int) -> None:
    """What it proposes for an exercise of a day, in place of what it did before."""
    held = ProposalTemplate.objects.select_for_update(no_key=True).get(pk=template.pk)
    held.lines.update_or_create(role=role, exercise=exercise, defaults=values)


def take_out(*, template: ProposalTemplate, line: int) -> None:
    """Propose nothing for that line any more; a second time changes nothing."""
    template.lines.filter(pk=line).delete()


def delete(*, template: ProposalTemplate) -> None:
    """Take it away. What was proposed with it stays as it is."""
    ProposalTemplate.objects.filter(pk=template.pk).delete()


def _named(templates: Any, name: str) -> Any:
    return templates.annotate(plain=Lower("name")).filter(plain=name.lower())


_TAKEN = "You already have a template by that name."

"""A coach's templates in words: the list, one of them, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from coaching import proposal_templates
from coaching.models import Coaching, ProposalTemplate, TemplateLine, TemplateSending
from coaching.plan_templates.forms import TemplateLineForm, TemplateNameForm, TemplateSendingForm
from coaching.sendings import KEPT, WhatBecame
from progression.engine.wording import counted, reps_between
from workouts.wording import rest_words

# What a new line begins with, as the plan ships it.
_NEW = {"sets": 3, "rep_low": 4, "rep_high": 6, "rest_seconds": 180}


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line of a template in words."""

    id: int
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ClientOutcomes:
    """What became of a template for one client: what was proposed, and what was left out, why."""

    coaching: Coaching
    proposed: list[str]
    left_out: list[tuple[str, str]]


def templates(coach: User, form: TemplateNameForm) -> dict[str, Any]:
    """Everything templates.html shows."""
    mine = ProposalTemplate.objects.owned_by(coach)
    sent = TemplateSending.objects.owned_by(coach).filter(sent_at__gte=timezone.now() - KEPT)
    return {
        "templates": mine.annotate(exercises=Count("lines")),
        "sent": sent.order_by("-sent_at")[:10],
        "form": form,
        "is_full": mine.count() >= proposal_templates.MOST,
        "most": proposal_templates.MOST,
    }


def template(
    shown: ProposalTemplate,
    *,
    line: TemplateLineForm | None = None,
    name: TemplateNameForm | None = None,
) -> dict[str, Any]:
    """Everything template.html shows; a form that was refused is shown again."""
    return {
        "template": shown,
        "lines": lines(shown),
        "form": line or TemplateLineForm(initial=_NEW),
        "name_form": name or TemplateNameForm(initial={"name": shown.name}),
    }


def propose(shown: ProposalTemplate, form: TemplateSendingForm) -> dict[str, Any]:
    """Everything send.html shows."""
    return {"template": shown, "lines": lines(shown), "form": form}


def sent(sending: TemplateSending, coach: User) -> dict[str, Any]:
    """Everything sent.html shows: by name of the clients who still are, and in all of those who
    have left, too."""
    told: dict[int, list[tuple[str, WhatBecame]]] = {}
    for coaching, title, outcome in sending.told:
        told.setdefault(coaching, []).append((title, WhatBecame(outcome)))
    there = by_name(coach)
    outcomes = [_outcomes(one, told[one.pk]) for one in there if one.pk in told]
    return {
        "sending": sending,
        "proposed": [each for each in outcomes if each.proposed],
        "left_out": [each for each in outcomes if each.left_out],
        "made": sum(outcome == WhatBecame.PROPOSED for *_, outcome in sending.told),
        "asked": len({one for one, _, outcome in sending.told if outcome == WhatBecame.PROPOSED}),
        "has_left": len(told) > len(outcomes),
    }


def _outcomes(coaching: Coaching, told: Sequence[tuple[str, WhatBecame]]) -> ClientOutcomes:
    proposed = [title for title, outcome in told if outcome == WhatBecame.PROPOSED]
    others = [
        (title, str(outcome.label)) for title, outcome in told if outcome != WhatBecame.PROPOSED
    ]
    return ClientOutcomes(coaching, proposed, others)


def by_name(coach: User) -> list[Coaching]:
    """The coach's open coachings, by the client's name."""
    mine = Coaching.objects.visible_to(coach).select_related("client")
    return sorted(mine, key=lambda one: (str(one.client).casefold(), one.pk))


def lines(shown: ProposalTemplate) -> list[LineWords]:
    return [LineWords(row.pk, row.title, _words(row)) for row in shown.lines.in_order()]


def _words(row: TemplateLine) -> str:
    """`3 sets of 4–6, rest 3:00`."""
    reps = reps_between(row.rep_low, row.rep_high)
    return f"{counted(row.sets, 'set')} of {reps}, rest {rest_words(row.rest_seconds)}"

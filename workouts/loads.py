"""Where a track opens next by somebody's choice: by hand, or after time away.

Records are added and never changed; the same again adds none.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from exercises.models import Kind
from progression import GYM_DEFAULTS, lighter, percent_less
from workouts import programs
from workouts.models import Kind as SetKind
from workouts.models import Prescription
from workouts.sheets import Lift
from workouts.targets import lifts


@dataclass(frozen=True, slots=True)
class Offer:
    """A lighter opening beside the one the track has, after whole weeks away."""

    weeks: int
    percent: int
    load: Decimal
    kept: Decimal


def lift_of(prescription: Prescription) -> Lift:
    """Where the track of a prescription stands. One query."""
    (lift,) = lifts([prescription])
    return lift


def offer_after_time_away(
    lift: Lift, today: datetime.date, body_weight: Decimal | None = None
) -> Offer | None:
    """What is offered before the first set of a day; None without a long time away, after a
    load set by hand, and where the gym makes nothing lighter.

    A pull-up's share is of body and load; without a body weight, of the lightest body that
    the ladder's assistance is made for (ours).
    """
    is_begun = any(row.kind != SetKind.WARMUP for row in lift.rows)
    if is_begun or lift.opening is None or lift.earlier_on is None or lift.opens_by_hand:
        return None
    days, kept = (today - lift.earlier_on).days, lift.opening.load
    body = body_weight if body_weight is not None else usual_body(lift)
    load = lighter(lift.rule.ladder, kept, days, max(body, -kept))
    return Offer(days // 7, percent_less(days), load, kept) if load != kept else None


def usual_body(lift: Lift) -> Decimal:
    """The body weight an offer counts with unless it is told: nothing but for pull-ups."""
    if lift.prescription.exercise.kind != Kind.BODYWEIGHT:
        return Decimal(0)
    return -GYM_DEFAULTS[lift.prescription.day.program.unit].bodyweight_lowest


@transaction.atomic
def set_by_hand(*, prescription: Prescription, load: Decimal, by: User, note: str) -> None:
    """Open the track's next workout at a load, and say why."""
    lift = _held(prescription)
    standing = lift.by_hand if lift.opens_by_hand else None
    if standing is None or (standing.load, standing.note) != (load, note):
        programs.set_working_load(prescription=prescription, load=load, by=by, note=note)


@transaction.atomic
def come_back(
    *, prescription: Prescription, by: User, is_lighter: bool, body_weight: Decimal | None = None
) -> Decimal | None:
    """Answer the offer after time away: the load to open at; None when there is no offer,
    as after it was answered. Raises ValidationError for more assistance than body weight.
    """
    lift = _held(prescription)
    offer = offer_after_time_away(lift, by.today())
    if offer is not None and is_lighter and body_weight is not None:
        if body_weight + offer.kept <= 0:
            raise ValidationError({"body_weight": "The assistance is more than this."})
        offer = offer_after_time_away(lift, by.today(), body_weight)
    if offer is None:
        return None
    load, note = offer.kept, f"Kept after {offer.weeks} weeks away."
    if is_lighter:
        load, note = offer.load, f"{offer.weeks} weeks away: {offer.percent} % less."
    programs.set_working_load(prescription=prescription, load=load, by=by, note=note)
    return load


def _held(prescription: Prescription) -> Lift:
    """The lift, others who would set its load made to wait."""
    list(Prescription.objects.select_for_update(no_key=True).filter(pk=prescription.pk))
    return lift_of(prescription)

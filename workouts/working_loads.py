"""Where a track opens next by somebody's choice: by hand, or after time away.

Records are added and never changed. Repeating a change adds none.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from exercises.models import LoadKind
from progression import SetResult, lighter, opening_from, percent_less
from progression.engine.figures import load_words
from workouts import reading
from workouts.models import Kind as SetKind
from workouts.models import Prescription, Program, WorkingLoad, Workout
from workouts.openings import carried
from workouts.revisions import revise
from workouts.sheets import Lift
from workouts.targets import lifts, rule_for

_RECENT = datetime.timedelta(days=28)  # ours: how long ago a set may be that is called recent


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
    load set by hand, in a lighter week, and where the gym makes nothing lighter.

    A pull-up's share is of body and load; without a body weight, of the lightest body that
    the ladder's assistance is made for (ours).
    """
    is_begun = any(row.kind != SetKind.WARMUP for row in lift.rows)
    if is_begun or lift.is_lighter or lift.opens_by_hand:
        return None
    if lift.opening is None or lift.trained_on is None:
        return None
    days, kept = (today - lift.trained_on).days, lift.opening.load
    body = carried(lift.terms, kept) if body_weight is None else max(body_weight, -kept)
    load = lighter(lift.rule.ladder, kept, days, body)
    return Offer(days // 7, percent_less(days), load, kept) if load != kept else None


def open_from(
    *, program: Program, exercise: str, recent: SetResult, body_weight: Decimal | None, by: User
) -> None:
    """Open every track of an exercise at what a recent set suggests (Epley's estimate).

    Before anything is logged it counts as of four weeks ago: workouts that are entered or brought
    in afterwards, and were done since then, say more.
    """
    lifter = program.lifter
    is_first = not Workout.objects.owned_by(lifter).exists()
    as_of = lifter.today() - _RECENT if is_first else None
    for prescription in Prescription.objects.in_order().filter(
        day__program=program, exercise=exercise
    ):
        lifted_body = prescription.exercise.kind == LoadKind.BODYWEIGHT
        load = opening_from(
            rule_for(prescription),
            recent.load,
            recent.reps,
            recent.rir,
            body_weight=body_weight if lifted_body and body_weight else Decimal(0),
        )
        lifted = load_words(recent.load, prescription.exercise.kind, program.unit)
        note = f"Starting weight, from {lifted} × {recent.reps}."
        set_working_load(prescription=prescription, load=load, by=by, note=note, as_of=as_of)


@transaction.atomic
def set_working_load(
    *,
    prescription: Prescription,
    load: Decimal,
    by: User,
    note: str = "",
    as_of: datetime.date | None = None,
) -> WorkingLoad:
    """Record where the track's next workout opens, who says so and why; `as_of` is the date after
    which a workout says more, by default today.

    Raises ValidationError for a load that the exercise cannot have.
    """
    try:
        reading.load_of(prescription.exercise_id, load)
    except reading.UnreadableError as error:
        raise ValidationError({"load": str(error)}) from None
    program = prescription.day.program
    stored = WorkingLoad.objects.create(
        lifter=program.lifter,
        program=program,
        exercise=prescription.exercise,
        role=prescription.day.role,
        load=load,
        by=by,
        note=note,
        set_on=as_of or _set_on(prescription),
    )
    revise(program.lifter_id)
    return stored


def _set_on(prescription: Prescription) -> datetime.date:
    """Today, or the date of a workout of this track that is further on: the lifter's day may end
    later than it did then, or they may have gone west. What is chosen now is chosen after it."""
    lifter, role = prescription.day.program.lifter, prescription.day.role
    further = Workout.objects.owned_by(lifter).filter(role=role, performed_on__gt=lifter.today())
    done = further.filter(sets__exercise=prescription.exercise_id)
    latest: datetime.date | None = done.aggregate(latest=Max("performed_on"))["latest"]
    return latest or lifter.today()


@transaction.atomic
def set_by_hand(*, prescription: Prescription, load: Decimal, by: User, note: str) -> None:
    """Open the track's next workout at a load, and say why."""
    lift = _held(prescription)
    standing = lift.by_hand if lift.opens_by_hand else None
    if standing is None or (standing.load, standing.note) != (load, note):
        set_working_load(prescription=prescription, load=load, by=by, note=note)


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
        load, note = offer.load, f"{offer.weeks} weeks away: {offer.percent}% less."
    set_working_load(prescription=prescription, load=load, by=by, note=note)
    return load


def _held(prescription: Prescription) -> Lift:
    """The lift, its prescription locked until the transaction ends."""
    list(Prescription.objects.select_for_update(no_key=True).filter(pk=prescription.pk))
    return lift_of(prescription)

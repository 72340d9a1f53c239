"""What a lifter's gym can put on, in one unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint, Value
from django.db.models.functions import Cast, Lower

from workouts.models import bounds

if TYPE_CHECKING:
    from accounts.models import User
    from prepared import Placeholder


class Unit(models.TextChoices):
    LB = "lb", "Pounds (lb)"
    KG = "kg", "Kilograms (kg)"


def weight(**options: object) -> models.DecimalField[Any, Any]:
    """A column of exact weight, to a hundredth of the program's unit."""
    return models.DecimalField(max_digits=6, decimal_places=2, **options)  # type: ignore[arg-type]


def hundredths(column: str) -> Cast:
    """A column of weight as a whole number, for an index: equal ones are kept there once, as equal
    NUMERICs are not. A statement that wants the index writes `(load * 100)::integer`."""
    return Cast(F(column) * 100, models.IntegerField())


USUAL_NAME = "My gym"  # of a lifter's first one, until they call it something else


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    def owned_by(self, user: User | Placeholder) -> EquipmentQuerySet:
        return self.filter(lifter=user)

    def kept(self) -> EquipmentQuerySet:
        """Those that are not removed, in the order they were added."""
        return self.filter(removed_at=None).order_by("pk")


class Equipment(models.Model):
    """What one gym can put on, in one unit; it makes the ladder of each exercise."""

    lifter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    unit = models.CharField(max_length=2, choices=Unit.choices)
    bar = weight()
    plates = ArrayField(weight(), size=bounds.PLATES)
    # One number a plate, in the same order; NULL for no limit.
    plate_pairs = ArrayField(models.PositiveSmallIntegerField(null=True), size=bounds.PLATES)
    dumbbell_step = weight()
    dumbbell_top = weight()
    stack_step = weight()
    stack_top = weight()
    # What the lifter calls the gym. With a single one nobody is shown it.
    name = models.CharField(max_length=bounds.GYM_NAME, db_default=USUAL_NAME)
    # The exercises that cannot be done here, by their slugs.
    lacks = ArrayField(models.CharField(max_length=40), db_default=Value("{}"), size=bounds.LACKS)
    # A gym that was trained in stays for the workouts in it, and is offered no more.
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        constraints = [
            UniqueConstraint(
                "lifter",
                "unit",
                Lower("name"),
                condition=Q(removed_at=None),
                name="equipment_one_a_name",
                violation_error_message="You have a gym with that name. Choose another.",
            ),
            CheckConstraint(
                condition=~Q(name="")
                & bounds.within("lacks__len", (0, bounds.LACKS))
                & bounds.times("removed_at"),
                name="equipment_gym_within_bounds",
            ),
            CheckConstraint(condition=Q(unit__in=Unit.values), name="equipment_unit_known"),
            CheckConstraint(
                condition=Q(plate_pairs__len=F("plates__len")), name="equipment_pairs_one_a_plate"
            ),
            CheckConstraint(
                condition=bounds.all_within("plate_pairs", bounds.PAIRS),
                name="equipment_pairs_within_bounds",
            ),
            CheckConstraint(
                condition=bounds.within("bar", bounds.BAR), name="equipment_bar_within_bounds"
            ),
            CheckConstraint(
                condition=bounds.quarters("plates")
                & bounds.all_within("plates", bounds.PLATE)
                & bounds.within("plates__len", (1, bounds.PLATES)),
                name="equipment_plates_within_bounds",
            ),
            *(
                CheckConstraint(
                    condition=bounds.within(f"{machine}_step", bounds.MACHINE_STEP)
                    & bounds.within(f"{machine}_top", bounds.MACHINE_TOP)
                    & Q(**{f"{machine}_top__gte": F(f"{machine}_step")}),
                    name=f"equipment_{machine}_within_bounds",
                )
                for machine in ("dumbbell", "stack")
            ),
        ]

    @property
    def inventory(self) -> dict[Decimal, int | None]:
        """How many pairs there are of each plate; None for no limit."""
        return dict(zip(self.plates, self.plate_pairs, strict=True))

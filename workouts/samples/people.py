"""Who the sample accounts are: two lifters and their coach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from accounts.models import Experience
from progression import SetResult
from workouts.models import Unit
from workouts.samples.bodies import Strength


@dataclass(frozen=True, slots=True)
class Person:
    """One sample account, and what its logs are made of; `weeks` back from today."""

    key: str
    name: str
    about: str
    experience: Experience
    unit: Unit = Unit.LB
    weeks: int = 0
    # Whole weeks without a workout, counted from the first.
    away: frozenset[int] = frozenset()
    # Logs each set as it is done, rather than the whole workout afterwards.
    by_set: bool = False
    body_weight: int = 0
    strengths: Mapping[str, Strength] = field(default_factory=dict)
    # What set-up was told: a recent set by exercise.
    recent: Mapping[str, SetResult] = field(default_factory=dict)

    @property
    def email(self) -> str:
        return address(self.key)


def address(key: str) -> str:
    """The e-mail address of a sample person; no mail can reach a name under .invalid."""
    return f"{key}@sample.invalid"


PEOPLE = (
    Person(
        key="under-a-year",
        name="Nora",
        about="Under a year of lifting, once a week, in kilograms",
        experience=Experience.UNDER_A_YEAR,
        unit=Unit.KG,
        weeks=8,
        by_set=True,
        body_weight=64,
        strengths={
            "deadlift": Strength(92, 150, 0.02),
            "pull-up": Strength(54, 80, 0.02),
            "one-arm-dumbbell-row": Strength(28, 45, 0.03),
            "cable-pullover": Strength(32, 55, 0.02),
        },
        recent={"deadlift": SetResult(Decimal("67.5"), 8, 2)},
    ),
    Person(
        key="over-a-year",
        name="Marcus",
        about="Over a year of lifting, two back days a week, two years of logs",
        experience=Experience.OVER_A_YEAR,
        weeks=104,
        away=frozenset({21, 22, 47, 73, 74, 75}),
        body_weight=176,
        strengths={
            "deadlift": Strength(315, 450, 0.011),
            "pull-up": Strength(222, 285, 0.006),
            "one-arm-dumbbell-row": Strength(88, 130, 0.011),
            "cable-pullover": Strength(82, 125, 0.011),
        },
        recent={
            "deadlift": SetResult(Decimal(245), 6, 2),
            "pull-up": SetResult(Decimal(0), 6, 2),
            "one-arm-dumbbell-row": SetResult(Decimal(65), 8, 2),
            "cable-pullover": SetResult(Decimal(55), 10, 2),
        },
    ),
    Person(
        key="coach",
        name="Ines",
        about="Their coach",
        experience=Experience.OVER_A_YEAR,
    ),
)

"""The muscles of the back and the three areas the article divides them into."""

from dataclasses import dataclass

from django.db.models import TextChoices


class Area(TextChoices):
    UPPER = "upper", "Upper back"
    MID = "mid", "Mid back"
    LOWER = "lower", "Lower back"


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle, or one part of a muscle that works apart from the rest."""

    key: str
    name: str
    area: Area


# From the neck down. The trapezius is split in two: its parts belong to different areas.
MUSCLES: dict[str, Muscle] = {
    muscle.key: muscle
    for muscle in (
        Muscle("upper-traps", "Upper traps", Area.UPPER),
        Muscle("rhomboids", "Rhomboids", Area.UPPER),
        Muscle("rear-delts", "Rear delts", Area.UPPER),
        Muscle("infraspinatus", "Infraspinatus", Area.UPPER),
        Muscle("teres-minor", "Teres minor", Area.UPPER),
        Muscle("teres-major", "Teres major", Area.UPPER),
        Muscle("mid-lower-traps", "Mid and lower traps", Area.MID),
        Muscle("lats", "Lats", Area.MID),
        Muscle("erectors", "Erector spinae", Area.LOWER),
    )
}


def muscles_of(area: Area) -> list[Muscle]:
    """The muscles of one area, from the neck down."""
    return [muscle for muscle in MUSCLES.values() if muscle.area == area]

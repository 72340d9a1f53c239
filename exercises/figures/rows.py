"""The rows: from straight arms until the hands are at the body."""

from exercises.figures.frames import Frame, Movement, box, standing
from exercises.figures.gear import (
    Stroke,
    barbell_end,
    bench,
    cable,
    dumbbell,
    handle,
    iron,
    pad,
    pulley,
    stack,
)
from exercises.figures.limbs import Point
from exercises.figures.postures import Figure, Limbs, Side


def barbell_row() -> Movement:
    hip, feet, low, high = (-30, -84), (-6, -9), (19, -41), (-2, -78)
    return Movement(
        box(-72, 72, 140),
        Frame(
            "Bent over with the trunk close to level, the bar hanging from straight arms.",
            standing(hip, 74, 41, feet, low),
            front=barbell_end(low),
        ),
        Frame(
            "The trunk has not moved; the bar is at the lower ribs, the elbows behind the body.",
            standing(hip, 74, 41, feet, high),
            front=barbell_end(high),
        ),
    )


def one_arm_dumbbell_row() -> Movement:
    low, high = (28, -44), (3, -86)
    on_bench = Limbs((-62, -51), (47, -49), toes=262)

    def row(words: str, hand: Point) -> Frame:
        figure = Side((-22, -90), 77, 42, Limbs((-40, -9), hand), on_bench).figure()
        return Frame(words, figure, bench(), dumbbell(hand))

    return Movement(
        box(-90, 78, 140),
        row("One hand and knee on a bench, trunk level, a dumbbell hanging below.", low),
        row("The dumbbell is at the hip, the elbow above the back.", high),
    )


def seated_cable_row() -> Movement:
    return Movement(
        box(-62, 116, 152),
        Frame(
            "Seated with the feet on plates, arms stretched towards a low pulley.",
            _seated(24, (46, -78)),
            _row_machine(0),
            _pulled((46, -78)),
        ),
        Frame(
            "Sitting upright with the handle at the navel, the elbows behind the body.",
            _seated(-4, (-2, -72)),
            _row_machine(44),
            _pulled((-2, -72)),
        ),
    )


def _seated(lean: float, hand: Point) -> Figure:
    near = Limbs((52, -38), hand, toes=12)
    far = Limbs((53, -39), (hand[0] + 2, hand[1] - 1), toes=12)
    return Side((-22, -51), lean, lean / 2, near, far).figure()


def _row_machine(lifted: float) -> list[Stroke]:
    legs = [iron((-36, -33), (-36, 0)), iron((0, -33), (0, 0)), iron((-44, 0), (100, 0))]
    rails = [iron((91, 0), (91, -148), (109, -148), (109, 0))]
    return [pad(-48, -41, 57), *legs, iron((66, -62), (58, -18)), *rails, *stack(100, lifted)]


def _pulled(hand: Point) -> list[Stroke]:
    x, y = hand
    grip = handle((x, y - 6), (x, y + 6))
    return [pulley((80, -58)), cable(hand, (78, -62)), grip]

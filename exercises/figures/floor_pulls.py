"""The deadlifts: from the floor until upright."""

from exercises.figures.frames import Frame, Movement, box, standing
from exercises.figures.gear import barbell, barbell_end, fists, trap_bar
from exercises.figures.postures import Front


def deadlift() -> Movement:
    feet, low, high = (-6, -9), (1, -22.5), (6, -86)
    return Movement(
        box(-78, 78, 182),
        Frame(
            "Bent over a bar on the floor, hips above the knees, back flat, arms straight.",
            standing((-32, -61), 69.25, 38, feet, low),
            front=barbell_end(low),
        ),
        Frame(
            "Upright with hips and knees straight, the bar hanging at the thighs.",
            standing((-4, -92.5), 1, 1, feet, high),
            front=barbell_end(high),
        ),
    )


def sumo_deadlift() -> Movement:
    foot, low, high = ((47, -9), (55, -3)), (15, -22.5), (15, -79)
    return Movement(
        box(-88, 88, 182),
        Frame(
            "From the front: feet far apart, knees out, arms straight down between the legs.",
            Front(-99, -80, -50, (17, -51), low, ((10, -50), (41, -50), *foot)).figure(),
            front=[*barbell(low[1]), fists(low)],
        ),
        Frame(
            "Upright on the same wide feet, the bar hanging in front of the thighs.",
            Front(-158, -136, -86, (17, -107), high, ((9.5, -84), (28, -47), *foot)).figure(),
            front=[*barbell(high[1]), fists(high)],
        ),
    )


def trap_bar_deadlift() -> Movement:
    feet, low, high = (-8, -9), trap_bar(-26.5), trap_bar(-83)
    return Movement(
        box(-78, 78, 182),
        Frame(
            "Inside a six-sided bar, hips and knees bent, hands on the handles at the sides.",
            standing((-26, -57), 56.25, 31, feet, (0, -29)),
            *low,
        ),
        Frame(
            "Upright inside the bar, which hangs beside the thighs.",
            standing((-5, -92), 1, 1, feet, (-1, -86)),
            *high,
        ),
    )

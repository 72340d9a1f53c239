"""Pulls from overhead: the bar one hangs from, and the high pulley."""

from exercises.figures.frames import Frame, Movement, box, standing
from exercises.figures.gear import Stroke, cable, fists, handle, iron, pad, pulley, stack
from exercises.figures.limbs import Point, between, disc
from exercises.figures.postures import Front, Limbs, Side

BAR = -204  # how high the bar is


def pull_up() -> Movement:
    hand = (36, BAR)
    low = ((8.5, -98), (8, -56), (6, -20), (6, -6))
    high = ((8.5, -137), (9, -95), (6, -62), (6, -48))
    posts = [iron((x, 0), (x, BAR)) for x in (-64, 64)]
    feet = [iron((x - 9, 0), (x + 9, 0)) for x in (-64, 64)]
    behind = [*posts, *feet, Stroke("bar", f"M-74 {BAR}H74")]
    return Movement(
        box(-80, 80, 226),
        Frame(
            "From behind: hanging at full length, palms away, hands wider than the shoulders.",
            Front(-170, -147, -98, (29, -176), hand, low, is_back=True).figure(),
            behind,
            [fists(hand)],
        ),
        Frame(
            "The chin is above the bar, the elbows at the ribs.",
            Front(-209, -186, -137, (38, -168), hand, high, is_back=True).figure(),
            behind,
            [fists(hand)],
        ),
    )


def chin_up() -> Movement:
    low = Limbs((-26, -33), (10, BAR), toes=150, elbow=-1)
    high = Limbs((-34, -84), (10, BAR), toes=150, elbow=1)
    return Movement(
        box(-66, 72, 248),
        _hung(
            "From the side: hanging at full length, palms towards the face.",
            Side((2, -97), 2, -5, low, _beside(low)),
        ),
        _hung(
            "The chin is above the bar, the elbows in front of the ribs.",
            Side((-11, -150), -10, -5, high, _beside(high)),
        ),
    )


def _hung(words: str, lifter: Side) -> Frame:
    """On a bar that is seen from its end."""
    bar = lifter.near.hand
    post = [iron((50, 0), (50, BAR), bar), iron((36, 0), (64, 0))]
    return Frame(words, lifter.figure(), post, [Stroke("weight", disc(bar, 3))])


def _beside(near: Limbs) -> Limbs:
    """The far foot and hand, a little past the near ones."""
    (x, y), (across, up) = near.ankle, near.hand
    return Limbs((x + 6, y + 3), (across + 2, up - 1), near.toes, near.knee, near.elbow)


def lat_pulldown() -> Movement:
    foot = (44, -9)
    low = Limbs(foot, (5, -165.8), elbow=-1), Limbs(foot, (19, -173), elbow=-1)
    high = Limbs(foot, (2, -115)), Limbs(foot, (15, -122))
    return Movement(
        box(-48, 100, 232),
        Frame(
            "Seated under a thigh pad, the arms stretched up to a wide bar.",
            Side((0, -58), 3, -8, *low).figure(),
            _pulldown_machine(0),
            _wide_bar(*low),
        ),
        Frame(
            "The bar is at the collarbones, the elbows point down.",
            Side((0, -58), -14, -8, *high).figure(),
            _pulldown_machine(48),
            _wide_bar(*high),
        ),
    )


def _pulldown_machine(lifted: float) -> list[Stroke]:
    frame = [iron((60, 0), (60, -222), (12, -222)), iron((60, -222), (84, -222), (84, 0))]
    seat = [pad(-22, -48, 45), iron((0, -40), (0, 0)), iron((-14, 0), (90, 0))]
    return [*frame, iron((60, -68), (34, -68)), *seat, pulley((12, -214)), *stack(72, lifted)]


def _wide_bar(near: Limbs, far: Limbs) -> list[Stroke]:
    """Its near end is towards us, so it runs across the picture."""
    middle = between(near.hand, far.hand, 0.5)
    ends = [between(middle, hand, 2.4) for hand in (near.hand, far.hand)]
    thighs = Stroke("pad", disc((27, -68), 7))
    return [thighs, cable(middle, (12, -209)), handle(*ends)]


def cable_pullover() -> Movement:
    high, low = (41, -157), (-10, -66)
    feet = (-12, -9)
    return Movement(
        box(-72, 110, 222),
        Frame(
            "Bent at the hips, the arms reaching up beside the ears to a rope on a high pulley.",
            standing((-34, -82), 48, 38, feet, high),
            _tower(0),
            _rope(high),
        ),
        Frame(
            "Bent as before, the arms almost straight, the hands beside the thighs.",
            standing((-34, -82), 44, 36, feet, low),
            _tower(60),
            _rope(low),
        ),
    )


def _tower(lifted: float) -> list[Stroke]:
    rails = iron((79, 0), (79, -214), (103, -214), (103, 0))
    return [rails, iron((70, 0), (110, 0)), pulley((74, -200)), *stack(91, lifted)]


def _rope(hand: Point) -> list[Stroke]:
    top: Point = (71, -196)
    return [cable(hand, top), handle(between(hand, top, -0.06), between(hand, top, 0.1))]

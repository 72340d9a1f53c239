"""The plates of one side, or of a belt, against every choice of them tried in turn."""

from collections.abc import Callable
from decimal import Decimal
from itertools import product
from random import Random

import pytest
from hypothesis import example, find, given, settings
from hypothesis import strategies as st

from progression import GYM_DEFAULTS, Inventory, barbell_ladder, belt_ladder, on_belt, per_side
from progression.engine.plates import parts
from tests.progression.workouts import loads

CENT = Decimal("0.01")
BAR = Decimal("20.4")
# A home gym: little of it, and nothing that is twice another.
HOME = {Decimal(25): 1, Decimal(15): 2, Decimal("2.5"): None, Decimal("1.25"): 1}

Side = tuple[Decimal, ...] | None
Loader = Callable[[Decimal, Decimal, Inventory], Side]


def by_trying(plates: Inventory, room: Decimal, of_a_pair: int = 1) -> dict[Decimal, Side]:
    """Every sum up to `room` with its best plates, from every number of every plate."""
    counts = [
        range(int(room // plate) + 1 if pairs is None else pairs * of_a_pair + 1)
        for plate, pairs in plates.items()
    ]
    best: dict[Decimal, tuple[Decimal, ...]] = {}
    for each in product(*counts):
        chosen = tuple(sorted(hung(plates, each), reverse=True))
        total = sum(chosen, Decimal(0))
        if total <= room and (total not in best or better(chosen, best[total])):
            best[total] = chosen
    return dict(best)


def hung(plates: Inventory, counts: tuple[int, ...]) -> list[Decimal]:
    return [plate for plate, n in zip(plates, counts, strict=True) for _ in range(n)]


def better(one: tuple[Decimal, ...], other: tuple[Decimal, ...]) -> bool:
    """Fewer plates; of as many, the heavier first."""
    return len(one) < len(other) or (len(one) == len(other) and one > other)


def greedy(load: Decimal, bar: Decimal, plates: Inventory) -> Side:
    """The defect that is planted: always the heaviest plate that still fits."""
    left, chosen = (load - bar) / 2, []
    for plate, pairs in sorted(plates.items(), reverse=True):
        fits = int(left // plate) if left > 0 else 0
        take = fits if pairs is None else min(fits, pairs)
        chosen += [plate] * take
        left -= plate * take
    return None if left else tuple(chosen)


def random_plates(seed: int) -> tuple[Inventory, Decimal]:
    """One to four plates, mostly few pairs of each, and how much of a side to try."""
    chance = Random(seed)
    kinds = chance.sample(range(1, 25), chance.randint(1, 4))
    measure = chance.choice([Decimal("0.25"), Decimal("1.25"), Decimal("0.07"), Decimal(5)])
    plates = {kind * measure: chance.choice([0, 1, 1, 2, 2, 3, None]) for kind in kinds}
    return plates, measure * chance.randint(1, 36)


def is_exact(loader: Loader, plates: Inventory, room: Decimal) -> bool:
    """Whether a loader agrees on what can be made and on what lies a hundredth beside it."""
    best = by_trying(plates, room + CENT)
    sums = [*best, room]
    near = (total + off for total in sums[-3:] for off in (-CENT, Decimal(0), CENT))
    tried = {total for total in (*sums[:5], *near) if total <= room + CENT}
    return all(loader(BAR + 2 * total, BAR, plates) == best.get(total) for total in tried)


seeds = st.integers(0, 2**32).map(random_plates)


@pytest.mark.slow
@settings(max_examples=1_500, deadline=None)
@given(seeds)
def test_the_plates_of_a_side_are_the_best_there_are_or_none(case) -> None:
    assert is_exact(per_side, *case)


def test_taking_the_heaviest_that_fits_is_seen_to_fail() -> None:
    assert not is_exact(greedy, *find(seeds, lambda case: not is_exact(greedy, *case)))
    assert not is_exact(greedy, HOME, Decimal(30))


@settings(deadline=None)
@given(seeds)
def test_a_belt_carries_two_of_each_pair(case) -> None:
    plates, room = case
    best = by_trying(plates, room, of_a_pair=2)
    assert all(on_belt(total, plates) == chosen for total, chosen in best.items())


@given(seeds)
@settings(deadline=None)
def test_a_ladder_is_every_load_that_plates_can_make(case) -> None:
    plates, room = case
    quartered = {plate: pairs for plate, pairs in plates.items() if not plate % Decimal("0.25")}
    ladder = barbell_ladder(BAR, quartered, BAR + 2 * room)
    assert ladder == tuple(sorted(BAR + 2 * total for total in by_trying(quartered, room)))


def test_two_fifteens_beat_a_twenty_five_that_leads_nowhere() -> None:
    assert per_side(Decimal(60), Decimal(0), HOME) == loads("15", "15")


def test_of_two_ways_with_as_few_the_heavier_plate_comes_first() -> None:
    plates = dict.fromkeys(loads("30", "25", "20", "15"), 1)
    assert per_side(Decimal(90), Decimal(0), plates) == loads("30", "15")


def test_an_empty_bar_takes_no_plates_and_less_than_it_none_at_all() -> None:
    assert per_side(Decimal(45), Decimal(45), HOME) == ()
    assert per_side(Decimal(35), Decimal(45), HOME) is None
    assert per_side(Decimal(45), Decimal(45), {}) == ()
    assert per_side(Decimal(55), Decimal(45), {}) is None


def test_an_odd_hundredth_has_no_two_equal_sides() -> None:
    assert per_side(Decimal("45.01"), Decimal(45), {Decimal("0.01"): None}) is None


@pytest.mark.parametrize("unit", ["lb", "kg"])
def test_every_load_of_an_ordinary_gym_can_be_put_on(unit: str) -> None:
    gym = GYM_DEFAULTS[unit]
    owned = dict.fromkeys(gym.plates)
    for load in gym.barbell_ladder:
        side = per_side(load, gym.bar, owned)
        assert side is not None
        assert gym.bar + 2 * sum(side) == load


@pytest.mark.parametrize("unit", ["lb", "kg"])
def test_enough_of_the_usual_plates_leave_the_belt_as_it_was(unit: str) -> None:
    gym = GYM_DEFAULTS[unit]
    assert belt_ladder(gym.bodyweight_ladder, gym.plates) == gym.bodyweight_ladder
    assert belt_ladder(gym.bodyweight_ladder, dict.fromkeys(gym.plates, 10)) == (
        gym.bodyweight_ladder
    )


def test_a_belt_with_few_plates_keeps_assistance_and_bodyweight() -> None:
    made = belt_ladder(loads("-10", "-5", "0", "5", "10", "60"), {Decimal(25): 1})
    assert made == loads("-10", "-5", "0", "25", "50")


@settings(deadline=None)
@given(st.integers(0, 200))
@example(0)
def test_parts_make_every_number_up_to_their_sum(count: int) -> None:
    made = {0}
    for part in parts(count):
        made |= {n + part for n in made}
    assert made == set(range(count + 1))


@pytest.mark.parametrize(
    ("plate", "pairs"),
    [("0", 1), ("-5", 1), ("2.005", 1), ("NaN", 1), ("5", -1), ("5", True), ("5", 1.5)],
)
def test_an_inventory_that_is_none_is_refused(plate: str, pairs: int) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        per_side(Decimal(100), Decimal(45), {Decimal(plate): pairs})


@pytest.mark.parametrize(
    ("load", "bar"), [("NaN", "45"), ("100", "Infinity"), ("1000000045", "45")]
)
def test_a_load_beyond_any_bar_is_refused(load: str, bar: str) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        per_side(Decimal(load), Decimal(bar), {Decimal(5): None})

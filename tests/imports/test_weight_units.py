"""The unit that weights were lifted in, told from the weights alone."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imports.files.weight_units import measured, restored
from progression.engine.exact import KG_A_LB

pytestmark = pytest.mark.slow

D = Decimal


def steps(step: str, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(1, most).map(lambda count: D(count) * D(step))


def written(weight: Decimal, unit: str, decimals: int, rounding: str) -> Decimal:
    """A weight of the other unit as a file of `unit` says it."""
    turned = weight * KG_A_LB if unit == "kg" else weight / KG_A_LB
    return turned.quantize(D(1).scaleb(-decimals), rounding)


ROUNDINGS = st.sampled_from([ROUND_HALF_EVEN, ROUND_DOWN])
POUNDS = st.lists(steps("2.5", 280), min_size=25, max_size=60, unique=True)
KILOGRAMS = st.lists(steps("1.25", 240), min_size=25, max_size=60, unique=True)
NATIVE_KG = st.one_of(steps("2.5", 120), steps("1.25", 240), steps("0.5", 600), steps("1", 80))
NATIVE_LB = st.one_of(steps("2.5", 280), steps("5", 140), steps("1.25", 200), steps("1", 150))


@given(POUNDS, st.integers(2, 16), ROUNDINGS)
def test_pounds_written_in_kg_are_found_and_restored(lifted, decimals, rounding) -> None:
    said = [written(weight, "kg", decimals, rounding) for weight in lifted]
    assert measured(said, "kg").lifted == "lb"
    assert [restored(weight, "kg", "lb")[0] for weight in said] == lifted


@given(KILOGRAMS, st.integers(2, 16), ROUNDINGS)
def test_kilograms_written_in_lb_are_found_and_restored(lifted, decimals, rounding) -> None:
    said = [written(weight, "lb", decimals, rounding) for weight in lifted]
    assert measured(said, "lb").lifted == "kg"
    assert [restored(weight, "lb", "kg")[0] for weight in said] == lifted


@given(st.lists(NATIVE_KG, max_size=60))
def test_weights_lifted_in_kg_are_never_taken_for_pounds(weights) -> None:
    origin = measured(weights, "kg")
    assert (origin.lifted, origin.share) == ("kg", 0)


@given(st.lists(NATIVE_LB, max_size=60))
def test_weights_lifted_in_lb_are_never_taken_for_kilograms(weights) -> None:
    origin = measured(weights, "lb")
    assert (origin.lifted, origin.share) == ("lb", 0)


@given(st.lists(NATIVE_KG, max_size=60) | st.lists(NATIVE_LB, max_size=60))
def test_a_file_without_a_unit_is_asked_about(weights) -> None:
    origin = measured(weights, None)
    assert (origin.written, origin.lifted) == (None, None)


@given(POUNDS, st.integers(2, 16))
def test_converted_weights_give_an_unnamed_unit_away(lifted, decimals) -> None:
    said = [written(weight, "kg", decimals, ROUND_HALF_EVEN) for weight in lifted]
    origin = measured(said, None)
    assert (origin.written, origin.lifted) == ("kg", "lb")
    assert "written in kilograms and were lifted in pounds" in origin.sentence


@pytest.mark.parametrize(
    ("weight", "pair", "expected"),
    [
        ("61.23", ("kg", "lb"), "135"),
        ("13.6077711", ("kg", "lb"), "30"),
        ("102.0582828", ("kg", "lb"), "225"),
        ("102.05828325", ("kg", "lb"), "225"),
        ("61.2", ("kg", "lb"), "135"),
        ("5.44", ("kg", "lb"), "12"),
        ("-20.41", ("kg", "lb"), "-45"),
        ("220.46", ("lb", "kg"), "100"),
        ("220.5", ("lb", "kg"), "100"),
        ("26.46", ("lb", "kg"), "12"),
        ("134.99", ("lb", "lb"), "135"),
        ("60.000001", ("kg", "kg"), "60"),
    ],
)
def test_a_weight_is_put_back_on_the_step_it_came_from(weight, pair, expected) -> None:
    assert restored(D(weight), *pair) == (D(expected), True)


@pytest.mark.parametrize(
    ("weight", "pair", "expected"),
    [
        ("0", ("kg", "lb"), "0"),
        ("135", ("lb", "lb"), "135"),
        ("37.25", ("lb", "lb"), "37.25"),
        ("20.1", ("kg", "kg"), "20.1"),
        ("20", ("kg", "lb"), "44.09"),
        ("85", ("kg", "lb"), "187.39"),
        ("85.0", ("kg", "lb"), "187.39"),
        ("81.37", ("kg", "lb"), "179.39"),
        ("0.001", ("kg", "lb"), "0"),
    ],
)
def test_a_weight_on_no_step_is_only_rounded(weight, pair, expected) -> None:
    assert restored(D(weight), *pair) == (D(expected), False)


@given(st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(["kg", "lb"]))
def test_no_number_is_too_much(weight, unit) -> None:
    for lifted in ("kg", "lb"):
        assert isinstance(restored(weight, unit, lifted)[0], Decimal)
    measured([weight], unit)
    measured([weight], None)


def test_a_weight_counts_as_often_as_it_was_lifted() -> None:
    origin = measured([D("61.23")] * 6 + [D("43.09"), D("83.91"), D("60"), D("20")], "kg")
    assert (origin.share, origin.counted, origin.lifted) == (D("0.8"), 10, "lb")


def test_weights_that_are_steps_of_both_units_do_not_count() -> None:
    assert measured([D(17), D(0), D("-5")] * 20, "kg").counted == 0


def test_nine_weights_are_too_few() -> None:
    origin = measured([D("61.23"), D("43.09"), D("83.91")] * 3, "kg")
    assert origin.lifted == "kg"
    assert origin.sentence == "Too few weights to tell whether those in kg were lifted in lb."


def test_one_odd_weight_however_often_is_no_proof() -> None:
    origin = measured([D("11.34")] * 400 + [D("6.80")] * 100, "kg")
    assert (origin.lifted, origin.share) == (None, 1)


def test_a_gym_of_both_units_is_asked_about() -> None:
    origin = measured([D("61.23"), D("43.09"), D("83.91"), D("60"), D("40"), D("20")] * 3, "kg")
    assert origin.lifted is None
    assert origin.sentence == (
        "9 of 18 weights are whole steps of 2.5 lb once turned from kg: "
        "too many for chance, too few to be sure."
    )


def test_the_sentence_says_what_was_counted() -> None:
    pounds = [D("61.23"), D("43.09"), D("83.91"), D("102.06")] * 10
    assert measured([*pounds, D("60")], "kg").sentence == (
        "40 of 41 weights are whole steps of 2.5 lb once turned from kg: "
        "they were lifted in pounds."
    )


def test_kilograms_of_dumbbells_are_found_from_over_half() -> None:
    plates = [D("220.46"), D("132.28"), D("165.35")] * 4
    dumbbells = [D("26.46"), D("30.86")] * 4
    assert measured(plates + dumbbells, "lb").lifted == "kg"

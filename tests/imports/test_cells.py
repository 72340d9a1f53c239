"""Numbers, units and texts as other apps write them."""

from decimal import Decimal

import pytest

from imports.files import cells
from imports.files.cells import UnreadableCellError

from .reads import LIMITS


def refusal(read, *given: object) -> str:
    """The sentence that a cell is refused with."""
    with pytest.raises(UnreadableCellError) as caught:
        read(*given)
    return str(caught.value)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("140", "140"),
        ("140.0", "140.0"),
        (" 102,5 ", "102.5"),
        ("-20", "-20"),
        ("\u221220", "-20"),
        ("+5", "5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("61,235", "61.235"),
        ("0,125", "0.125"),
        ("13.6077711", "13.6077711"),
        ("102.0582828415673", "102.0582828415673"),
        ("45.3592370000000019", "45.3592370000000019"),
        ("١٠٢٫٥", "102.5"),
        ("１４０", "140"),
        ("\u00a0140\u00a0", "140"),
    ],
)
def test_a_number_is_exactly_what_is_written(cell: str, number: str) -> None:
    assert cells.weight(cell) == Decimal(number)
    assert str(cells.weight(cell)).rstrip("0") == number.rstrip("0")


@pytest.mark.parametrize("cell", ["", " ", "\t", "\u00a0"])
def test_a_blank_cell_is_no_number(cell: str) -> None:
    assert cells.weight(cell) is None
    assert cells.reps(cell, LIMITS) is None
    assert cells.rir(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "1e2",
        "NaN",
        "inf",
        "-Infinity",
        "1_000",
        "1.000,5",
        "1,000.5",
        "1 000",
        "140 kg",
        "--5",
        "12:30",
        "0x10",
        "½",
        "²",
        "9" * 19,
        "1." + "0" * 21,
        "true",
        "=1+1",
        "5\x00",
        "�",
    ],
)
def test_what_is_no_plain_number_is_refused(cell: str) -> None:
    assert refusal(cells.weight, cell).endswith("is not a plain number.")


@pytest.mark.parametrize("cell", ["1,000", "-2,500", "9,999"])
def test_a_comma_that_may_part_thousands_is_refused(cell: str) -> None:
    why = f"The weight can’t be read: “{cell}” may be one or a thousand."
    assert refusal(cells.weight, cell) == why


def test_a_weight_of_ten_thousand_is_refused() -> None:
    assert refusal(cells.weight, "10000") == "The weight “10000” is more than anyone lifts."
    assert refusal(cells.weight, "-10000").startswith("The weight")
    assert cells.weight("9999.99") == Decimal("9999.99")


@pytest.mark.parametrize(("cell", "reps"), [("8", 8), ("10.0", 10), ("0", 0), ("100,0", 100)])
def test_reps_are_whole(cell: str, reps: int) -> None:
    assert cells.reps(cell, LIMITS) == reps


def test_part_of_a_rep_is_refused() -> None:
    why = "The reps can’t be read: “5.9” is no whole number."
    assert refusal(cells.reps, "5.9", LIMITS) == why


@pytest.mark.parametrize("cell", ["101", "-1", "999999999"])
def test_reps_outside_the_limits_are_refused(cell: str) -> None:
    assert refusal(cells.reps, cell, LIMITS) == f"The reps go from 0 to 100, not “{cell}”."


@pytest.mark.parametrize(
    ("rpe", "rir"),
    [
        ("10", 0),
        ("9.5", 0),
        ("9", 1),
        ("8,5", 1),
        ("8", 2),
        ("7.5", 2),
        ("6", 4),
        ("5", 5),
        ("1", 5),
        ("10.0", 0),
        ("0", None),
        ("0.0", None),
    ],
)
def test_an_rpe_is_read_as_reps_left(rpe: str, rir: int | None) -> None:
    assert cells.rir(rpe) == rir


@pytest.mark.parametrize("rpe", ["10.5", "11", "-1", "100"])
def test_an_rpe_over_ten_is_refused(rpe: str) -> None:
    assert refusal(cells.rir, rpe) == f"An RPE goes from 1 to 10, not “{rpe}”."


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("lbs", "lb"),
        ("lb", "lb"),
        ("LBS", "lb"),
        ("kg", "kg"),
        ("kgs", "kg"),
        ("Kg", "kg"),
        ("", None),
    ],
)
def test_a_unit_is_pounds_kilograms_or_none(cell: str, unit: str | None) -> None:
    assert cells.unit(cell) == unit


@pytest.mark.parametrize("cell", ["stone", "g", "s", "kgss lb", "mi"])
def test_another_unit_is_refused(cell: str) -> None:
    assert refusal(cells.unit, cell) == f"The unit “{cell}” is not known."


def test_a_name_is_one_line() -> None:
    assert cells.name("  Pull\tUp \r\n (Weighted)\x0b", "name") == "Pull Up (Weighted)"


def test_an_exercise_has_a_name() -> None:
    assert refusal(cells.exercise, " \t ") == "The exercise has no name."


def test_a_note_keeps_its_lines_but_no_control_characters() -> None:
    assert cells.note(" one\r\ntwo\rthree\x07four\x9f \n") == "one\ntwo\nthree four"


def test_long_texts_end_in_an_ellipsis() -> None:
    assert cells.name("x" * 100, "name") == "x" * 100
    assert cells.name("x" * 101, "name") == "x" * 99 + "…"
    assert cells.note("y" * 600) == "y" * 499 + "…"


@pytest.mark.parametrize("character", ["\0", "\u202e", "\u2066", "\ud800"])
def test_characters_that_nobody_sees_are_refused(character: str) -> None:
    why = "The notes can’t be read: a character in it can’t be seen."
    assert refusal(cells.note, f"a{character}b") == why


@pytest.mark.parametrize("text", ["Rücken 💪", "\u200fשלום", "背部", "क्ष", "a\u200db"])
def test_every_language_is_kept(text: str) -> None:
    assert cells.note(text) == text

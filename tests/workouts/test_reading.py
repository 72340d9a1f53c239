"""The strict reader: exact values or a refusal, never a guess."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workouts import reading
from workouts.models import bounds
from workouts.reading import UnreadableError

TODAY = datetime.date(2026, 3, 3)

NOT_A_LOAD = [
    "",
    " ",
    "heavy",
    "1,000",
    "1.000",
    "1_000",
    "1_00",
    "1e2",
    "1E2",
    "NaN",
    "nan",
    "sNaN",
    "Infinity",
    "-inf",
    "100.005",
    "100.",
    ".5",
    "0x10",
    "--5",
    "+-5",
    "5 5",
    "1\u00a0000",
    "1'000",
    "½",
    "²",
    "五",
    "22\x005",
    "\x00",
    "225\ud800",
    "\u202e522",
    "225\u2069",
    "225\u200b",
    "2000.01",
    "-500.01",
    "9" * 5000,
    str(2**63),
    2**63,
    -(2**63),
    10**400,
    True,
    False,
    None,
    100.5,
    float("nan"),
    float("inf"),
    Decimal("100.005"),
    Decimal("1E+2"),
    Decimal("NaN"),
    Decimal("Infinity"),
    [225],
    {"load": 225},
    b"225",
]


@pytest.mark.parametrize("typed", NOT_A_LOAD, ids=lambda typed: ascii(typed)[:30])
def test_what_is_no_weight_is_refused_with_a_sentence(typed: object) -> None:
    with pytest.raises(UnreadableError, match=r"^W.*\.$"):
        reading.read_load(typed)


@pytest.mark.parametrize(
    ("typed", "load"),
    [
        ("225", "225"),
        (" 225 ", "225"),
        ("102.5", "102.5"),
        ("102,5", "102.5"),
        ("102,50", "102.50"),
        ("0", "0"),
        ("-20", "-20"),
        ("+10", "10"),
        ("\u221220", "-20"),
        ("２２５", "225"),
        ("－２０．５", "-20.5"),
        ("٢٢٥", "225"),
        ("١٠٢٫٥", "102.5"),
        ("۱۰۲", "102"),
        ("१०२", "102"),
        ("2000", "2000"),
        ("-500", "-500"),
        (225, "225"),
        (Decimal("102.5"), "102.5"),
    ],
)
def test_a_weight_is_read_exactly(typed: object, load: str) -> None:
    assert reading.read_load(typed) == Decimal(load)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "5.9",
        "5,9",
        "5.0",
        "five",
        "-1",
        "+5",
        "101",
        "1e1",
        "1_0",
        5.9,
        Decimal("5.9"),
        True,
        2**63,
        "5\x00",
        "5\ud800",
        "\u202e5",
        "²",
        None,
        [5],
        "0" * 5000,
    ],
    ids=lambda typed: ascii(typed)[:30],
)
def test_what_is_no_number_of_reps_is_refused(typed: object) -> None:
    with pytest.raises(UnreadableError, match="whole number from 0 to 100"):
        reading.read_reps(typed)


@pytest.mark.parametrize(
    ("typed", "reps"), [("0", 0), ("100", 100), ("６", 6), ("٦", 6), (6, 6), ("06", 6)]
)
def test_reps_are_read_as_digits_of_any_script(typed: object, reps: int) -> None:
    assert reading.read_reps(typed) == reps


@pytest.mark.parametrize("typed", ["6", "-1", "2.5", "5+", True, 6, "٦", [], 0.0])
def test_reps_left_outside_none_to_five_are_refused(typed: object) -> None:
    with pytest.raises(UnreadableError, match="0 to 5"):
        reading.read_rir(typed)


@pytest.mark.parametrize(("typed", "rir"), [("", None), (None, None), ("0", 0), (5, 5), ("２", 2)])
def test_reps_left_may_be_left_out(typed: object, rir: int | None) -> None:
    assert reading.read_rir(typed) == rir


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026-02-30",
        "2026-3-3",
        "03/03/2026",
        "20260303",
        "2026-W10-2",
        "1949-12-31",
        "2026-03-04",
        "9999-12-31",
        "0000-00-00",
        "2026-03-03T10:00",
        20260303,
        None,
        True,
    ],
)
def test_a_date_outside_the_calendar_or_the_bounds_is_refused(typed: object) -> None:
    with pytest.raises(UnreadableError, match="date"):
        reading.read_date(typed, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1950-01-01", (1950, 1, 1)),
        ("2026-03-03", (2026, 3, 3)),
        ("２０２６-03-03", (2026, 3, 3)),
        ("٢٠٢٦-٠٣-٠٣", (2026, 3, 3)),
    ],
)
def test_a_date_goes_from_1950_to_today(typed: str, date: tuple[int, int, int]) -> None:
    assert reading.read_date(typed, today=TODAY) == datetime.date(*date)


@pytest.mark.parametrize(("typed", "hints"), [("2026-03-04", True), ("2026-03-05", False)])
def test_whose_day_may_have_begun_already_is_told_where_to_say_so(typed: str, hints: bool) -> None:
    with pytest.raises(UnreadableError, match="up to today") as refused:
        reading.read_date(typed, today=TODAY)
    why = "still 2026-03-03 for you, by your time zone and the hour your day ends"
    assert (why in str(refused.value)) is hints


@pytest.mark.parametrize("typed", ["2026-03-01", "2026-03-06", "2026-02-30", "soon", None])
def test_a_date_outside_two_others_is_refused(typed: object) -> None:
    with pytest.raises(UnreadableError, match="date"):
        reading.read_date_between(typed, datetime.date(2026, 3, 2), datetime.date(2026, 3, 5))


@pytest.mark.parametrize("day", [2, 5])
def test_a_date_between_two_others_may_be_either(day: int) -> None:
    ends = datetime.date(2026, 3, 2), datetime.date(2026, 3, 5)
    assert reading.read_date_between(f"2026-03-0{day}", *ends).day == day


@pytest.mark.parametrize(
    "typed", ["a\x00b", "a\ud800b", "a\u202eb", "a\u2066b", "a\x1bb", "a\x85b", "a" * 501, 5, None]
)
def test_text_that_hides_or_reorders_or_is_too_long_is_refused(typed: object) -> None:
    with pytest.raises(UnreadableError, match=r"\.$"):
        reading.read_text(typed)


def test_text_keeps_its_lines_and_its_script() -> None:
    assert reading.read_text(" Straps.\r\nשלום 💪 ") == "Straps.\nשלום 💪"


@pytest.mark.parametrize(
    ("typed", "load", "reps", "rir"),
    [
        ("225", "225", None, None),
        ("225x5@2", "225", 5, 2),
        ("225 x 5", "225", 5, None),
        ("225 x 5 @ 0", "225", 5, 0),
        ("225×5", "225", 5, None),
        ("225X5", "225", 5, None),
        ("225*5", "225", 5, None),
        ("102,5x8@0", "102.5", 8, 0),
        ("-20x5", "-20", 5, None),
        ("\u221220 x 5", "-20", 5, None),
        ("+10x5@5", "10", 5, 5),
        ("bw x 6", "0", 6, None),
        ("BWx6@1", "0", 6, 1),
        ("0x6", "0", 6, None),
        ("٢٢٥x٥", "225", 5, None),
        (225, "225", None, None),
    ],
)
def test_a_whole_set_is_written_in_the_weight(
    typed: object, load: str, reps: int | None, rir: int | None
) -> None:
    assert reading.read_written(typed) == reading.Written(Decimal(load), reps, rir)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("heavy", "weight"),
        ("bw", "weight"),
        ("1,000x5", "weight"),
        ("1e2x5", "weight"),
        ("bwbwx5", "weight"),
        ("2001x5", "Weights"),
        ("225x5.9", "reps"),
        ("225x101", "reps"),
        ("225x-5", "reps"),
        ("225x5x5", "short"),
        ("225x", "short"),
        ("x5", "short"),
        ("225@2", "short"),
        ("@2", "short"),
        ("225x5@", "short"),
        ("225x5@2@2", "short"),
        ("225@2x5", "short"),
        ("225x5@6", "reps left"),
        ("225x5@5+", "reps left"),
        ("225x5@ ", "short"),
    ],
)
def test_a_set_that_is_not_quite_in_short_is_refused_by_what_is_wrong(
    typed: str, names: str
) -> None:
    with pytest.raises(UnreadableError, match=names):
        reading.read_written(typed)


@given(st.text(alphabet="0123456789 .,+-x×@bw", max_size=20))
def test_what_is_read_in_short_is_within_bounds(typed: str) -> None:
    try:
        written = reading.read_written(typed)
    except UnreadableError:
        return
    assert bounds.LOAD[0] <= written.load <= bounds.LOAD[1]
    assert written.reps is None or bounds.REPS[0] <= written.reps <= bounds.REPS[1]
    assert written.rir is None or bounds.RIR[0] <= written.rir <= bounds.RIR[1]


@given(st.text(max_size=60))
def test_any_text_is_read_within_bounds_or_refused(typed: str) -> None:
    try:
        load = reading.read_load(typed)
    except UnreadableError:
        return
    assert bounds.LOAD[0] <= load <= bounds.LOAD[1]
    assert load == load.quantize(Decimal("0.01"))


@given(st.decimals(bounds.LOAD[0], bounds.LOAD[1], places=2))
def test_every_weight_within_bounds_is_read_as_itself(load: Decimal) -> None:
    assert reading.read_load(str(load)) == load
    assert reading.read_load(str(load).replace(".", ",")) == load

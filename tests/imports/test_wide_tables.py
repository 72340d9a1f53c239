"""Tables with several sets in a row: side by side, or packed into a cell."""

from __future__ import annotations

import pytest

from tests.imports.reads import reasons
from tests.imports.tables_in import by_name, read, sets

ON = "2024-03-05"


def lifted(*done: tuple[str, int], exercise: str = "Deadlift") -> list[tuple[str, str, str, int]]:
    return [(ON, exercise, weight, reps) for weight, reps in done]


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Set 1,Set 2,Set 3|100x5,100x5,105x4", [("100", 5), ("100", 5), ("105", 4)]),
        ("Set 1,Set 2,Set 3|100 kg x 5,,102.5 kg × 4", [("100", 5), ("102.5", 4)]),
        ("Weight,Set 1,Set 2|100,5,4", [("100", 5), ("100", 4)]),
        ("Set 1 reps,Set 1 kg,Set 2 reps,Set 2 kg|5,100,4,105", [("100", 5), ("105", 4)]),
        ("Weight 1,Reps 1,Weight 2,Reps 2|100,5,105,4", [("100", 5), ("105", 4)]),
        ("Satz 1,Satz 2|100x5,105x4", [("100", 5), ("105", 4)]),
        ("1セット目,2セット目|100×5,105×4", [("100", 5), ("105", 4)]),
    ],
)
def test_sets_stand_side_by_side(text: str, done: list[tuple[str, int]]) -> None:
    header, row = text.split("|")
    assert sets(f"Date,Exercise,{header}\n{ON},Deadlift,{row}\n") == lifted(*done)


@pytest.mark.parametrize(
    ("cell", "done"),
    [
        ("100x5", [("100", 5)]),
        ("100,5x5", [("100.5", 5)]),
        ("100x5,100x5,105x4", [("100", 5), ("100", 5), ("105", 4)]),
        ("100x5, 102.5x4", [("100", 5), ("102.5", 4)]),
        ("100x5; 102,5x4", [("100", 5), ("102.5", 4)]),
        ("100х5/105х4", [("100", 5), ("105", 4)]),
        ("100*5 + 105*4", [("100", 5), ("105", 4)]),
        ("5 @ 100", [("100", 5)]),
        ("3x5 @ 100", [("100", 5)] * 3),
        ("3x5@100kg", [("100", 5)] * 3),
        ("3x5x100", [("100", 5)] * 3),
        ("100x5x3", [("100", 5)] * 3),
        ("5 at 100", [("100", 5)]),
        ("100kg x 5", [("100", 5)]),
        ("5x100", [("100", 5)]),
        ("5 x 20 kg", [("20", 5)]),
        ("20x5, 40x5, 60x5", [("20", 5), ("40", 5), ("60", 5)]),
        ("bw x 8", [("0", 8)]),
    ],
)
def test_a_cell_holds_sets(cell: str, done: list[tuple[str, int]]) -> None:
    text = f'Date;Exercise;Work\n{ON};Deadlift;"{cell}"\n'
    assert by_name(text)["reps"] == "Work"
    assert sets(text) == lifted(*done)


def test_the_whole_column_tells_what_comes_first() -> None:
    rows = ["5x20", "5x25", "5x140"]
    text = "Date,Exercise,Work\n" + "".join(f"{ON},Deadlift,{row}\n" for row in rows)
    assert sets(text) == lifted(("20", 5), ("25", 5), ("140", 5))


def test_beside_a_weight_two_numbers_are_sets_and_reps() -> None:
    text = f'Date,Exercise,Weight,Reps\n{ON},Deadlift,100,3x5\n{ON},Deadlift,110,"5, 4"\n'
    assert sets(text) == lifted(*[("100", 5)] * 3, ("110", 5), ("110", 4))


def test_one_bad_cell_costs_one_set() -> None:
    text = f"Date,Exercise,Set 1,Set 2,Set 3\n{ON},Deadlift,100x5,heavy,105x4\n"
    assert sets(text) == lifted(("100", 5), ("105", 4))
    assert reasons(read(text)) == [(2, "The reps can’t be read: “heavy” is not a plain number.")]


@pytest.mark.parametrize("cell", ["100x500", "99x5 @ 100", "100x0", "x5", "100x", "5x5x5x5"])
def test_what_can_be_no_set_is_a_row_that_stays_out(cell: str) -> None:
    text = f"Date,Exercise,Set 1,Set 2\n{ON},Deadlift,100x5,{cell}\n{ON},Deadlift,100x5,100x5\n"
    assert sets(text) == lifted(*[("100", 5)] * 3)
    assert len(read(text).skipped) == 1

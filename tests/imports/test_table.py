"""A text as a table: delimiters, line ends and quotes of every kind, sound or not."""

import pytest

from imports.files.file_sets import Skipped
from imports.files.table import LONGEST, TableRow, beginning, delimiter_of, records

from .reads import LIMITS


def rows(text: str, delimiter: str = ",") -> list[tuple[int, ...] | tuple[int, tuple[str, ...]]]:
    """Line and cells of each record, the line alone where one is broken."""
    return [
        (each.line,) if isinstance(each, Skipped) else (each.line, each.cells)
        for each in records(text, delimiter, LIMITS)
    ]


HEAD = (1, ("a", "b", "c"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_ends_in_three_ways(end: str) -> None:
    text = end.join(["a,b,c", "1,2,3", '4,"5",6', ""])
    assert rows(text) == [HEAD, (2, ("1", "2", "3")), (3, ("4", "5", "6"))]


def test_line_ends_may_be_mixed() -> None:
    text = 'a,b,c\r\n1,2,3\n4,5,6\r7,"8",9\r\n\r\n\n\r0,0,0'
    assert [line for line, *_ in rows(text)] == [1, 2, 3, 4, 8]


def test_the_last_line_needs_no_end() -> None:
    assert rows("a,b,c\n1,2,3") == rows("a,b,c\n1,2,3\n")
    assert rows('a,b,c\n1,2,"3"') == rows("a,b,c\n1,2,3\n")


def test_blank_lines_and_blank_rows_are_nothing() -> None:
    assert rows("\n \t\na,b,c\n\n,,\n  \n1,2,3\n\n\n") == [
        (3, ("a", "b", "c")),
        (7, ("1", "2", "3")),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_delimiter_in_quotes_is_text(delimiter: str) -> None:
    text = delimiter.join(["a", "b", "c"]) + "\n" + delimiter.join(["1", f'"2{delimiter}2"', "3"])
    assert rows(text, delimiter)[1] == (2, ("1", f"2{delimiter}2", "3"))


@pytest.mark.parametrize(
    ("first", "delimiter"),
    [
        ("a,b,c", ","),
        ("a;b;c", ";"),
        ("a\tb\tc", "\t"),
        ('"a;b;c;d",b,c', ","),
        ("a;b;c (1,5)", ";"),
        ("nothing", ","),
        ('\n\n"a";"b"', ";"),
    ],
)
def test_the_first_line_tells_the_delimiter(first: str, delimiter: str) -> None:
    assert delimiter_of(f"{first}\n1;2;3;4;5\n") == delimiter


def test_blanks_around_cells_are_left_out() -> None:
    assert rows('a,b,c\n 1 , "2, too" ,\t3') == [HEAD, (2, ("1", "2, too", "3"))]


def test_a_doubled_quote_is_one() -> None:
    assert rows('a,b,c\n1,"say ""hi""",""""')[1] == (2, ("1", 'say "hi"', '"'))
    assert rows('a,b,c\n1,"say ""hi""\nto all",""')[1] == (2, ("1", 'say "hi"\nto all', ""))


def test_a_cell_of_several_lines_counts_them() -> None:
    text = 'a,b,c\n1,"one\r\ntwo\rthree\n\n",3\n4,5,6\n'
    assert rows(text)[1:] == [(2, ("1", "one\r\ntwo\rthree", "3")), (7, ("4", "5", "6"))]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('do "it"', 'do "it"'),
        ('"it" is done', '"it" is done'),
        ('5" band', '5" band'),
        ('"', '"'),
        ('say "one, two" twice', 'say "one, two" twice'),
        ('"quoted"', '"quoted"'),
        ('over\ntwo "lines" of it', 'over\ntwo "lines" of it'),
        ('ends a "line"\nand goes on', 'ends a "line"\nand goes on'),
    ],
)
def test_quotes_that_nobody_doubled_are_text(cell: str, text: str) -> None:
    found = rows(f'a,b,c\n1,"{cell}","3"\n4,5,6\n')
    assert found[1] == (2, ("1", text, "3"))
    assert found[2][1] == ("4", "5", "6")


def test_a_delimiter_too_many_does_no_harm_to_a_cell_of_several_lines() -> None:
    assert rows('a,b,c\n1,2,"three\nand more",\n')[1] == (2, ("1", "2", "three\nand more", ""))


def test_where_every_cell_is_quoted_a_quote_before_a_delimiter_is_text_too() -> None:
    text = '"a";"b";"c"\n"1";"the "wide"; grip";"3"\n'
    assert rows(text, ";")[1] == (2, ("1", 'the "wide"; grip', "3"))


def test_a_quote_inside_a_bare_cell_is_text() -> None:
    assert rows('a,b,c\n1,5" band,3')[1] == (2, ("1", '5" band', "3"))


def test_a_row_of_blank_cells_above_the_header_says_nothing_about_its_columns() -> None:
    found = rows(',,,,\na,b,c\n1,2,"3\n4"\n')
    assert found == [(2, ("a", "b", "c")), (3, ("1", "2", "3\n4"))]


REST = [(line, ("4", "five", "6")) for line in range(4, 54)]


@pytest.mark.parametrize("broken", ['1,"2,3', '1,2,"3', '"1,2,3', '1,2",3', '1,"2,"3"', '"1,"2",3'])
def test_a_quote_that_is_never_closed_costs_nothing_where_its_cell_is_plain(broken: str) -> None:
    found = rows("a,b,c\n0,0,0\n" + broken + "\n" + '4,"five",6\n' * 50)
    assert [cell.strip('"') for cell in found[2][1]] == ["1", "2", "3"]
    assert found[3:] == REST


@pytest.mark.parametrize("broken", ['1,"2', '1,"2,3,4', '"1,2,3,4"'])
def test_a_quote_that_may_belong_to_several_cells_costs_its_own_line_alone(broken: str) -> None:
    text = "a,b,c\n0,0,0\n" + broken + "\n" + '4,"five",6\n' * 50
    found = list(records(text, ",", LIMITS))
    if isinstance(found[2], Skipped):
        why = "A quote opens on line 3 and is not closed where its row ends."
        assert found[2] == Skipped(3, why, broken)
    else:
        assert len(found[2].cells) != 3  # which its reader says
    assert found[3:] == REST


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ('1,"said "heavy", ok",3,,', ("1", 'said "heavy", ok', "3", "", "")),
        ('1,"say "a", "b", c",3,4,5', ("1", 'say "a", "b", c', "3", "4", "5")),
        ('"1, one",2,"open,4,"five"', ("1, one", "2", "open", "4", "five")),
        ('1,"14" box",3,"4, four",5', ("1", '14" box', "3", "4, four", "5")),
    ],
)
def test_broken_quotes_move_no_cell_into_the_column_of_another(
    row: str, cells: tuple[str, ...]
) -> None:
    found = rows(f'a,b,c,d,e\n{row}\n9,"9",9,9,9\n')
    assert found[1:] == [(2, cells), (3, ("9",) * 5)]


@pytest.mark.parametrize("following", ['4,"five",6', '4,"",6', '4, "five",6', '4,"""five""",6'])
def test_a_quote_that_is_never_closed_does_not_take_the_next_row_with_it(following: str) -> None:
    assert [line for line, *_ in rows(f'a,b,c\n1,"2,3\n{following}\n7,8,9\n')] == [1, 2, 3, 4]


def test_rows_of_other_lengths_are_kept_for_their_reader() -> None:
    assert rows("a,b,c\n1\n1,2\n1,2,3,4\n")[1:] == [
        (2, ("1",)),
        (3, ("1", "2")),
        (4, ("1", "2", "3", "4")),
    ]
    assert rows('a,b,c\n"1","2"\n')[1] == (2, ("1", "2"))


def test_a_row_that_is_far_too_long_is_broken() -> None:
    text = f"a,b,c\n1,2,{'x' * LONGEST}\n4,5,6\n"
    found = list(records(text, ",", LIMITS))
    assert isinstance(found[1], Skipped)
    assert found[1].why == "The row is longer than 30,000 characters."
    assert found[2] == TableRow(3, ("4", "5", "6"))


def test_a_row_of_too_many_cells_is_broken() -> None:
    found = list(records(f"a,b,c\n{',' * 501}\n4,5,6\n", ",", LIMITS))
    assert isinstance(found[1], Skipped)
    assert found[1].why == "The row has more than 500 cells."
    assert found[2] == TableRow(3, ("4", "5", "6"))


def test_the_lines_of_a_part_of_a_file_are_those_of_the_file() -> None:
    assert [each.line for each in records("a,b\n1,2\n", ",", LIMITS, line=40)] == [40, 41]


def test_a_beginning_shows_what_cannot_be_seen() -> None:
    assert beginning("a\0b\u202ec\n") == "a\ufffdb\ufffdc\ufffd"
    assert beginning("x" * 90) == "x" * 79 + "…"
    assert beginning("x" * 80) == "x" * 80

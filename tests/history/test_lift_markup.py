"""The table of a lift and the marks of its drawing, as markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from history.lift.markup import Piece, _dot, _visit, dots, sets_table
from history.lift.staircase import Dot
from history.lift.visit_rows import SetLine, VisitRow
from tests.factories import TUESDAY
from tests.markup import faults

DOT = Dot("up", "M1 1", "5", "6", "1", "9", False, "3 March: 225 lb × 6.", ("3 Mar", "up"))
VISIT = VisitRow(TUESDAY, "/1/", "", "", [])
SETS = [SetLine("225 lb × 5", "up", "Up."), SetLine("225 lb × 4", "held", "")]


def test_words_stay_words() -> None:
    row = VisitRow(TUESDAY, '/?a="b"&c', "<b>", "it’s > that", [SetLine("<i>", "up", '"')])
    made = sets_table([row], title="every-set")
    assert not faults(f"<!doctype html><title>t</title><h2 id='every-set'>t</h2>{made}")
    assert "<b>" not in made
    assert "<i>" not in made
    assert 'href="/?a=&quot;b&quot;&amp;c"' in made
    assert "<b" not in dots([replace(DOT, words='"><b>', lines=("<b", "<b"))])


def test_a_workout_is_told_with_its_date_and_only_what_there_is_to_say() -> None:
    assert "help" not in sets_table([VISIT], title="t")
    told = sets_table([VISIT._replace(estimate="250 lb", note="That hurt.")], title="t")
    assert '<a href="/1/">3 March 2026</a> <span class="help">one rep: about 250 lb</span>' in told
    assert '<span class="help">That hurt.</span>' in told


def test_only_a_record_has_a_ring() -> None:
    assert "ring" not in dots([DOT])
    assert '<circle class="ring" cx="5" cy="6" r="6.5"/>' in dots([replace(DOT, is_record=True)])


def test_no_marks_are_no_markup() -> None:
    assert str(dots([])) == ""


@pytest.mark.parametrize(
    "piece",
    [
        *[_dot(replace(DOT, is_record=is_record)) for is_record in (False, True)],
        *[_dot(replace(DOT, lines=("a", "b", "c", "d")[:lines])) for lines in range(5)],
        *[_visit(VISIT._replace(sets=SETS[:sets])) for sets in range(3)],
        *[_visit(VISIT._replace(estimate=said, note="{}")) for said in ("", "{}")],
    ],
)
def test_every_piece_has_as_many_values_as_places(piece: Piece) -> None:
    markup, values = piece
    assert markup.count("{}") == len(values)

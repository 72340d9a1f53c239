"""A row of a workout as markup: words stay words, and what is wrong stands at its field."""

from __future__ import annotations

import pytest
from django.utils.html import format_html

from tests.markup import faults
from workouts.enter_workout import row_markup
from workouts.enter_workout.page import EntryRow, Group
from workouts.enter_workout.rows import TypedRow

EVIL = '"><b>&'
TEXT = "&quot;&gt;&lt;b&gt;&amp;"
BLANK = TypedRow(id="7", exercise="lat-pulldown")


def drawn(row: EntryRow, *, one_sided: bool = False, hint: str = "") -> str:
    group = Group("lat-pulldown", "Lat pulldown", [row], one_sided=one_sided, hint=hint)
    return f"<!doctype html><title>t</title>{group.markup}"


def refused(field: str, sentence: str = "Write the reps.") -> EntryRow:
    return EntryRow(3, "set 1", BLANK, errors={field: [sentence]}, focus=field)


def test_whatever_is_sent_is_text() -> None:
    typed = TypedRow(*[EVIL] * len(TypedRow.__slots__))
    fields = ("id", "exercise", "kind", "pain", "load", "reps", "rir")
    errors = {field: [EVIL] for field in fields}
    row = EntryRow(3, EVIL, typed, EVIL, EVIL, EVIL, errors=errors, sure=EVIL)
    for page in (drawn(row), drawn(row, one_sided=True)):
        assert not faults(page.replace(TEXT, "x"))
        assert "<b>" not in page
    made = drawn(row)
    # Seven errors, and each of the others as often as it is written.
    assert made.count(TEXT) == 7 + 15


def test_a_row_without_anything_has_no_word_too_many() -> None:
    for one_sided in (False, True):
        page = drawn(EntryRow(3, "set 1", BLANK), one_sided=one_sided)
        assert not faults(page)
        for word in ("error", "asked", "last time", "placeholder", "autofocus", "-sure"):
            assert word not in page, word


def test_what_is_wrong_describes_its_field_which_has_the_focus() -> None:
    for field in ("load", "reps"):
        page = drawn(refused(field))
        assert f'<p class="error" id="id_3-{field}_error">Write the reps. </p>' in page
        told = f'aria-invalid="true" aria-describedby="id_3-{field}_error" autofocus>'
        assert page.count("autofocus") == page.count(told) == 1
        assert page.count("has-error") == 2  # the row and the field


def test_what_is_wrong_with_an_arm_stands_at_that_arm() -> None:
    page = drawn(refused("right_reps"), one_sided=True)
    assert page.count('id="id_3-right_reps_error"') == 1
    assert 'id="id_3-left_reps_error"' not in page


def test_what_is_wrong_beside_no_field_is_said_all_the_same() -> None:
    for field in ("id", "exercise", "kind", "pain", "rir"):
        page = drawn(refused(field, "No such one."))
        assert "No such one." in page, field


def test_reps_left_are_chosen_once() -> None:
    for left in ("", "2", "5"):
        page = drawn(EntryRow(3, "set 1", TypedRow("7", "lat-pulldown", rir=left)))
        assert page.count(" checked>") == 1
        assert f'value="{left}" id="id_3-rir_' in page.split(" checked>")[0].rsplit("<", 1)[1]


def test_words_of_a_choice_are_text_whatever_is_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_markup, "rir_choices", lambda: [("{n}", "{0} <b>")])
    made = format_html(row_markup._choices("{n}"), n=3)
    assert 'value="{n}" id="id_3-rir_0" checked>' in made
    assert ">{0} &lt;b&gt;</label>" in made


def test_a_weight_that_may_be_below_zero_has_a_keyboard_with_a_minus() -> None:
    row = EntryRow(3, "set 1", BLANK)
    assert page_mode(drawn(row)) == "decimal"
    assert page_mode(drawn(row, hint="Less than your body: minus.")) == "text"


def page_mode(page: str) -> str:
    return page.split('id="id_3-load" inputmode="')[1].split('"')[0]

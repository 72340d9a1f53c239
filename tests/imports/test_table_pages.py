"""A table that no app wrote: its columns are asked for once, and then it is as any other file."""

from __future__ import annotations

import pytest

from imports.models import Import, NamedColumns
from tests.factories import browser, lifter, other_lifter
from tests.imports.flow import bring, log_of, page, said, undone, upload
from tests.imports.tables_in import asked, columns_page, name, named, table
from workouts.models import LoggedSet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

JA = [
    ("2024-03-05", "main", "deadlift", 1, "work", "100.00", 5),
    ("2024-03-05", "main", "deadlift", 2, "work", "100.00", 5),
    ("2024-03-05", "main", "pull-up", 1, "work", "0.00", 8),
    ("2024-03-12", "main", "deadlift", 1, "work", "105.00", 4),
]
RU = [
    ("2024-03-05", "main", "deadlift", 1, "work", "102.50", 5),
    ("2024-03-05", "main", "deadlift", 2, "work", "102.50", 5),
    ("2024-03-12", "main", "deadlift", 1, "work", "102.50", 6),
]
MANY = [("2024-03-05", "main", "deadlift", 1, "work", "100.00", 5)]
OWN = b"Date,Exercise,Weight,Reps\n13/03/2024,Deadlift,100,5\n"
EITHER = b"Date,Exercise,Weight,Reps\n03/05/2024,Deadlift,100,5\n"


@pytest.mark.parametrize(("file", "right", "told"), [
    ("ja", JA, "デッドリフト"), ("ru", RU, "Становая тяга"), ("many_columns", MANY, "Deadlift"),
])  # fmt: skip
def test_a_table_gives_what_stands_in_it(file: str, right: list[object], told: str) -> None:
    user = lifter(unit="kg")
    source, question = asked(user, table(file))
    assert told in said(question)
    is_told = file == "many_columns"  # in the name of its column
    refused = name(user, source)
    assert refused.status_code == (302 if is_told else 422)
    if not is_told:
        assert "Choose pounds or kilograms." in said(refused)
        assert name(user, source, unit="kg").status_code == 302
    assert bring(user, source).status_code == 302
    assert log_of(user) == right


def test_all_that_is_needed_is_chosen_before_anybody_is_asked() -> None:
    _, question = asked(lifter(), table("ja"))
    chosen = {each.html_name: each.value() for each in question.context["form"]}
    assert (chosen["date"], chosen["exercise"]) == ("0", "1")
    assert (chosen["weight"], chosen["reps"], chosen["note"]) == ("2", "3", "")
    assert "5 March 2024, 100 × 5" in said(question)


def test_the_next_table_with_the_same_columns_is_not_asked_about() -> None:
    user = lifter(unit="kg")
    named(user, table("ru"), unit="kg")
    later = table("ru").replace(b"102,5", b"105")
    answer = upload(user, later)
    source = Import.objects.owned_by(user).latest("pk")
    looked = browser(user).get(answer["Location"])
    assert looked.status_code == 200
    assert "The weights are from “Вес”." in said(looked)
    assert f'href="/import/{source.pk}/columns/"' in looked.content.decode()
    assert bring(user, source).status_code == 302
    assert [row[5] for row in log_of(user)] == ["105.00"] * 3


def test_what_was_said_of_a_table_can_be_changed() -> None:
    user = lifter(unit="kg")
    source = named(user, table("ru"), unit="kg")
    again = columns_page(user, source)
    assert "You’ve told us before" in said(again)
    assert name(user, source, weight="", unit="").status_code == 302
    assert NamedColumns.objects.get().answers["places"].keys() == {"date", "exercise", "reps"}
    assert page(user, source).context["skipped_count"] == "3"


def test_another_lifter_is_asked_for_themselves() -> None:
    named(lifter(), table("ru"), unit="kg")
    asked(other_lifter(), table("ru"))


def test_a_table_with_other_columns_is_asked_about() -> None:
    user = lifter()
    named(user, table("ru"), unit="kg")
    asked(user, table("ru").replace("Вес".encode(), "Нагрузка".encode()))


def test_a_remembered_answer_that_no_longer_fits_is_asked_again() -> None:
    user = lifter()
    named(user, b"Date,What,Weight,Reps\n2024-03-05,Deadlift,100,5\n", exercise="1", unit="kg")
    _, question = asked(user, b"Date,What,Weight,Reps\n2024-03-05,Deadlift,heavy,5\n")
    assert "You’ve told us before" in said(question)


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"exercise": ""}, "exercise", "Choose the column."),
        ({"reps": "99"}, "reps", "Choose a column from the list."),
        ({"reps": "x"}, "reps", "Choose a column from the list."),
        ({"date": "9" * 5000}, "date", "Choose a column from the list."),
        ({"date": "1"}, "date", "That column has no dates. It has “デッドリフト”, for example."),
        ({"weight": "3"}, "weight", "That column is “Reps” already. Choose another one."),
        ({"exercise": "0"}, "exercise", "That column is “Date” already. Choose another one."),
        ({"rpe": "4"}, "rpe", "That column is empty. Choose another one."),
        ({"unit": "stone"}, "unit", "Choose pounds or kilograms."),
    ],
)
def test_a_wrong_choice_is_a_sentence_beside_its_field(
    changes: dict[str, str], field: str, sentence: str
) -> None:
    user = lifter()
    source, _ = asked(user, table("ja"))
    answer = name(user, source, **{"unit": "kg", "note": "4", **changes})
    assert answer.status_code == 422
    assert any(sentence in error for error in answer.context["form"].errors[field])
    form = answer.context["form"]
    kept = {"unit": "kg"} | changes
    assert {each: form[each].value() for each in kept} == kept
    assert not NamedColumns.objects.exists()


def test_the_unit_that_a_name_says_is_no_other() -> None:
    user = lifter()
    source, _ = asked(user, table("many_columns"))
    answer = name(user, source, unit="lb")
    assert "The name of that column says kilograms. Choose those." in said(answer)
    assert name(user, source, weight="9", unit="lb").status_code == 302


def test_an_order_that_nothing_shows_is_asked_with_the_date_both_ways() -> None:
    user = lifter(unit="kg")
    source, question = asked(user, EITHER)
    order = question.context["form"].fields["order"]
    assert order.label == "Which day is “03/05/2024”?"
    assert order.choices == [("day", "3 May 2024"), ("month", "5 March 2024")]
    refused = name(user, source).context["form"].errors
    assert refused.keys() == {"order", "unit"}
    assert name(user, source, unit="kg", order="month").status_code == 302
    bring(user, source)
    assert log_of(user)[0][0] == "2024-03-05"


def test_dates_that_contradict_each_other_are_asked_about_too() -> None:
    user = lifter(unit="kg")
    both = b"03/13/2024,Deadlift,105,5\n" * 2 + b"14/03/2024,Deadlift,110,5\n"
    source, question = asked(user, OWN + both)
    assert "What comes first in the dates?" in said(question)
    assert name(user, source, unit="kg", order="day").status_code == 302
    assert page(user, source).context["skipped_count"] == "2"


def test_an_order_that_the_dates_show_is_not_asked() -> None:
    user = lifter()
    _, question = asked(user, OWN)
    assert "order" not in question.context["form"].fields


def test_a_table_that_shows_its_order_goes_before_what_was_said_of_another() -> None:
    user = lifter(unit="kg")
    named(user, EITHER, unit="kg", order="month")
    upload(user, OWN)
    bring(user, Import.objects.latest("pk"))
    assert log_of(user)[0][0] == "2024-03-13"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Exercise,Weight,Reps\nDeadlift,100,5\n", "No column of this file has dates"),
        (b"Date,Weight,Reps\n2024-03-05,100,5\n", "No column of this file says which exercise"),
        (b"Date,Exercise\n2024-03-05,Deadlift\n", "No column of this file has reps"),
        (b"Date,Exercise,Weight,Reps\n", "There’s no set in this file"),
        (b"2024-03-05,Deadlift,100,5\n" * 3, "No line of this file names the columns"),
        (b"a,b\n1,2\n", "Any other table needs a date, an exercise and reps"),
    ],
)
def test_what_a_file_lacks_is_said_beside_it_and_nothing_is_kept(
    content: bytes, sentence: str
) -> None:
    answer = upload(lifter(), content)
    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["file"][0]
    assert not Import.objects.exists()


def test_a_table_is_taken_back_and_looked_at_again_without_another_question() -> None:
    user = lifter(unit="kg")
    source = named(user, table("ja"), unit="kg")
    bring(user, source)
    undone(user, source)
    assert log_of(user) == []
    assert bring(user, source).status_code == 302
    assert log_of(user) == JA


def test_the_page_of_columns_leads_on_where_there_is_nothing_to_ask() -> None:
    user = lifter(unit="kg")
    source = named(user, table("ja"), unit="kg")
    bring(user, source)
    assert columns_page(user, source)["Location"] == f"/import/{source.pk}/"


def test_notes_on_sets_come_along() -> None:
    user = lifter(unit="kg")
    rows = [b"2024-03-05,Deadlift,100,5,belt", b"2024-03-05,Deadlift,105,5,belt off"]
    content = b"\n".join([b"Date,Exercise,Weight,Reps,Notes", *rows])
    bring(user, named(user, content, unit="kg"))
    sets = LoggedSet.objects.order_by("position")
    assert [row.note for row in sets] == ["belt", "belt off"]
    assert len(log_of(user)) == 2

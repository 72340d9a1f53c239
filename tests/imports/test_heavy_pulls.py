"""A pull-up never gets a machine's stack or the lifter's own body as added weight unasked."""

from __future__ import annotations

import pytest

from imports.questions import key
from tests.factories import browser, lifter
from tests.imports.flow import (
    bring,
    brought,
    fields,
    kept,
    line,
    log_of,
    page,
    said,
    strong,
    undone,
)
from workouts.models import LoggedSet

from .test_interpret import HEVY, V6, hevy, loads, v6

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PULL = key("Pull Up", "pull")


def pulls(*weights: object, name: str = "Pull Up") -> bytes:
    rows = (hevy(name, str(weight), day=day) for day, weight in enumerate(weights, start=1))
    return (HEVY + "".join(rows)).encode()


def is_asked(content: bytes, name: str = "Pull Up") -> bool:
    user = lifter(unit="kg")
    source = kept(user, content)
    return key(name, "pull") in page(user, source).context["form"].fields


def test_the_page_says_what_the_weights_are_and_counts_none_of_them() -> None:
    user = lifter(unit="kg")
    text = said(page(user, kept(user, pulls(66, 66, 59, 66))))
    assert "What’s the weight in “Pull Up”?" in text
    assert "4 sets with a weight carry 59 to 66 kg." in text
    assert "That depends on your answer below." in text
    assert "Waiting for your answer below 4" in text


@pytest.mark.parametrize(
    ("answer", "stored"),
    [
        ("added", ["66.00", "59.00", "0.00"]),
        ("help", ["-66.00", "-59.00", "0.00"]),
        ("body", ["0.00", "0.00", "0.00"]),
        ("out", []),
    ],
)
def test_the_answer_decides(answer: str, stored: list[str]) -> None:
    user = lifter(unit="kg")
    source = kept(user, pulls(66, 59, "") + hevy("Deadlift (Barbell)", "100", day=9).encode())
    assert bring(user, source, **{PULL: answer}).status_code == 302
    assert loads(user) == ["100.00", *stored] or loads(user) == [*stored, "100.00"]


def test_without_an_answer_nothing_comes_in_and_what_was_chosen_stays() -> None:
    user = lifter(unit="kg")
    source = kept(user, pulls(66, 66) + hevy("My Rows", "60").encode())
    answer = bring(user, source, **{key("My Rows"): "barbell-row"})
    assert answer.status_code == 422
    assert "Choose what this weight is." in said(answer)
    assert answer.context["form"][key("My Rows")].value() == "barbell-row"
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize(
    ("weights", "asked"),
    [
        ((41, 41, 41, 41), True),
        ((66, 66, 66, 66, 20), True),
        ((66, 66, 20, 20), False),
        ((40, 35, 30), False),
        (("", "", 0, 66, 66), True),
        ((10, 20, 45), False),
        (("", ""), False),
    ],
)
def test_it_is_asked_where_nearly_all_sets_with_a_weight_are_heavy(
    weights: tuple[object, ...], asked: bool
) -> None:
    assert is_asked(pulls(*weights)) == asked


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Pull Up", True),
        ("Chin Up", True),
        ("Klimmzüge", True),
        ("懸垂", True),
        ("Räckhäv", True),
        ("Pull Up (Weighted)", False),
        ("Pull Up (Assisted)", False),
        ("Assisted Chin Up (Machine)", False),
        ("Lat Pulldown (Cable)", False),
        ("Deadlift (Barbell)", False),
    ],
)
def test_a_name_that_says_what_its_weight_is_and_a_pulldown_are_taken_at_their_word(
    name: str, asked: bool
) -> None:
    assert is_asked(pulls(66, 66, 66, name=name), name) == asked


def test_a_name_that_the_lifter_calls_a_pull_up_is_asked_about_too() -> None:
    user = lifter(unit="kg")
    source = kept(user, pulls(66, 66, name="My Pulls"))
    assert key("My Pulls", "pull") not in fields(page(user, source))
    answer = bring(user, source, **{key("My Pulls"): "pull-up"})
    assert answer.status_code == 422
    assert "What’s the weight in “My Pulls”?" in said(answer)
    chosen = {key("My Pulls"): "pull-up", key("My Pulls", "pull"): "help"}
    assert bring(user, source, **chosen).status_code == 302
    assert loads(user) == ["-66.00", "-66.00"]


def test_a_pull_up_that_is_left_out_needs_no_answer() -> None:
    user = lifter(unit="kg")
    source = kept(user, pulls(66, 66) + hevy("Deadlift (Barbell)", "100", day=9).encode())
    assert bring(user, source, **{key("Pull Up"): ""}).status_code == 302
    assert loads(user) == ["100.00"]


@pytest.mark.parametrize(("unit", "status"), [("kg", 422), ("lb", 302)])
def test_where_the_file_names_no_unit_the_answer_to_that_counts(unit: str, status: int) -> None:
    user = lifter()
    source = kept(user, strong(line(exercise="Pull Up", weight=66)))
    assert PULL in page(user, source).context["form"].fields
    assert bring(user, source, unit=unit).status_code == status


def test_an_answer_that_was_not_needed_counts_all_the_same() -> None:
    user = lifter()
    brought(user, strong(line(exercise="Pull Up", weight=66)), **{PULL: "help"})
    assert loads(user) == ["-66.00"]


def test_look_again_shows_what_the_answer_does() -> None:
    user = lifter(unit="kg")
    source = kept(user, pulls(66, 66))
    sent = fields(page(user, source)) | {PULL: "body", "look": ""}
    answer = browser(user).post(f"/import/{source.pk}/", sent)
    assert "2 sets in 2 new workouts" in said(answer)
    assert "Your own body was the weight in 2 sets" in said(answer)


def test_the_answers_are_there_again_after_an_undo() -> None:
    user = lifter(unit="kg")
    source = brought(user, pulls(66, 66), **{PULL: "help"})
    undone(user, source)
    assert page(user, source).context["form"][PULL].value() == "help"
    assert bring(user, source).status_code == 302
    assert [row[5] for row in log_of(user)] == ["-66.00", "-66.00"]


def test_the_body_that_strong_writes_is_chosen_and_can_be_overruled() -> None:
    user = lifter(unit="kg")
    source = kept(user, (V6 + v6(1, "Pull Up", "81.6466266")).encode())
    assert fields(page(user, source))[PULL] == "body"
    assert "1 set with a weight carries 81.6 kg." in said(page(user, source))
    bring(user, source, **{PULL: "added"})
    assert loads(user) == ["81.65"]


def test_a_unit_that_is_none_is_an_error_beside_the_question() -> None:
    user = lifter(unit="kg")
    answer = bring(user, kept(user, pulls(66, 66)), unit="stone")
    assert answer.status_code == 422


def test_the_next_file_of_the_app_begins_with_what_was_answered() -> None:
    user = lifter(unit="kg")
    brought(user, pulls(66, 66), unit="kg", **{PULL: "help"})
    assert fields(page(user, kept(user, pulls(66, 66, 70))))[PULL] == "help"

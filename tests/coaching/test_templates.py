"""A coach's templates: what may be in one, and that they are the coach's alone."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse

from accounts import export_json
from accounts.account_deletion import leave
from accounts.models import User
from coaching import proposal_templates
from coaching.account_deletion import says
from coaching.models import ProposalTemplate, TemplateLine
from coaching.models.templates import NAME_LENGTH
from coaching.proposal_templates import MOST
from exercises.models import Exercise
from tests.coaching.cast import coach
from tests.coaching.test_pages import html, text
from tests.factories import browser

pytestmark = pytest.mark.django_db
LINE = {
    "role": "main",
    "exercise": "deadlift",
    "sets": "5",
    "rep_low": "3",
    "rep_high": "5",
    "rest_seconds": "240",
}


@pytest.fixture
def me() -> User:
    return coach("me@example.com")


def made(by: User, name: str = "Back to strength") -> ProposalTemplate:
    return proposal_templates.make(coach=by, name=name)


def post(by: User, path: str, **fields: Any) -> HttpResponse:
    return browser(by).post(f"/clients/templates/{path}", fields)


def test_it_is_made_filled_changed_and_read_in_words(me: User) -> None:
    response = post(me, "", name=" Back to strength ")
    template = ProposalTemplate.objects.get()
    assert response["Location"] == f"/clients/templates/{template.pk}/"
    assert "Nothing in it yet." in html(me, f"/clients/templates/{template.pk}/")
    post(me, f"{template.pk}/", **LINE)
    post(me, f"{template.pk}/", **LINE | {"role": "extra", "exercise": "pull-up"})
    words = text(html(me, f"/clients/templates/{template.pk}/"))
    assert "Deadlift, main back day 5 sets of 3–5, rest 4:00" in words
    assert "Pull-up, extra day 5 sets of 3–5, rest 4:00" in words
    assert "Back to strength 2 exercises" in text(html(me, "/clients/templates/"))


def test_the_same_exercise_again_takes_the_place_of_what_was_there(me: User) -> None:
    template = made(me)
    for sets in ["5", "4"]:
        assert post(me, f"{template.pk}/", **LINE | {"sets": sets}).status_code == 302
    assert [line.sets for line in template.lines.all()] == [4]


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("sets", "7", "Write a whole number from 1 to 6."),
        ("sets", "", "Write a whole number from 1 to 6."),
        ("rep_high", "3", "Choose more than the lower number."),
        ("rep_low", "0", "Write a whole number from 1 to 30."),
        ("rest_seconds", "29", "Write a whole number from 30 to 600."),
        ("exercise", "curl", "Select a valid choice."),
        ("role", "rest", "Select a valid choice."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_lost(
    me: User, field: str, typed: str, words: str
) -> None:
    response = post(me, f"{made(me).pk}/", **LINE | {field: typed})
    form = response.context["form"]
    assert response.status_code == 422
    assert words in form.errors[field][0]
    assert {name: form[name].value() for name in LINE} == LINE | {field: typed}
    assert not TemplateLine.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"exercise": "deadlift"}, "exercise", "The extra day takes pull-ups or rows."),
        ({"exercise": "pull-up", "sets": "2"}, "sets", "The extra day takes 3 to 5 sets."),
    ],
)
def test_the_extra_day_takes_what_it_takes_of_a_lifter(
    me: User, fields: dict[str, str], field: str, words: str
) -> None:
    response = post(me, f"{made(me).pk}/", **LINE | {"role": "extra"} | fields)
    assert response.context["form"].errors == {field: [words]}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Give it a name you’ll know again."),
        ("   ", "Give it a name you’ll know again."),
        ("a\u202eb", "Leave out invisible characters."),
        ("x" * (NAME_LENGTH + 1), f"Keep it to {NAME_LENGTH} characters; this has 61."),
        ("back TO strength", "You already have a template by that name."),
    ],
)
def test_a_name_is_refused_where_it_is_typed(me: User, name: str, words: str) -> None:
    standing, other = made(me), made(me, "Other")
    post(me, f"{standing.pk}/", **LINE)
    for path in ("", f"{other.pk}/name/"):
        response = post(me, path, name=name)
        assert response.status_code == 422
        assert words in response.content.decode()
    assert set(ProposalTemplate.objects.values_list("name", flat=True)) == {standing.name, "Other"}


def test_two_taps_make_one(me: User) -> None:
    first, second = (post(me, "", name="A block")["Location"] for _ in range(2))
    assert first == second
    assert ProposalTemplate.objects.count() == 1


def test_it_is_renamed_taken_apart_and_deleted(me: User) -> None:
    template = made(me)
    post(me, f"{template.pk}/", **LINE)
    assert post(me, f"{template.pk}/name/", name="BACK to strength").status_code == 302
    assert ProposalTemplate.objects.get().name == "BACK to strength"
    for _ in range(2):  # a second tap changes nothing
        post(
            me,
            f"{template.pk}/lines/{template.lines.first().pk if template.lines.exists() else 1}/",
        )
    assert not template.lines.exists()
    assert post(me, f"{template.pk}/delete/")["Location"] == "/clients/templates/"
    assert not ProposalTemplate.objects.exists()
    assert post(me, f"{template.pk}/delete/").status_code == 404


def test_past_the_most_of_them_no_more_are_made(me: User) -> None:
    for number in range(MOST):
        made(me, f"Number {number}")
    response = post(me, "", name="One more")
    assert response.status_code == 422
    assert f"You have {MOST} templates. Delete one to make room." in response.content.decode()
    assert "Make a template" not in html(me, "/clients/templates/")
    made(coach("other@example.com"), "One more")


def test_the_same_name_belongs_to_each_coach_once(me: User) -> None:
    made(me)
    made(coach("other@example.com"))
    assert text(html(me, "/clients/templates/")).count("Back to strength 0 exercises") == 1


def test_a_line_of_another_template_is_not_taken_out(me: User) -> None:
    mine, theirs = made(me), made(coach("other@example.com"))
    values = {"sets": 3, "rep_low": 4, "rep_high": 6, "rest_seconds": 180}
    deadlift = Exercise.objects.get(pk="deadlift")
    proposal_templates.put(template=theirs, role="main", exercise=deadlift, **values)
    post(me, f"{mine.pk}/lines/{theirs.lines.get().pk}/")
    assert theirs.lines.exists()


def test_they_are_in_the_file_of_the_coach_and_go_with_the_account(me: User) -> None:
    template = made(me)
    post(me, f"{template.pk}/", **LINE)
    (row,) = json.loads("".join(export_json.written(me)))["templates"]
    assert row["name"] == "Back to strength"
    assert row["lines"] == [
        {
            name: value if name in {"role", "exercise"} else int(value)
            for name, value in LINE.items()
        }
    ]
    assert "The templates you propose from." in says(me)
    leave(user=me)
    assert not ProposalTemplate.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_of_two_at_once_one_is_made() -> None:
    me = coach("me@example.com")

    def make(_: int) -> int:
        try:
            return made(me).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as at_once:
        assert len(set(at_once.map(make, range(4)))) == 1

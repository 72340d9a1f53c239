"""JSON of a set: an object in UTF-8 in which every field is one of ours, once, and a JSON value."""

from __future__ import annotations

import codecs
import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import browser, lifter, set_fields, workout_of
from workouts.ids import new_id
from workouts.log_sets.answers import EVER_SENT
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.django_db

UNKNOWN, TWICE, NO_NUMBER = (
    "This isn’t a field of a set.",
    "This is here twice.",
    "This is no number.",
)


@pytest.fixture
def visit() -> Workout:
    return workout_of(lifter())


def put(visit: Workout, body: bytes | str, **options: Any) -> HttpResponse:
    client: Client = browser(visit.lifter)
    sent = body if isinstance(body, bytes) else body.encode()
    kind = options.pop("content_type", "application/json")
    return client.put(f"/sets/{new_id()}/", sent, content_type=kind, **options)


def with_more(visit: Workout, more: str) -> str:
    """A set with some more written after its fields."""
    return f"{json.dumps(set_fields(visit))[:-1]}, {more}}}"


def refused(answer: HttpResponse) -> dict[str, list[str]]:
    assert answer.status_code == 422
    assert not LoggedSet.objects.exists()
    return dict(answer.json()["errors"])


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_nothing_but_utf_8_is_read(visit: Workout, codec: str) -> None:
    fields = json.dumps(set_fields(visit, rir="é"), ensure_ascii=False)
    assert put(visit, fields.encode(codec)).status_code == 400
    assert not LoggedSet.objects.exists()


def test_a_mark_of_the_byte_order_is_refused(visit: Workout) -> None:
    body = json.dumps(set_fields(visit)).encode()
    assert put(visit, codecs.BOM_UTF8 + body).status_code == 400
    assert put(visit, body).status_code == 200


@pytest.mark.parametrize("wrong", [b"\xff", b"\xed\xa0\x80", b"\xc3", b"\xc0\x80"])
def test_broken_bytes_are_refused(visit: Workout, wrong: bytes) -> None:
    body = with_more(visit, '"sure": "?"').encode().replace(b"?", wrong)
    assert put(visit, body).status_code == 400
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("name", ["colour", "Load", "load ", "__proto__", "", "lifter", "\\ud800"])
def test_a_field_that_is_not_ours_is_refused_by_its_name(visit: Workout, name: str) -> None:
    answer = put(visit, with_more(visit, f'"{name}": "1"'))
    assert refused(answer) == {json.loads(f'"{name}"'): [UNKNOWN]}


def test_many_and_long_names_are_not_all_told(visit: Workout) -> None:
    more = ", ".join(f'"{number}{"x" * 90}": 1' for number in range(500))
    errors = refused(put(visit, with_more(visit, more)))
    assert len(errors) == 5
    assert {len(name) for name in errors} == {50}


@pytest.mark.parametrize("name", ["load", "reps", "workout", "pain", "sure"])
@pytest.mark.parametrize("value", ['"225"', "5", "null"])
def test_a_field_that_is_there_twice_is_refused_by_its_name(
    visit: Workout, name: str, value: str
) -> None:
    once = with_more(visit, f'"{name}": {value}, "{name}": {value}')
    assert refused(put(visit, once)) == {name: [TWICE]}


def test_the_same_name_written_otherwise_is_there_twice_too(visit: Workout) -> None:
    answer = put(visit, with_more(visit, '"\\u006coad": "500"'))
    assert refused(answer) == {"load": [TWICE]}


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("name", ["pain", "sure", "rir"])
def test_what_json_has_not_is_no_number(visit: Workout, name: str, value: str) -> None:
    fields = set_fields(visit)
    fields.pop(name, None)
    body = f'{json.dumps(fields)[:-1]}, "{name}": {value}}}'
    assert refused(put(visit, body)) == {name: [NO_NUMBER]}


def test_the_charset_of_json_may_be_said_and_is_utf_8(visit: Workout) -> None:
    body = json.dumps(set_fields(visit))
    assert put(visit, body, content_type="application/json; charset=utf-8").status_code == 200
    assert put(visit, body, content_type="application/json; charset=utf-16").status_code == 400


def test_no_field_that_a_phone_ever_kept_is_refused(visit: Workout) -> None:
    sent = {
        "csrfmiddlewaretoken": "x",
        "id": str(new_id()),
        "sure": "225x6",
        "pain": "on",
        "note": "",
        "link": "",
    }
    sent |= {"left_reps": None, "right_reps": None} | set_fields(visit)
    assert sent.keys() == EVER_SENT
    assert put(visit, json.dumps(sent)).status_code == 200


def test_a_body_without_json_is_still_a_form(visit: Workout) -> None:
    form = "&".join(f"{name}={value}" for name, value in set_fields(visit).items())
    kind = "application/x-www-form-urlencoded"
    assert put(visit, f"{form}&colour=red", content_type=kind).status_code == 302

"""What a person or a broken phone may send: refused by name, never stored, never a fault."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories import (
    TUESDAY,
    browser,
    full_workout,
    lifter,
    log,
    set_fields,
    whole_fields,
    workout_of,
)
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROW = "one-arm-dumbbell-row"

NOT_LOADS = [
    "",
    "heavy",
    "1,000",
    "1_000",
    "1e2",
    "NaN",
    "Infinity",
    "100.005",
    "true",
    str(2**63),
    "22\x005",
    "\u202e522",
    "9" * 5000,
    "2001",
    "-501",
]
NOT_REPS = ["", "5.9", "true", "1e1", "1_0", "-1", "101", "NaN", str(2**63), "5\x00", "\u202e5"]
# As JSON: what only a program can send, or sends in its own way.
NOT_JSON_LOADS = [
    *map(json.dumps, NOT_LOADS),
    "true",
    "null",
    "1e2",
    "1E+2",
    "100.005",
    "NaN",
    "Infinity",
    "-Infinity",
    str(2**63),
    "9" * 4000,
    '"22\\ud8005"',
    "[225]",
    '{"load": 225}',
]
NOT_JSON_REPS = [*map(json.dumps, NOT_REPS), "5.9", "true", "null", "1e1", "NaN", '"5\\ud800"']


def post(client: Client, fields: dict[str, Any], id: object = None) -> HttpResponse:
    return client.post(f"/sets/{id or new_id()}/", fields)


def put(client: Client, body: str, id: object = None) -> HttpResponse:
    return client.put(f"/sets/{id or new_id()}/", body, content_type="application/json")


def body(visit: Workout, **changes: str) -> str:
    """A set as JSON, with some values exactly as they are written here."""
    fields = {name: json.dumps(value) for name, value in set_fields(visit).items()} | changes
    return "{" + ", ".join(f'"{name}": {value}' for name, value in fields.items()) + "}"


def shown(value: str) -> str:
    """A value as a page shows it in a field."""
    return f'value="{value}"'


@pytest.mark.parametrize("typed", NOT_LOADS, ids=lambda typed: ascii(typed)[:20])
def test_a_form_with_no_weight_comes_back_with_the_error_and_what_was_typed(typed: str) -> None:
    user = lifter()
    response = post(browser(user), set_fields(workout_of(user), load=typed))
    page = response.content.decode()
    assert response.status_code == 422
    assert 'aria-describedby="id_load_error"' in page
    assert not typed or shown(typed) in page
    assert shown("6") in page
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("typed", NOT_REPS, ids=lambda typed: ascii(typed)[:20])
def test_a_form_with_no_reps_comes_back_with_the_error_and_what_was_typed(typed: str) -> None:
    user = lifter()
    response = post(browser(user), set_fields(workout_of(user), load="227,5", reps=typed))
    page = response.content.decode()
    assert response.status_code == 422
    assert 'aria-describedby="id_reps_error"' in page
    assert not typed or shown(typed) in page
    assert shown("227,5") in page
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("field", ["load", "reps", "rir"])
def test_text_in_a_refused_field_is_shown_and_not_run(field: str) -> None:
    user = lifter()
    response = post(browser(user), set_fields(workout_of(user), **{field: '"><script>x</script>'}))
    assert response.status_code == 422
    assert b"<script>x" not in response.content


@pytest.mark.parametrize("rir", ["6", "-1", "5+", "2.5", "true"])
def test_reps_left_out_of_bounds_are_refused_beside_the_field(rir: str) -> None:
    user = lifter()
    response = post(browser(user), set_fields(workout_of(user), rir=rir))
    assert response.status_code == 422
    assert b'id="id_rir_error"' in response.content
    assert not LoggedSet.objects.exists()


def test_each_arm_is_refused_beside_its_own_field() -> None:
    user = lifter()
    fields = set_fields(workout_of(user), exercise=ROW, load="60", left_reps="8", right_reps="5.9")
    response = post(browser(user), fields)
    assert response.status_code == 422
    assert b'aria-describedby="id_right_reps_error"' in response.content
    assert b'id="id_left_reps_error"' not in response.content
    assert not LoggedSet.objects.exists()


def test_one_arm_without_the_other_is_refused() -> None:
    user = lifter()
    fields = set_fields(workout_of(user), exercise=ROW, load="60", left_reps="8", right_reps="")
    assert post(browser(user), fields).status_code == 422


@pytest.mark.parametrize("written", NOT_JSON_LOADS, ids=lambda written: ascii(written)[:20])
def test_json_with_no_weight_is_refused_by_the_name_of_the_field(written: str) -> None:
    user = lifter()
    response = put(browser(user), body(workout_of(user), load=written))
    assert response.status_code == 422
    assert list(response.json()["errors"]) == ["load"]
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("written", NOT_JSON_REPS, ids=lambda written: ascii(written)[:20])
def test_json_with_no_reps_is_refused_by_the_name_of_the_field(written: str) -> None:
    user = lifter()
    response = put(browser(user), body(workout_of(user), reps=written))
    assert response.status_code == 422
    assert list(response.json()["errors"]) == ["reps"]
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("rir", "6"),
        ("rir", "true"),
        ("rir", "[]"),
        ("kind", '"drop"'),
        ("kind", "true"),
        ("kind", '"work\\u0000"'),
        ("version", "-1"),
        ("version", str(2**63)),
        ("version", '"1_0"'),
        ("version", "true"),
        ("version", "1.5"),
        ("pain", '"maybe"'),
        ("pain", "2"),
        ("pain", "[]"),
        ("pain", '{"is": false}'),
        ("exercise", '"curl"'),
        ("exercise", '"dead\\u0000lift"'),
        ("exercise", '"\\ud800"'),
        ("exercise", "null"),
        ("exercise", '["deadlift"]'),
        ("exercise", '"deadlift\\u202e"'),
    ],
)
def test_every_other_field_is_refused_by_its_name_too(field: str, written: str) -> None:
    user = lifter()
    response = put(browser(user), body(workout_of(user), **{field: written}))
    assert response.status_code == 422
    assert list(response.json()["errors"]) == [field]
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize(
    "written", ['"x"', "0", "-1", "true", "null", str(2**63), "1e400", '"\\ud800"', "[]", '"1_0"']
)
def test_what_names_no_workout_of_mine_is_not_found(written: str) -> None:
    user = lifter()
    response = put(browser(user), body(workout_of(user), workout=written))
    assert response.status_code == 404
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [" ", "{", "[]", "null", '"set"', "\ud800", "[" * 100_000, '{"load": ' + "9" * 5000 + "}"],
    ids=lambda sent: ascii(sent)[:12],
)
def test_what_is_no_json_object_is_a_bad_request(sent: str) -> None:
    client = browser(lifter())
    raw = sent.encode(errors="surrogatepass")
    response = client.put(f"/sets/{new_id()}/", raw, content_type="application/json")
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("typed", "load"),
    [
        ("102,5", "102.5"),
        ("102.50", "102.5"),
        ("２２５", "225"),
        ("٢٢٥", "225"),
        ("१०२", "102"),
        ("\u221220", "-20"),
        (" 225 ", "225"),
    ],
)
def test_a_weight_is_stored_as_meant_by_form_and_by_json(typed: str, load: str) -> None:
    user = lifter()
    workout, client = workout_of(user), browser(user)
    exercise = "pull-up" if load.startswith("-") else "deadlift"
    fields = set_fields(workout, load=typed, exercise=exercise)
    assert post(client, fields).status_code == 302
    written = {"load": json.dumps(typed), "exercise": json.dumps(exercise)}
    assert put(client, body(workout, **written)).status_code == 200
    assert {row.load for row in LoggedSet.objects.all()} == {Decimal(load)}


@pytest.mark.parametrize(("typed", "reps"), [("６", 6), ("٦", 6), ("06", 6)])
def test_reps_are_stored_as_meant_by_form_and_by_json(typed: str, reps: int) -> None:
    user = lifter()
    workout, client = workout_of(user), browser(user)
    assert post(client, set_fields(workout, reps=typed)).status_code == 302
    assert put(client, body(workout, reps=json.dumps(typed))).status_code == 200
    assert {row.reps for row in LoggedSet.objects.all()} == {reps}


def test_json_numbers_are_read_exactly() -> None:
    user = lifter()
    assert put(browser(user), body(workout_of(user), load="102.5", reps="6")).status_code == 200
    assert LoggedSet.objects.get().load == Decimal("102.5")


def test_a_refused_edit_comes_back_beside_the_set_and_leaves_it() -> None:
    user = lifter()
    row = log(workout_of(user), 225, 6)
    response = post(browser(user), set_fields(row.workout, load="1e2", version="1"), row.pk)
    assert response.status_code == 422
    assert shown("1e2") in response.content.decode()
    assert f'action="/sets/{row.pk}/"' in response.content.decode()
    assert LoggedSet.objects.get().load == 225


@pytest.mark.parametrize("typed", ["1e2", "1,000", "NaN", "22\x005", "\u202e5"])
def test_a_whole_workout_with_one_bad_weight_stores_nothing_and_keeps_every_row(typed: str) -> None:
    user = lifter()
    entries = full_workout()
    fields = whole_fields(entries) | {"7-load": typed}
    response = browser(user).post("/workouts/enter/", fields)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'id="id_7-load_error"' in page
    assert shown(typed) in page
    assert all(shown(str(id)) in page for id, _, _ in entries)
    assert not LoggedSet.objects.exists()
    assert not Workout.objects.exists()


@pytest.mark.parametrize(
    "on",
    ["", "2026-02-30", "1949-12-31", "9999-12-31", "yesterday", "03/03/2026", "2026-03-03\x00"],
)
def test_a_whole_workout_on_no_date_is_refused_beside_the_date(on: str) -> None:
    response = browser(lifter()).post("/workouts/enter/", whole_fields(full_workout(), on=on))
    assert response.status_code == 422
    assert b'id="id_performed_on_error"' in response.content
    assert not Workout.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"0-exercise": "curl"},
        {"0-exercise": "\x00"},
        {"0-exercise": ""},
        {"0-id": "x"},
        {"0-kind": "drop"},
        {"role": "arms"},
    ],
    ids=str,
)
def test_a_whole_workout_made_by_no_page_of_ours_is_refused_and_says_so(
    change: dict[str, str],
) -> None:
    response = browser(lifter()).post("/workouts/enter/", whole_fields(full_workout(2)) | change)
    assert response.status_code == 422
    assert b'class="error' in response.content
    assert not Workout.objects.exists()


def test_a_whole_workout_without_any_reps_is_refused() -> None:
    fields = whole_fields(full_workout(2)) | {"0-reps": "", "1-reps": " "}
    response = browser(lifter()).post("/workouts/enter/", fields)
    assert response.status_code == 422
    assert b"at least one set" in response.content


@pytest.mark.parametrize("number", [1, 200, 999])
def test_a_row_is_stored_whatever_its_number(number: int) -> None:
    rows = whole_fields(full_workout(2))
    fields = {name.replace("1-", f"{number}-"): value for name, value in rows.items()}
    assert browser(lifter()).post("/workouts/enter/", fields).status_code == 302
    assert LoggedSet.objects.count() == 2


@pytest.mark.parametrize("notes", ["a\x00b", "a\u202eb", "a" * 501])
def test_notes_that_cannot_be_kept_come_back_as_typed(notes: str) -> None:
    user = lifter()
    workout = workout_of(user)
    log(workout)
    response = browser(user).post(f"/workouts/{workout.pk}/finish/", {"notes": notes})
    assert response.status_code == 422
    assert notes in response.content.decode()
    workout.refresh_from_db()
    assert (workout.notes, workout.finished_at) == ("", None)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"role": "arms"},
        {"role": "main", "performed_on": "never"},
        {"performed_on": "2026-03-03"},
        {"role": "main", "performed_on": "9999-12-31"},
    ],
    ids=str,
)
def test_a_workout_is_not_started_on_no_day(fields: dict[str, str]) -> None:
    assert browser(lifter()).post("/workouts/", fields).status_code == 422
    assert not Workout.objects.exists()


@pytest.mark.parametrize(
    "query", ["on=never", "on=9999-99-99", "on=1e2", "on=%00", "on=2026-03-03"]
)
def test_a_wrong_date_in_the_address_shows_today(query: str) -> None:
    client = browser(lifter())
    assert client.get(f"/workouts/enter/?{query}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        f"/workouts/{2**63}/",
        f"/workouts/{'9' * 400}/",
        "/workouts/0/",
        "/workouts/-1/",
        "/sets/x/",
        "/sets/01890a5d-ac96-774b-bcce-b302099a8057/",
        f"/settings/prescriptions/{2**63}/",
        "/workouts/enter/?role=arms",
        "/workouts/enter/?role=%00",
    ],
)
def test_an_address_of_nothing_is_not_found(path: str) -> None:
    assert browser(lifter()).get(path).status_code == 404


@pytest.mark.parametrize("name", ["before", "after", "until", "since", "day"])
@pytest.mark.parametrize("date", ["", "0", "x", "2026-02-31", "0001-01-01", "9999-12-31", "%00"])
def test_any_date_of_the_history_answers(name: str, date: str) -> None:
    user = lifter()
    log(workout_of(user, TUESDAY))
    for path in ("/history/", "/history/deadlift/"):
        assert browser(user).get(f"{path}?{name}={date}").status_code == 200

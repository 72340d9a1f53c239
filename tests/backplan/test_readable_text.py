"""What arrives broken is refused beside its field, in every form, and stored nowhere."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT

from accounts.models import User
from backplan.readable_text import SENTENCE
from imports.models import Import
from tests.coaching.cast import coach, coached
from tests.factories import PASSWORD, browser, full_workout, lifter, log, whole_fields, workout_of
from tests.imports.flow import line, strong
from tests.matrix.tables import question, stored, watched

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
# How a byte that is no text arrives: written as %FF, as it is, in a form with files.
WAYS = ["percent", "raw", "multipart"]


def sent(client: Client, path: str, fields: dict[str, Any], way: str) -> HttpResponse:
    """A form in which `\\udcff` stands for the byte FF."""
    raw = {name: str(value).encode(errors="surrogateescape") for name, value in fields.items()}
    if way == "multipart":
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
            + value
            + b"\r\n"
            for name, value in raw.items()
        ]
        whole = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        return client.generic("POST", path, whole, MULTIPART_CONTENT)
    body = urlencode(raw).encode()
    return client.post(
        path, body.replace(b"%FF", b"\xff") if way == "raw" else body, content_type=FORM
    )


def nowhere() -> bool:
    """Whether no row of any table holds what stands for broken bytes."""
    return not any("\ufffd" in row for _, _, row in stored(question(watched())))


def errors(answer: HttpResponse) -> list[str]:
    """The ids of the fields that an error names."""
    page = answer.content.decode()
    return re.findall(r'aria-describedby="[^"]*?(id_[\w-]+)_error', page)


BROKEN = "caf\udcff"


@pytest.mark.parametrize("way", WAYS)
def test_notes_with_a_broken_byte_come_back_as_far_as_they_can_be_read(way: str) -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit)
    fields = {"notes": f"Felt strong at the {BROKEN}.", "anyway": "99"}
    answer = sent(browser(user), f"/workouts/{visit.pk}/finish/", fields, way)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert SENTENCE in page
    assert "Felt strong at the caf\ufffd." in page
    assert errors(answer) == ["id_notes"]
    visit.refresh_from_db()
    assert (visit.notes, visit.finished_at) == ("", None)


@pytest.mark.parametrize("way", WAYS)
def test_a_whole_workout_keeps_every_row_when_its_notes_are_broken(way: str) -> None:
    user, done = lifter(), full_workout()
    answer = sent(browser(user), "/workouts/enter/", whole_fields(done) | {"notes": BROKEN}, way)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert errors(answer) == ["id_notes"]
    assert all(f'value="{id}"' in page for id, _, _ in done)
    assert nowhere()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("/settings/account/", {"name": BROKEN, "time_zone": "UTC"}, "name"),
        ("/settings/account/", {"name": "Ines", "time_zone": BROKEN}, "time_zone"),
        ("/excused/", {"kind": "ill", "first_on": "{today}", "note": BROKEN}, "note"),
        ("/excused/", {"kind": "ill", "first_on": BROKEN, "note": "x"}, "first_on"),
        ("/settings/equipment/", {"bar": BROKEN, "plates": "45"}, "bar"),
        ("/settings/equipment/", {"bar": "45", "plates": BROKEN}, "plates"),
    ],
)
def test_a_form_of_ours_names_the_field(
    path: str, fields: dict[str, str], field: str, way: str
) -> None:
    user = lifter()
    fields = {name: value.format(today=user.today()) for name, value in fields.items()}
    answer = sent(browser(user), path, fields, way)
    assert answer.status_code == 422
    assert f"id_{field}" in errors(answer)
    assert nowhere()


@pytest.mark.parametrize("way", WAYS)
def test_what_a_coach_writes_is_refused_and_kept(way: str) -> None:
    user, by = lifter(), coach()
    coaching, visit = coached(user, by), workout_of(user)
    log(visit)
    page = browser(by).get(f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    assert page.status_code == 200
    path = f"/clients/{coaching.pk}/workouts/{visit.pk}/comments/"
    id = re.search(r'name="id" value="([^"]+)"', page.content.decode())
    assert id is not None
    answer = sent(browser(by), path, {"id": id[1], "text": f"Slower, {BROKEN}"}, way)
    assert answer.status_code == 422
    assert "Slower, caf\ufffd" in answer.content.decode()
    assert nowhere()


NEW = {
    "email": "new@example.com",
    "password1": "nine brown herons",
    "experience": "under",
    "unit": "lb",
    "time_zone": "UTC",
    "consent": "on",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("field", "broken"),
    [("email", "n\udcffw@example.com"), ("password1", "nine brown herons \udcff")],
)
def test_sign_up_takes_no_broken_address_and_no_broken_password(
    field: str, broken: str, way: str
) -> None:
    answer = sent(Client(), "/accounts/signup/", NEW | {field: broken}, way)
    assert answer.status_code == 200
    assert f"id_{field}" in errors(answer)
    assert not User.objects.exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("login", {"login": "a\udcff@example.com", "password": PASSWORD}, "login"),
        ("login", {"login": "a@example.com", "password": BROKEN}, "password"),
        ("password/reset", {"email": "a\udcff@example.com"}, "email"),
    ],
)
def test_the_ways_in_name_the_field(
    path: str, fields: dict[str, str], field: str, way: str
) -> None:
    answer = sent(Client(), f"/accounts/{path}/", fields, way)
    assert answer.status_code == 200
    assert errors(answer) == [f"id_{field}"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("email", {"email": "a\udcff@example.com", "action_add": ""}, "email"),
        (
            "password/change",
            {"oldpassword": BROKEN, "password1": "nine brown herons"},
            "oldpassword",
        ),
        (
            "password/change",
            {"oldpassword": PASSWORD, "password1": f"nine herons {BROKEN}"},
            "password1",
        ),
        ("reauthenticate", {"password": BROKEN}, "password"),
    ],
)
def test_allauths_own_forms_name_the_field(
    path: str, fields: dict[str, str], field: str, way: str
) -> None:
    user = lifter()
    client = Client()
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    was = user.password
    answer = sent(client, f"/accounts/{path}/", fields, way)
    assert answer.status_code == 200
    assert errors(answer) == [f"id_{field}"]
    user.refresh_from_db()
    assert user.password == was
    assert nowhere()


@pytest.mark.parametrize("character", ["\0", "\ufffd"])
def test_what_cannot_be_seen_or_stands_for_what_is_lost_is_refused_as_well(character: str) -> None:
    fields = NEW | {"password1": f"nine brown herons {character}"}
    answer = Client().post("/accounts/signup/", fields)
    assert errors(answer) == ["id_password1"]
    assert answer.context["form"].errors["password1"] == [SENTENCE]
    assert not User.objects.exists()


@pytest.mark.parametrize("charset", ["latin-1", "utf-7", "utf-16", "cp1252"])
@pytest.mark.parametrize("sort", [FORM, MULTIPART_CONTENT, "application/json"])
def test_a_request_in_another_encoding_is_not_read(sort: str, charset: str) -> None:
    user = lifter()
    for method in ("GET", "POST", "PUT"):
        answer = browser(user).generic(
            method, "/week/", b"x", content_type=f"{sort}; charset={charset}"
        )
        assert answer.status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_utf_8_by_any_name_is(charset: str) -> None:
    user = lifter()
    body, sort = "name=Zo%C3%AB&time_zone=UTC", f"{FORM}; charset={charset}"
    answer = browser(user).generic("POST", "/settings/account/", body, sort)
    assert answer.status_code == 302
    user.refresh_from_db()
    assert user.name == "Zoë"


def test_what_is_text_is_stored_as_it_was_typed() -> None:
    user = lifter()
    name = "Zoë 李 \U0001f3cb"
    for way in WAYS:
        fields = {"name": name, "time_zone": "UTC"}
        assert sent(browser(user), "/settings/account/", fields, way).status_code == 302
        user.refresh_from_db()
        assert user.name == name


@pytest.mark.parametrize("query", ["1-load=%FF", "1-load=225%00", "kind=%FF", "opening=%ED%A0%80"])
def test_the_form_in_an_address_names_the_field_too(query: str) -> None:
    answer = Client().get(f"/rule/?{query}&1-reps=5")
    assert answer.status_code == 200
    assert f"id_{query.split('=')[0]}" in errors(answer)


def test_a_file_with_a_broken_name_is_kept_without_it() -> None:
    user = lifter()
    head = b"Content-Disposition: form-data; name=\"file\"; filename*=utf-8''str%FFong.csv\r\n"
    body = f"--{BOUNDARY}\r\n".encode() + head + b"Content-Type: text/csv\r\n\r\n"
    body += strong(line()) + f"\r\n--{BOUNDARY}--\r\n".encode()
    answer = browser(user).generic("POST", "/import/", body, MULTIPART_CONTENT)
    assert answer.status_code == 302
    assert Import.objects.get().file_name == "strong.csv"

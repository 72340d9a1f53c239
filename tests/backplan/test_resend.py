"""A form that met an ended session, kept for whoever typed it and for nobody else."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import signing
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts import unsent_forms
from accounts.models import User
from tests.accounts.pages import carried, first_form
from tests.factories import PASSWORD, lifter, log, other_lifter, set_fields, workout_of
from workouts.ids import new_id
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.django_db
UNSENT = "/accounts/unsent/"
SIGN_IN = "/accounts/login/"
OURS = {"Origin": "http://testserver"}
NOTES = 'Grip gave out. <b>"Slow"</b>\nand tired'


@pytest.fixture(autouse=True)
def no_limits_yet() -> None:
    cache.clear()


def phone(user: User | None = None) -> Client:
    """A browser that is asked for its token, as a real one is, and has looked at a page."""
    client = Client(enforce_csrf_checks=True)
    if user is not None:
        client.force_login(user)
    client.get("/settings/account/" if user else SIGN_IN)
    return client


def end_elsewhere() -> None:
    Session.objects.all().delete()


def expire() -> None:
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(seconds=1))


def token(client: Client) -> str:
    return client.cookies[settings.CSRF_COOKIE_NAME].value


def post(client: Client, path: str, fields: Any = (), **headers: str) -> HttpResponse:
    with_token = dict(fields) | {"csrfmiddlewaretoken": token(client)}
    response: HttpResponse = client.post(path, with_token, headers=headers)
    return response


def sign_in(client: Client, user: User, page: HttpResponse, password: str = PASSWORD) -> Any:
    fields = {"login": user.email, "password": password, "unsent": carried(page)}
    return post(client, SIGN_IN, fields)


def press(client: Client, page: HttpResponse) -> HttpResponse:
    action, fields = first_form(page)
    response: HttpResponse = client.post(action, dict(fields))
    return response


def typed_too_late(user: User, path: str, fields: Any) -> tuple[Client, HttpResponse]:
    client = phone(user)
    end_elsewhere()
    return client, post(client, path, fields)


def finish_too_late() -> tuple[Client, HttpResponse, Workout]:
    visit = workout_of(lifter())
    log(visit)
    path = f"/workouts/{visit.pk}/finish/"
    return (*typed_too_late(visit.lifter, path, {"notes": NOTES, "anyway": "11"}), visit)


@pytest.mark.parametrize("end", [end_elsewhere, expire])
def test_a_set_that_met_an_ended_session_is_logged_once(end: Any) -> None:
    visit, id = workout_of(lifter()), new_id()
    client = phone(visit.lifter)
    end()
    asked = post(client, f"/sets/{id}/", set_fields(visit, load="222.5"))
    assert asked.status_code == 401
    assert sign_in(client, visit.lifter, asked).url == UNSENT
    page = client.get(UNSENT)
    assert not LoggedSet.objects.exists()
    for _ in range(2):
        assert press(client, page).status_code == 302
    assert [(str(row.pk), str(row.load)) for row in LoggedSet.objects.all()] == [
        (str(id), "222.50")
    ]


def test_what_was_typed_is_shown_and_then_saved_as_it_was() -> None:
    client, asked, visit = finish_too_late()
    sign_in(client, visit.lifter, asked)
    page = client.get(UNSENT)
    assert "<h1>Finish the workout?</h1>" in page.text
    assert f"You’re signed in as <bdi>{visit.lifter.email}</bdi>" in page.text
    assert "Grip gave out. &lt;b&gt;" in page.text
    press(client, page)
    assert client.get(UNSENT).headers["Location"] == "/week/"  # it waits no longer
    visit.refresh_from_db()
    assert visit.finished_at is not None
    assert visit.notes == NOTES


def test_a_wrong_password_does_not_lose_it() -> None:
    client, asked, visit = finish_too_late()
    again = sign_in(client, visit.lifter, asked, "not my password")
    assert carried(again) == carried(asked)
    assert sign_in(client, visit.lifter, again).url == UNSENT


def test_it_may_be_left() -> None:
    client, asked, visit = finish_too_late()
    sign_in(client, visit.lifter, asked)
    assert post(client, UNSENT).headers["Location"] == "/week/"
    assert client.get(UNSENT).headers["Location"] == "/week/"
    visit.refresh_from_db()
    assert visit.finished_at is None


def test_to_look_at_it_changes_nothing_and_looking_again_finds_it() -> None:
    client, asked, visit = finish_too_late()
    sign_in(client, visit.lifter, asked)
    assert [client.get(UNSENT).status_code for _ in range(3)] == [200, 200, 200]
    visit.refresh_from_db()
    assert visit.finished_at is None


def test_what_is_refused_then_is_told_on_its_own_page_with_what_was_typed() -> None:
    user = lifter()
    client, asked = typed_too_late(
        user, "/settings/equipment/", {"bar": "heavy", "plates": "45 25"}
    )
    sign_in(client, user, asked)
    answer = press(client, client.get(UNSENT))
    assert answer.status_code == 422
    assert 'value="heavy"' in answer.text


def test_another_account_neither_sees_nor_gets_it() -> None:
    client, asked, visit = finish_too_late()
    refused = sign_in(client, other_lifter(), asked)
    assert refused.status_code == 200
    assert "What you sent was typed in another account." in refused.text
    assert "Grip" not in refused.text
    assert 'href="/accounts/login/">Sign in without sending it' in refused.text
    assert not Session.objects.exists()
    # Still there for whoever typed it.
    assert sign_in(client, visit.lifter, refused).url == UNSENT


def test_nobody_who_signs_in_later_finds_what_waits_for_another() -> None:
    client, asked, visit = finish_too_late()
    sign_in(client, visit.lifter, asked)
    session = client.session
    left = session[unsent_forms.KEY]
    other = other_lifter()
    client.force_login(other)
    session = client.session
    session[unsent_forms.KEY] = left
    session.save()
    assert client.get(UNSENT).headers["Location"] == "/week/"


def test_where_nothing_says_whose_it_is_only_their_own_button_sends_it() -> None:
    visit, other = workout_of(lifter()), other_lifter()
    client = phone(visit.lifter)
    end_elsewhere()
    del client.cookies[unsent_forms.COOKIE]
    asked = post(client, f"/sets/{new_id()}/", set_fields(visit))
    assert sign_in(client, other, asked).url == UNSENT
    page = client.get(UNSENT)
    assert f"signed in as <bdi>{other.email}</bdi>" in page.text
    answer = press(client, page)
    assert answer.status_code == 404
    assert "There’s nothing here" in answer.text
    assert not LoggedSet.objects.exists()


def test_the_mark_of_an_account_tells_nothing_else() -> None:
    user = lifter()
    cookie = phone(user).cookies[unsent_forms.COOKIE]
    assert re.fullmatch("[0-9a-f]{32}", cookie.value)
    assert cookie.value != unsent_forms.mark_of(other_lifter())
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")


def test_a_stranger_gets_no_mark() -> None:
    assert unsent_forms.COOKIE not in phone().cookies


def test_nothing_is_stored_for_whoever_does_not_sign_in() -> None:
    client, asked, visit = finish_too_late()
    assert not Session.objects.exists()
    sign_in(client, visit.lifter, asked, "not my password")
    assert not Session.objects.exists()


def test_what_is_too_long_to_carry_stays_in_the_browser() -> None:
    user = lifter()
    client, asked = typed_too_late(user, "/settings/account/", {"name": "x" * unsent_forms.LARGEST})
    assert asked.status_code == 401
    assert carried(asked) == ""
    assert "Go back in your browser" in asked.text
    assert len(asked.content) < 20_000
    assert sign_in(client, user, asked).url == "/week/"


def test_the_longest_form_of_ours_is_carried() -> None:
    user = lifter()
    name = "ü" * 5000
    client, asked = typed_too_late(user, "/settings/account/", {"name": name})
    sign_in(client, user, asked)
    assert ("name", name) in first_form(client.get(UNSENT))[1]


def test_a_password_is_never_carried() -> None:
    user = lifter()
    _, asked = typed_too_late(user, "/settings/account/delete/", {"password": "my own secret"})
    assert asked.headers["Location"] == "/accounts/login/?next=/settings/account/delete/"


def test_what_is_older_than_a_day_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    client, asked, visit = finish_too_late()
    monkeypatch.setattr(unsent_forms, "LASTS", -1)
    answer = sign_in(client, visit.lifter, asked)
    assert answer.url == "/week/"
    assert "it’s gone now" in client.get("/week/").text


def test_what_we_have_not_written_is_not_carried() -> None:
    user = lifter()
    client = phone()
    fields = {"login": user.email, "password": PASSWORD, "unsent": "e30:not-ours:at-all"}
    assert post(client, SIGN_IN, fields).headers["Location"] == "/week/"
    assert unsent_forms.KEY not in client.session


def test_what_an_older_version_wrote_is_no_fault() -> None:
    assert unsent_forms.read(signing.dumps({"path": "/week/"}, salt=unsent_forms.SALT)) is None
    assert unsent_forms.read(signing.dumps({"fields": []}, salt=unsent_forms.SALT)) is None


def test_a_form_of_another_site_is_not_carried() -> None:
    client = phone()
    for headers in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        answer = client.post("/settings/account/", {"name": "Mallory"}, headers=headers)
        assert answer.status_code == 403
        assert carried(answer) == ""
        assert "Mallory" not in answer.text


def test_the_answer_is_kept_by_nobody() -> None:
    client = phone()
    asked = post(client, "/settings/account/", {"name": "Ada"})
    assert asked["Cache-Control"] == "no-store, private"


def test_a_page_from_before_the_sign_in_sends_with_one_more_button() -> None:
    """Two pages were open: the session ended, and somebody has signed in on the other one."""
    user = lifter()
    client = phone(user)
    old = token(client)
    end_elsewhere()
    post(client, SIGN_IN, {"login": user.email, "password": PASSWORD})
    fields = {"name": "Ottoline", "time_zone": "UTC", "csrfmiddlewaretoken": old}
    page = client.post("/settings/account/", fields, headers=OURS)
    assert (page.status_code, User.objects.get().name) == (403, "")
    assert "<h1>Save your name and time zone?</h1>" in page.text
    assert press(client, page).status_code == 302
    assert User.objects.get().name == "Ottoline"


def test_two_sign_ins_that_carry_something_lose_nothing() -> None:
    """Signed in on the one page, the other is older than that; what it carries is not."""
    client, asked, visit = finish_too_late()
    fields = {"login": visit.lifter.email, "password": PASSWORD, "unsent": carried(asked)}
    fields["csrfmiddlewaretoken"] = "c" * 32
    client.force_login(visit.lifter)
    page = client.post(SIGN_IN, fields, headers=OURS)
    assert page.status_code == 403
    assert "Finish the workout?" in page.text
    other = phone(other_lifter())
    page = other.post(SIGN_IN, fields, headers=OURS)
    assert (page.status_code, "Finish the workout?" in page.text) == (403, False)


def test_without_cookies_a_form_of_ours_is_carried_too() -> None:
    visit = workout_of(lifter())
    client = Client(enforce_csrf_checks=True)
    asked = client.post(f"/workouts/{visit.pk}/finish/", {"notes": NOTES}, headers=OURS)
    assert asked.status_code == 403
    assert sign_in(client, visit.lifter, asked).url == UNSENT

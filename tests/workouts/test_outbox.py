"""What a phone that kept sets asks and sends: who is there, and each set until it is saved."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from tests.factories import (
    browser,
    full_workout,
    lifter,
    log,
    other_lifter,
    undo,
    whole_fields,
    workout_of,
)
from workouts import deletion, logbook
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Workout

pytestmark = pytest.mark.django_db

A_DAY = datetime.timedelta(days=1)
WHO = "/outbox/who/"
ROW = "one-arm-dumbbell-row"
# Sets as phones keep them in schema 1, all of it text as a form has it. Phones go on sending
# these for as long as they kept them: nothing here may ever change.
SCHEMA_1: dict[str, dict[str, Any]] = {
    "a work set": {"exercise": "deadlift", "load": "225", "reps": "6", "rir": "", "kind": "work"},
    "with a comma": {"exercise": "deadlift", "load": "102,5", "reps": "5", "rir": "2"},
    "in short": {"exercise": "deadlift", "load": "225x5@2", "reps": "", "rir": "", "kind": "work"},
    "one that hurt": {"exercise": "deadlift", "load": "225", "reps": "3", "rir": "", "pain": "on"},
    "a warm-up": {"exercise": "deadlift", "load": "135", "reps": "5", "rir": "", "kind": "warmup"},
    "undone": {"exercise": "deadlift", "load": "225", "reps": "6", "rir": "", "kind": "undone"},
    "assisted": {
        "exercise": "pull-up",
        "load": "\u221220",
        "reps": "6",
        "rir": "1",
        "kind": "work",
    },
    "of two arms": {
        "exercise": ROW,
        "load": "60",
        "left_reps": "8",
        "right_reps": "7",
        "rir": "",
        "kind": "work",
    },
}
READ = {
    "a work set": ("225", 6, None, "work", False),
    "with a comma": ("102.5", 5, 2, "work", False),
    "in short": ("225", 5, 2, "work", False),
    "one that hurt": ("225", 3, None, "work", True),
    "a warm-up": ("135", 5, None, "warmup", False),
    "undone": ("225", 6, None, "undone", False),
    "assisted": ("-20", 6, 1, "work", False),
    "of two arms": ("60", 7, None, "work", False),
}


def kept(visit: Workout, sort: str = "a work set", **changes: Any) -> dict[str, Any]:
    """A set as delivery.js sends it: the fields of the form as text, the version as a number."""
    return {"workout": str(visit.pk), **SCHEMA_1[sort], "version": 0, **changes}


def send(client: Client, id: object, fields: Any, **headers: str) -> HttpResponse:
    return client.put(
        f"/sets/{id}/",
        fields if isinstance(fields, str) else json.dumps(fields),
        content_type="application/json",
        headers={"Accept": "application/json", **headers},
    )


def phone(user: User | None = None) -> Client:
    """A browser that is asked for its token, as a real one is."""
    client = Client(enforce_csrf_checks=True)
    if user is not None:
        client.force_login(user)
    return client


def token(client: Client) -> str:
    return str(client.get(WHO).json()["csrf"])


def test_nobody_signed_in_is_told_so_with_a_token_all_the_same() -> None:
    answer = Client().get(WHO).json()
    assert (set(answer), answer["user"]) == ({"user", "csrf"}, None)
    assert re.fullmatch(r"[A-Za-z0-9]{64}", answer["csrf"])


def test_whoever_is_signed_in_is_named_by_number_alone() -> None:
    user = lifter(name="Ottoline Marrow")
    response = browser(user).get(WHO)
    answer = response.json()
    assert (set(answer), answer["user"]) == ({"user", "csrf"}, user.pk)
    told = f"{response.text}{response.headers}{response.cookies}"
    assert not [word for word in ("Ottoline", "Marrow", user.email) if word in told]


@pytest.mark.slow
@pytest.mark.parametrize("ended", ["ended elsewhere", "signed out", "closed"])
def test_an_ended_session_is_nobodys(ended: str) -> None:
    user = lifter()
    client = browser(user)
    if ended == "ended elsewhere":
        Session.objects.all().delete()
    elif ended == "signed out":
        client.post("/accounts/logout/")
    else:
        User.objects.update(is_active=False)
    assert client.get(WHO).json()["user"] is None


@pytest.mark.parametrize("signed_in", [True, False])
def test_the_answer_is_never_kept(signed_in: bool) -> None:
    client = browser(lifter()) if signed_in else Client()
    assert "no-store" in client.get(WHO).headers.get("Cache-Control", "")


def test_what_is_kept_for_one_account_is_stored_in_no_other() -> None:
    visit, other = workout_of(lifter()), other_lifter()
    id, fields = new_id(), kept(visit)
    refused = send(browser(other), id, fields, **{"X-Account": str(visit.lifter_id)})
    assert (refused.status_code, set(refused.json())) == (412, {"error"})
    assert send(Client(), id, fields, **{"X-Account": str(visit.lifter_id)}).status_code == 401
    whole = whole_fields(full_workout())
    as_a_page = browser(other).post(
        "/workouts/enter/",
        whole,
        headers={"X-Account": str(visit.lifter_id), "Accept": "text/html"},
    )
    assert as_a_page.status_code == 412
    assert not LoggedSet.objects.exists()
    stored = send(browser(visit.lifter), id, fields, **{"X-Account": str(visit.lifter_id)})
    assert stored.status_code == 200


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_page_of_the_exercise_gets_its_part_with_the_answer(is_finished: bool) -> None:
    visit = workout_of(lifter())
    client = browser(visit.lifter)
    log(visit)
    if is_finished:
        logbook.finish(workout=visit)
    id = new_id()
    part = send(client, id, kept(visit), **{"X-Part": "true"}).json()["part"]
    asked = {"exercise": "deadlift", "saved": str(id)}
    page = client.get(f"/workouts/{visit.pk}/", asked, headers={"X-Part": "true"}).text
    assert without_tokens(part) == without_tokens(page)
    assert "part" not in send(client, new_id(), kept(visit)).json()


def without_tokens(html: str) -> str:
    """But for what is new in every answer: tokens, and the id of the set that comes next."""
    html = re.sub(r'(name="csrfmiddlewaretoken" value)="[^"]*"', r"\1", html)
    return re.sub(r'action="/sets/[^"]*/" class="set-form', 'action class="set-form', html)


def test_the_token_it_gives_lets_a_set_in() -> None:
    visit = workout_of(lifter())
    client = phone(visit.lifter)
    response = send(client, new_id(), kept(visit), **{"X-CSRFToken": token(client)})
    assert response.status_code == 200


@pytest.mark.parametrize("sent", [{}, {"X-CSRFToken": "x" * 64}])
def test_a_wrong_token_is_refused_in_the_phones_language(sent: dict[str, str]) -> None:
    visit = workout_of(lifter())
    client = phone(visit.lifter)
    token(client)
    response = send(client, new_id(), kept(visit), **sent)
    assert (response.status_code, list(response.json())) == (403, ["error"])
    assert not LoggedSet.objects.exists()


def test_whoever_is_signed_out_is_told_so_in_the_phones_language() -> None:
    visit, client = workout_of(lifter()), phone()
    response = send(client, new_id(), kept(visit), **{"X-CSRFToken": token(client)})
    assert (response.status_code, list(response.json())) == (401, ["error"])
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("sort", SCHEMA_1)
def test_a_set_kept_in_schema_1_is_read(sort: str) -> None:
    visit, id = workout_of(lifter()), new_id()
    response = send(browser(visit.lifter), id, kept(visit, sort))
    assert response.status_code == 200
    row = response.json()["set"]
    assert row["id"] == str(id)
    assert tuple(row[name] for name in ("load", "reps", "rir", "kind", "pain")) == READ[sort]
    assert (row["left_reps"], row["right_reps"]) == (
        (8, 7) if sort == "of two arms" else (None,) * 2
    )


@pytest.mark.parametrize(("exercise", "sort"), [("deadlift", "a work set"), (ROW, "of two arms")])
def test_schema_1_is_still_what_the_form_sends(exercise: str, sort: str) -> None:
    visit = workout_of(lifter())
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/?exercise={exercise}").text
    (form,) = re.findall(r'<form [^>]*class="set-form.*?</form>', page, re.DOTALL)
    names = set(re.findall(r'name="([a-z_]+)"', form)) - {"csrfmiddlewaretoken"}
    assert names - {"pain"} == set(kept(visit, sort))


@pytest.mark.parametrize("sort", SCHEMA_1)
def test_a_set_whose_answer_was_lost_is_stored_once_and_answered_alike(sort: str) -> None:
    visit, id = workout_of(lifter()), new_id()
    client = browser(visit.lifter)
    first, *again = [send(client, id, kept(visit, sort)) for _ in range(3)]
    assert {each.content for each in again} == {first.content}
    assert LoggedSet.objects.get().version == 1


def test_a_change_sent_over_the_version_it_saw_is_taken_once() -> None:
    row = log(workout_of(lifter()), 225, 6)
    client, sent = browser(row.lifter), kept(row.workout, load="230", version=1)
    first, second = (send(client, row.pk, sent).json()["set"] for _ in range(2))
    assert first == second
    assert (first["load"], first["version"]) == ("230", 2)


def test_an_undone_set_is_put_back_over_its_version_alone() -> None:
    row = undo(log(workout_of(lifter()), 225, 6))
    client = browser(row.lifter)
    assert send(client, row.pk, kept(row.workout)).status_code == 409
    assert send(client, row.pk, kept(row.workout, version=2)).json()["set"]["kind"] == Kind.WORK


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"load": "heavy"}, ["load"]),
        ({"load": "", "reps": ""}, ["load", "reps"]),
        ({"reps": "101"}, ["reps"]),
        ({"rir": "6"}, ["rir"]),
        ({"kind": "cardio"}, ["kind"]),
        ({"exercise": "curl"}, ["exercise"]),
        ({"version": -1}, ["version"]),
        ({"version": 1.5}, ["version"]),
    ],
)
def test_a_refusal_says_what_is_wrong_by_field(changes: dict[str, Any], fields: list[str]) -> None:
    visit = workout_of(lifter())
    response = send(browser(visit.lifter), new_id(), kept(visit, **changes))
    errors = response.json()["errors"]
    assert (response.status_code, list(errors)) == (422, fields)
    assert all(isinstance(said, str) for sentences in errors.values() for said in sentences)
    assert not LoggedSet.objects.exists()


@pytest.mark.parametrize("body", ["{", "[]", "null", '"225"', "\x00", "{}" * 2, "[" * 9999])
def test_what_is_no_set_at_all_is_refused_in_the_phones_language(body: str) -> None:
    response = send(browser(lifter()), new_id(), body)
    assert (response.status_code, list(response.json())) == (400, ["error"])


def test_a_stale_set_is_answered_with_the_row_as_it_is_stored() -> None:
    row = log(workout_of(lifter()), 225, 6)
    log(row.workout, 230, 5, id=row.pk, version=1)
    response = send(browser(row.lifter), row.pk, kept(row.workout, load="300", version=1))
    answer = response.json()
    assert (response.status_code, set(answer)) == (409, {"error", "set"})
    names = ("id", "load", "reps", "version")
    assert [answer["set"][name] for name in names] == [str(row.pk), "230", 5, 2]


@pytest.mark.parametrize("gone", ["discarded", "never there", "of another", "unreadable"])
def test_a_set_of_a_workout_that_is_gone_is_told_so(gone: str) -> None:
    visit, theirs = workout_of(lifter()), workout_of(other_lifter())
    named = {"of another": theirs.pk, "unreadable": "x"}.get(gone, visit.pk)
    if gone in {"discarded", "never there"}:
        visit.delete()
    for load in ("225", "heavy"):
        sent = kept(theirs, workout=str(named), load=load)
        response = send(browser(visit.lifter), new_id(), sent)
        assert (response.status_code, list(response.json())) == (404, ["error"])
    assert not LoggedSet.objects.exists()


def test_a_set_of_another_account_is_absent_byte_for_byte() -> None:
    visit, theirs = workout_of(lifter()), log(workout_of(other_lifter()), 225, 6)
    client = browser(visit.lifter)
    foreign = send(client, theirs.pk, kept(theirs.workout, version=1))
    absent = send(client, new_id(), kept(visit, workout="1099511627776"))
    assert (foreign.status_code, foreign.content) == (absent.status_code, absent.content)
    assert foreign.status_code == 404


def test_a_set_that_hurt_is_undone_with_the_fields_that_a_phone_compares() -> None:
    """delivery.js knows its own set again by `on`, in what it sent and in what is stored."""
    row = log(workout_of(lifter()), 225, 6, pain=True)
    page = browser(row.lifter).get(f"/workouts/{row.workout_id}/?exercise=deadlift").text
    assert '<input type="hidden" name="pain" value="on">' in page


def test_the_page_of_waiting_sets_is_the_same_for_everybody() -> None:
    pages = [client.get("/outbox/").content for client in (Client(), browser(lifter()))]
    assert pages[0] == pages[1]


def test_only_the_week_and_workouts_of_these_days_are_for_a_phone_to_keep() -> None:
    user = lifter()
    client, today = browser(user), user.today()
    visits = {days: workout_of(user, today + days * A_DAY) for days in (-2, -1, 0, 1)}
    Workout.objects.update(finished_at=timezone.now())
    marked = {
        days: client.get(f"/workouts/{visit.pk}/").headers.get("X-Keep-Offline")
        for days, visit in visits.items()
    }
    assert marked == {-2: None, -1: str(user.pk), 0: str(user.pk), 1: str(user.pk)}
    fragment = client.get(f"/workouts/{visits[0].pk}/", headers={"X-Part": "true"})
    assert "X-Keep-Offline" not in fragment.headers


def test_an_open_workout_is_for_a_phone_to_keep_whatever_its_date() -> None:
    visit = workout_of(lifter(), datetime.date(2026, 3, 3))
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/")
    assert page.headers["X-Keep-Offline"] == str(visit.lifter.pk)


def test_a_set_of_a_deleted_workout_waits_for_that_to_be_put_back() -> None:
    row = log(workout_of(lifter()), 225, 6)
    client, new = browser(row.lifter), new_id()
    deletion.delete(workout=row.workout)
    for id, load in ((row.pk, "225"), (new, "230"), (new, "heavy")):
        answer = send(client, id, kept(row.workout, load=load, version=1))
        assert answer.status_code == 422
        (sentence,) = answer.json()["errors"]["workout"]
        assert sentence.startswith("You deleted this workout. Put it back")
    assert not Workout.objects.exists()
    assert not LoggedSet.objects.exists()
    deletion.put_back(lifter=row.lifter, id=row.workout_id)
    assert send(client, new, kept(row.workout, load="230")).status_code == 200
    assert [str(each.load) for each in LoggedSet.objects.order_by("position")] == [
        "225.00",
        "230.00",
    ]


def test_a_lost_answer_of_a_set_that_was_deleted_and_put_back_changes_nothing() -> None:
    row = log(workout_of(lifter()), 225, 6)
    deletion.delete(workout=row.workout)
    deletion.put_back(lifter=row.lifter, id=row.workout_id)
    answer = send(browser(row.lifter), row.pk, kept(row.workout))
    assert (answer.status_code, answer.json()["set"]["version"]) == (200, 1)
    assert LoggedSet.objects.count() == 1

"""Whoever leaves takes along all that names them, and nothing that is another's.

Everybody of the matrix has rows of every kind: see training.py and coachings.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.test import Client

from accounts.account_deletion import leave
from accounts.models import User
from accounts.signed_in import mentions
from coaching.models import Coaching, Comment, LogView, Proposal
from tests.factories import PASSWORD, browser
from tests.matrix.people import COACH, FORMER, OWNER, Who
from tests.matrix.world import NAMES, World, email
from workouts.models import LoggedSet, WorkingLoad, Workout

OWN_WORDS = {"Comment.text", "Proposal.reason", "WorkingLoad.note"}
TRAINING = ("workouts_", "accounts_user", "account_", "mfa_")


def everywhere() -> list[type[models.Model]]:
    """Every model there is, the tables between two others included."""
    return apps.get_models(include_auto_created=True)


def traces(pk: int, *words: str) -> set[str]:
    """The models with a row that still names an account, by its id, address or name."""
    return {
        f"{model.__name__}.{name}"
        for model in everywhere()
        for name, value in cells(model)
        if is_named(model, name, value, pk, words)
    }


def cells(model: type[models.Model]) -> Iterator[tuple[str, Any]]:
    if model is Session:
        yield from (("data", session.get_decoded()) for session in Session.objects.all())
        return
    for row in model._base_manager.values():
        yield from row.items()


def is_named(
    model: type[models.Model], name: str, value: Any, pk: int, words: tuple[str, ...]
) -> bool:
    if model is Session:
        return mentions(value, str(pk), [word.lower() for word in words])
    field = next(each for each in model._meta.concrete_fields if each.attname == name)
    points = field.related_model if field.is_relation else model if field.primary_key else None
    is_id = points is User and value == pk
    return is_id or any(word.lower() in str(value).lower() for word in words)


def others_rows(world: World, pk: int) -> set[tuple[str, str]]:
    """The rows of training and accounts that are somebody else's alone."""
    rows = world.rows()
    return {
        (table, row) for table, whose, row in rows if pk not in whose and table.startswith(TRAINING)
    }


@pytest.mark.parametrize("who", NAMES, ids=str)
def test_nothing_is_left_that_names_whoever_left(who: Who, world: World) -> None:
    user = world.people[who]
    assert traces(user.pk, user.email) >= {"User.id", "EmailAddress.user_id", "Session.data"}
    leave(user=user)
    assert traces(user.pk, user.email) == set()
    # What they said stays as they said it, their own name in it too.
    assert traces(user.pk, NAMES[who]) <= OWN_WORDS
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("who", NAMES, ids=str)
def test_what_is_somebody_elses_alone_stays_as_it_was(who: Who, world: World) -> None:
    user = world.people[who]
    notes = "workouts_workingload"  # may have named a coach who leaves
    before = {each for each in others_rows(world, user.pk) if each[0] != notes}
    leave(user=user)
    assert before == {each for each in others_rows(world, user.pk) if each[0] != notes}


def test_a_client_keeps_what_a_coach_wrote_without_the_name(world: World) -> None:
    client, coach = world.people[OWNER], world.people[COACH]
    texts = set(Comment.objects.filter(author=coach).values_list("text", flat=True))
    logged, looked = LoggedSet.objects.owned_by(client).count(), LogView.objects.count()
    leave(user=coach)
    kept = Comment.objects.owned_by(client)
    assert texts
    assert texts <= set(kept.filter(author=None).values_list("text", flat=True))
    assert kept.filter(author=client, to=None).exists()
    assert LoggedSet.objects.owned_by(client).count() == logged
    assert LogView.objects.count() == looked


def test_the_page_of_a_thread_says_that_its_coach_is_gone(world: World) -> None:
    said = Comment.objects.filter(coaching=world.coachings["coaching"]).exclude(set=None).first()
    assert said is not None
    leave(user=world.people[COACH])
    page = browser(world.people[OWNER]).get(f"/workouts/{said.workout_id}/?exercise=deadlift")
    assert "A coach whose account is gone" in page.content.decode()
    for path in ("/week/", "/settings/coach/", "/settings/coach/looks/", "/history/"):
        assert browser(world.people[OWNER]).get(path).status_code in {200, 404}


def test_a_coaching_ends_with_its_coach_and_keeps_what_was_agreed(world: World) -> None:
    leave(user=world.people[COACH])
    coaching = Coaching.objects.get(pk=world.coachings["coaching"].pk)
    assert coaching.ended_at is not None
    assert coaching.consent.startswith("Your coach sees:")
    assert not Proposal.objects.waiting().filter(coaching=coaching).exists()


def test_the_note_of_a_weight_that_a_coach_set_keeps_the_reason_alone(world: World) -> None:
    former = world.people[FORMER]
    load = WorkingLoad.objects.get(by=former, lifter=world.people[OWNER])
    assert load.note.startswith(NAMES[FORMER])
    reason = load.note.removeprefix(f"{NAMES[FORMER]}: ").replace(NAMES[FORMER], "X")
    Proposal.objects.filter(coaching__coach=former).update(reason=reason)
    WorkingLoad.objects.filter(pk=load.pk).update(note=f"{former.email}: {reason}")
    leave(user=former)
    load.refresh_from_db()
    assert load.note == f"A coach who has left: {reason}"


def test_a_wrong_password_changes_nothing(world: World) -> None:
    before, client = world.rows(), world.browser(OWNER)
    answer = client.post("/settings/account/delete/", {"password": "not this one, surely"})
    assert answer.status_code == 422
    assert "That’s not your password." in answer.content.decode()
    assert world.rows() == before


def test_the_password_deletes_signs_out_everywhere_and_says_so(world: World) -> None:
    phone, desk = world.browser(OWNER), Client()
    desk.force_login(world.people[OWNER])
    last = phone.post("/settings/account/delete/", {"password": PASSWORD}, follow=True)
    assert "The account is deleted" in last.content.decode()
    for client in (phone, desk):
        assert client.get("/week/").status_code == 302
    assert not User.objects.filter(email=email(OWNER)).exists()


def test_the_page_says_what_goes(world: World) -> None:
    page = world.browser(OWNER).get("/settings/account/delete/").content.decode()
    count = Workout.objects.owned_by(world.people[OWNER]).count()
    assert f"{count} workouts with" in page
    assert "The workouts that you deleted and could still put back." in page
    assert "who looked at your log" in page
    assert (
        "without your name"
        in world.browser(COACH).get("/settings/account/delete/").content.decode()
    )


def test_one_step_that_fails_leaves_everything(world: World, monkeypatch: Any) -> None:
    before = world.rows()
    Client().post("/accounts/password/reset/", {"email": email(COACH)})  # half a way in

    def fail(*_: object) -> None:
        raise RuntimeError("the last step")

    monkeypatch.setattr("accounts.signed_in.mentions", fail)
    with pytest.raises(RuntimeError):
        leave(user=world.people[COACH])
    assert world.rows() == before

"""A coach’s token: it reads what the coach may read, and the client sees that."""

from __future__ import annotations

import datetime

import pytest

from accounts.models import User
from api.models import Scope
from coaching import consent
from coaching.models import Coaching, LogView
from tests.api.programs import TokenClient, program_of_user, told
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, workout_of
from workouts import logbook
from workouts.models import Workout

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> User:
    return lifter(name="Nora")


@pytest.fixture
def coaching(client: User) -> Coaching:
    return coached(client, coach())


@pytest.fixture
def program(coaching: Coaching) -> TokenClient:
    return program_of_user(coaching.coach, Scope.READ)


@pytest.fixture
def visit(client: User) -> Workout:
    visit = workout_of(client, client.today() - datetime.timedelta(days=1))
    log(visit, 225, 6, pain=True, note="The left side.")
    logbook.finish(workout=visit, notes="Slow.")
    return visit


def test_the_list_says_who_needs_a_look_and_why(program: TokenClient, visit: Workout) -> None:
    (line,) = told(program.get("clients"))["clients"]
    assert (line["client"], line["waiting"]) == ("Nora", 1)
    assert line["last_workout"] == {"id": visit.pk, "performed_on": str(visit.performed_on)}
    reason = line["reasons"][0]
    assert (reason["rule"], reason["workout"]) == ("pain", visit.pk)
    assert "225 lb" in reason["words"]


def test_a_client_s_workout_has_every_set_and_no_word_of_what_comes_next(
    program: TokenClient, coaching: Coaching, visit: Workout
) -> None:
    path = f"clients/{coaching.pk}/workouts"
    page = told(program.get(path))
    assert [each["id"] for each in page["workouts"]] == [visit.pk]
    shown = told(program.get(f"{path}/{visit.pk}"))
    deadlift = shown["exercises"][0]
    assert (deadlift["sets"][0]["note"], shown["notes"]) == ("The left side.", "Slow.")
    assert {exercise["next"] is None for exercise in shown["exercises"]} == {True}


def test_the_client_sees_who_looked(
    program: TokenClient, coaching: Coaching, visit: Workout
) -> None:
    for path in ("clients", f"clients/{coaching.pk}/workouts"):
        told(program.get(path))
    told(program.get(f"clients/{coaching.pk}/workouts/{visit.pk}"))
    looks = LogView.objects.owned_by(coaching.client).values_list("page", flat=True)
    assert sorted(looks) == ["history", "list", "workout"]
    page = browser(coaching.client).get("/settings/coach/looks/").content.decode()
    assert str(coaching.coach) in page


def test_it_ends_with_the_coaching(
    program: TokenClient, coaching: Coaching, visit: Workout
) -> None:
    path = f"clients/{coaching.pk}/workouts"
    told(program.get(path))
    consent.end(coaching=coaching)
    looked = LogView.objects.count()
    told(program.get(path), 404)
    told(program.get(f"{path}/{visit.pk}"), 404)
    assert told(program.get("clients"))["clients"] == []
    assert LogView.objects.count() == looked


def test_a_coach_writes_nothing_in_the_log_of_a_client(coaching: Coaching, visit: Workout) -> None:
    writer = program_of_user(coaching.coach)
    row = visit.sets.get()
    told(writer.delete(f"sets/{row.pk}"), 404)
    told(writer.post(f"workouts/{visit.pk}/finish", {"notes": "Mine."}), 404)
    told(writer.get(f"workouts/{visit.pk}"), 404)


def test_whoever_has_no_clients_has_an_empty_list(client: User) -> None:
    assert told(program_of_user(client).get("clients"))["clients"] == []

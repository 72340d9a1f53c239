"""The logbook by token: the same verbs, bounds and sentences as on the pages."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.api.programs import TokenClient, program_of_user, told
from tests.factories import (
    TUESDAY,
    browser,
    everything,
    lifter,
    log,
    many_workouts,
    other_lifter,
    program_of,
    set_fields,
    workout_of,
)
from workouts import gyms
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Workout

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return lifter()


@pytest.fixture
def program(user: User) -> TokenClient:
    return program_of_user(user)


def sent_by_phone(user: User, id: object, fields: dict[str, Any]) -> HttpResponse:
    answer: HttpResponse = browser(user).put(
        f"/sets/{id}/", fields, content_type="application/json", headers={"accept": "*/*"}
    )
    return answer


def test_a_workout_is_begun_logged_and_finished(program: TokenClient, user: User) -> None:
    begun = told(program.post("workouts", {"role": "main", "performed_on": str(TUESDAY)}))
    assert (begun["role"], begun["unit"], begun["finished_at"]) == ("main", "lb", None)
    visit, id = Workout.objects.get(pk=begun["id"]), new_id()
    saved = told(program.put(f"sets/{id}", set_fields(visit)))
    assert saved["unit"] == "lb"
    assert saved["set"]["id"] == str(id)
    assert saved["next"]["why"]
    done = told(program.post(f"workouts/{visit.pk}/finish", {"notes": "Light.", "anyway": 12}))
    assert done["notes"] == "Light."
    assert done["finished_at"] is not None
    assert LoggedSet.objects.owned_by(user).get().pk == id


def test_a_workout_is_begun_in_another_gym(program: TokenClient, user: User) -> None:
    usual = program_of(user).equipment
    work = gyms.add_gym(lifter=user, unit=usual.unit, name="Work", plates=[Decimal(25)])
    theirs = program_of(lifter("theirs@example.com")).equipment
    known = {gym["name"]: gym for gym in told(program.get("program"))["gyms"]}
    assert known[usual.name] == {"id": usual.pk, "name": usual.name, "is_usual": True}
    asked = {"role": "main", "performed_on": str(TUESDAY)}
    for wrong in (theirs.pk, 0, "heavy", [1]):
        refused = told(program.post("workouts", asked | {"gym": wrong}), 422)
        assert refused["fields"] == {"gym": ["Choose one of your gyms."]}
    begun = told(program.post("workouts", asked | {"gym": known["Work"]["id"]}))
    assert begun["gym"] == "Work"
    assert Workout.objects.get(pk=begun["id"]).equipment == work


def test_a_link_is_sent_and_told(program: TokenClient, user: User) -> None:
    visit, id, video = workout_of(user), new_id(), "https://drive.example/v"
    saved = told(program.put(f"sets/{id}", set_fields(visit) | {"link": video}))
    assert saved["set"]["link"] == video
    (part,) = [
        each
        for each in told(program.get(f"workouts/{visit.pk}"))["exercises"]
        if each["exercise"] == "deadlift"
    ]
    assert [each["link"] for each in part["sets"]] == [video]


def test_starting_twice_makes_one_workout(program: TokenClient) -> None:
    asked = {"role": "main", "performed_on": str(TUESDAY)}
    first, second = (told(program.post("workouts", asked))["id"] for _ in range(2))
    assert first == second


def test_another_open_workout_of_the_day_is_named_first(program: TokenClient, user: User) -> None:
    opened = workout_of(user)
    asked: dict[str, object] = {"role": "main", "performed_on": "2026-03-10"}
    refused = told(program.post("workouts", asked), 409)
    assert refused["workout"] == opened.pk
    assert told(program.post("workouts", asked | {"anew": True}))["id"] != opened.pk


def test_a_set_is_answered_as_a_phone_is_answered(program: TokenClient, user: User) -> None:
    visit = workout_of(user)
    ours = told(program.put(f"sets/{new_id()}", set_fields(visit)))
    LoggedSet.objects.all().delete()
    phones = sent_by_phone(user, new_id(), set_fields(visit)).json()
    for answer in (ours, phones):
        del answer["set"]["id"]
    assert ours == phones | {"unit": "lb"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"load": "heavy"},
        {"load": "2000.01"},
        {"load": ""},
        {"load": -20},
        {"reps": 101},
        {"reps": None},
        {"rir": 6},
        {"note": "W" * 501},
        {"kind": "joker"},
        {"exercise": "bench-press"},
        {"bench": 1},
        {"load": "1999"},
    ],
    ids=str,
)
def test_what_a_page_refuses_is_refused_in_the_same_words(
    program: TokenClient, user: User, wrong: dict[str, Any]
) -> None:
    visit = workout_of(user)
    fields, id = set_fields(visit) | wrong, new_id()
    ours, phones = told(program.put(f"sets/{id}", fields), 422), sent_by_phone(user, id, fields)
    assert phones.status_code == 422
    said = phones.json()["errors"]
    assert ours["fields"] == {name: each for name, each in said.items() if name != "__all__"}
    assert ours["error"] in [sentence for each in said.values() for sentence in each]
    assert not LoggedSet.objects.exists()


def test_the_yes_to_an_unlikely_weight_is_taken(program: TokenClient, user: User) -> None:
    visit, id = workout_of(user), new_id()
    fields = set_fields(visit) | {"load": "1999"}
    asked = told(program.put(f"sets/{id}", fields), 422)
    assert asked["code"] == "unlikely"
    told(program.put(f"sets/{id}", fields | {"sure": asked["sure"]}))


def test_an_edit_of_an_old_version_is_told_the_set_as_it_is(
    program: TokenClient, user: User
) -> None:
    visit = workout_of(user)
    row = log(visit, 225, 6)
    log(visit, 230, 5, id=row.pk, version=1)
    stale = told(program.put(f"sets/{row.pk}", set_fields(visit) | {"version": 1}), 409)
    assert (stale["set"]["load"], stale["set"]["version"], stale["unit"]) == ("230", 2, "lb")


def test_undoing_twice_is_undoing_once(program: TokenClient, user: User) -> None:
    row = log(workout_of(user), 225, 6, pain=True)
    first, second = (told(program.delete(f"sets/{row.pk}")) for _ in range(2))
    assert first == second
    assert (first["set"]["kind"], first["set"]["pain"]) == (Kind.UNDONE, True)
    assert LoggedSet.objects.get().undone_from == Kind.WORK


def test_missing_sets_are_asked_about_before_a_workout_is_finished(
    program: TokenClient, user: User
) -> None:
    visit = workout_of(user)
    log(visit)
    asked = told(program.post(f"workouts/{visit.pk}/finish"), 422)
    assert (asked["code"], asked["fields"]) == ("missing", {})
    assert "Finish anyway?" in asked["error"]
    yes = {"anyway": asked["anyway"], "notes": "Late train."}
    assert told(program.post(f"workouts/{visit.pk}/finish", yes))["notes"] == "Late train."


def test_notes_that_are_not_sent_stay(program: TokenClient, user: User) -> None:
    visit = workout_of(user)
    log(visit)
    finished = f"workouts/{visit.pk}/finish"
    told(program.post(finished, {"anyway": 12, "notes": "Late train."}))
    assert told(program.post(finished))["notes"] == "Late train."
    assert told(program.post(finished, {"notes": ""}))["notes"] == ""


def test_a_workout_without_a_set_is_not_finished(program: TokenClient, user: User) -> None:
    visit = workout_of(user)
    assert "No work set" in told(program.post(f"workouts/{visit.pk}/finish"), 422)["error"]


def test_every_set_comes_with_what_it_was_asked(program: TokenClient, user: User) -> None:
    visit = workout_of(user)
    log(visit, 225, 6)
    log(visit, 235, 4, 1, note="Belt.")
    shown = told(program.get(f"workouts/{visit.pk}"))
    deadlift = shown["exercises"][0]
    assert deadlift["exercise"] == "deadlift"
    assert deadlift["prescribed"]["sets"] == 3
    assert [row["target"] for row in deadlift["sets"]] == [
        None,
        {"load": "235", "reps": 4, "reason": "TOP"},
    ]
    assert (deadlift["sets"][1]["note"], deadlift["sets"][1]["rir"]) == ("Belt.", 1)
    assert deadlift["next"]["sets_left"] == 1


def test_workouts_come_page_by_page_each_once(program: TokenClient, user: User) -> None:
    many_workouts(user, 7)
    found, cursor = [], ""
    while cursor is not None:
        page = told(program.get(f"workouts?limit=3&cursor={cursor}"))
        found += [workout["id"] for workout in page["workouts"]]
        cursor = page["next"]
    newest_first = Workout.objects.order_by("-performed_on", "-pk").values_list("pk", flat=True)
    assert found == list(newest_first)
    assert len(found) == 7


def test_workouts_of_some_dates_alone(program: TokenClient, user: User) -> None:
    for day in (3, 10, 17):
        workout_of(user, TUESDAY.replace(day=day))
    page = told(program.get("workouts?since=2026-03-04&until=2026-03-10"))
    assert [workout["performed_on"] for workout in page["workouts"]] == ["2026-03-10"]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("since=yesterday", "since"),
        ("until=2026-02-30", "until"),
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("cursor=abc", "cursor"),
        ("cursor=2026-13-01.4", "cursor"),
    ],
)
def test_a_page_that_cannot_be_is_refused_by_its_field(
    program: TokenClient, asked: str, field: str
) -> None:
    assert list(told(program.get(f"workouts?{asked}"), 422)["fields"]) == [field]


def test_the_plan_the_week_and_a_lift_say_their_unit(program: TokenClient, user: User) -> None:
    everything(workout_of(user, user.today() - datetime.timedelta(days=7)))
    plan, week = told(program.get("program")), told(program.get("week"))
    assert plan["days"][0]["prescriptions"][0]["rep_low"] == 4
    lift = week["days"][0]["lifts"][0]
    assert (lift["exercise"], lift["next"]["why"] != "") == ("deadlift", True)
    where = told(program.get("lifts/deadlift"))
    assert where["days"][0]["working_load"] == lift["next"]["load"]
    assert {plan["unit"], week["unit"], where["unit"]} == {program_of(user).unit}


def test_who_asks_is_told_who_they_are(program: TokenClient, user: User) -> None:
    me = told(program.get("me"))
    assert (me["today"], me["token"], me["scope"]) == (str(user.today()), "script", "write")


def test_the_export_is_the_download(program: TokenClient, user: User) -> None:
    log(workout_of(user))
    answer = program.get("export")
    assert answer.streaming
    assert b'"complete": true' in answer.getvalue()


@pytest.mark.parametrize("path", ["program", "week"])
def test_a_lifter_without_a_plan_has_none_to_show(path: str, program: TokenClient) -> None:
    program_of(User.objects.get()).delete()
    told(program.get(path), 404)


def test_nothing_of_another_is_there(program: TokenClient) -> None:
    theirs = workout_of(other_lifter())
    row = log(theirs)
    absent = told(program.get(f"workouts/{2**40}"), 404)
    assert told(program.get(f"workouts/{theirs.pk}"), 404) == absent
    assert told(program.delete(f"sets/{row.pk}"), 404) == absent
    told(program.put(f"sets/{new_id()}", set_fields(theirs)), 404)
    told(program.post(f"workouts/{theirs.pk}/finish", {"notes": "Mine now."}), 404)
    assert told(program.get("workouts"))["workouts"] == []

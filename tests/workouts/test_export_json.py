"""The file of everything: exact, whole, in one order, and the same for the same data."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from accounts import export_json
from accounts.models import User
from api import tokens
from exercises.models import Exercise
from tests.factories import (
    PASSWORD,
    browser,
    lifter,
    log,
    many_workouts,
    other_lifter,
    prescription_of,
    undo,
    workout_of,
)
from workouts import body_weights, deletion, excuses, lighter_weeks, logbook, working_loads
from workouts.models import Workout
from workouts.swaps import swap_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLE = Path(__file__).with_name("export_example.json")
WHEN = datetime.datetime(2026, 3, 3, 18, 2, 11, 250000, tzinfo=datetime.UTC)


def everything_of(user: User) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("".join(export_json.written(user)))
    return found


def with_every_row() -> User:
    """A lifter with a set, an undone set, a swap, a load by hand, days of illness, a lighter week
    and notes, and a workout that was deleted."""
    user = lifter(name="Nora Ødegård", time_zone="Europe/Oslo", day_ends_at=3)
    ill = {"first_on": datetime.date(2026, 2, 10), "last_on": datetime.date(2026, 2, 16)}
    excuses.excuse(lifter=user, kind="ill", note="Flu.", **ill)
    weighed_on, weight = datetime.date(2026, 3, 1), Decimal("80.50")
    body_weights.record(lifter=user, weighed_on=weighed_on, weight=weight, unit="kg")
    body_weights.show_to_coach(lifter=user, is_shown=True)
    visit = workout_of(user)
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    log(visit, "102.5", 6, 1, note='=1 "Belt"\nand\\chalk', link="https://drive.example/v?a=1")
    undo(log(visit, 235, 3))
    log(visit, 60, 7, exercise="one-arm-dumbbell-row", left_reps=8, right_reps=7, pain=True)
    lighter_weeks.take(lifter=user, starts_on=datetime.date(2026, 3, 9), by=user)
    later = workout_of(user, on=datetime.date(2026, 3, 10))
    swap_once(workout=later, prescription=prescription_of(user), exercise=sumo)
    log(later, -20, 5, exercise="pull-up")
    log(later, "92.5", 4, exercise="one-arm-dumbbell-row")
    logbook.finish(workout=later, notes='=SUM(A1) "quoted"\nand a line')
    working_loads.set_working_load(
        prescription=prescription_of(user, "cable-pullover"),
        load=Decimal(50),
        by=user,
        note="Sore.",
    )
    gone = workout_of(user, on=datetime.date(2026, 2, 24))
    swap_once(workout=gone, prescription=prescription_of(user), exercise=sumo)
    log(gone, "97.5", 6, exercise="sumo-deadlift")
    deletion.delete(workout=gone)
    tokens.make(user=user, name="Spreadsheet", scope="read")
    return user


def ask(user: User, name: str = "backplan.json", *, sure: bool = True) -> HttpResponse:
    client = browser(user)
    if sure:
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client.get(f"/settings/data/{name}")


def test_the_file_says_its_schema_first_and_last_that_it_is_whole() -> None:
    found = everything_of(lifter())
    assert list(found)[:2] == ["schema", "made_at"]
    assert list(found)[-1] == "complete"
    assert (found["schema"], found["complete"]) == (1, True)


def test_the_same_data_makes_the_same_file() -> None:
    user = with_every_row()
    first, second = everything_of(user), everything_of(user)
    assert first.pop("made_at") < second.pop("made_at")
    assert json.dumps(first) == json.dumps(second)


def test_loads_are_exact_text_and_times_are_utc() -> None:
    user = with_every_row()
    Workout.objects.update(started_at=WHEN)
    found = everything_of(user)
    assert {row["load"] for row in found["sets"]} == {
        "102.50",
        "235.00",
        "60.00",
        "-20.00",
        "92.50",
    }
    assert found["workouts"][0]["started_at"] == "2026-03-03T18:02:11.250000Z"
    assert found["workouts"][0]["performed_on"] == "2026-03-03"
    assert found["equipment"][0]["plates"][0] == "45.00"


def test_a_set_comes_with_its_target_reason_pain_and_past() -> None:
    sets = everything_of(with_every_row())["sets"]
    second = next(row for row in sets if row["kind"] == "undone")
    assert (second["undone_from"], second["target_load"]) == ("work", "110.00")
    assert (second["target_reason"], second["rule_version"], second["version"]) == ("TOP", 2, 2)
    arms = next(row for row in sets if row["exercise"] == "one-arm-dumbbell-row")
    assert (arms["left_reps"], arms["right_reps"], arms["pain"]) == (8, 7, True)


# What a person does not take along, and why not.
LEFT_OUT = {
    "User.id": "it means nothing elsewhere",
    "User.password": "a secret",
    "User.is_active": "the site's own",
    "User.is_staff": "the site's own",
    "User.is_superuser": "the site's own",
    "EmailAddress.id": "it means nothing elsewhere",
    "WorkingLoad.id": "nothing names it",
    "WorkingLoad.by": "said as by_me",
    "WorkingLoad.lifter": "whoever's file it is",
    "Program.version": "counts changes of one day, for forms",
    "SwappedIn.id": "nothing names it",
    "BodyWeight.id": "nothing names it",
    "LighterWeek.id": "nothing names it",
    "LighterWeek.by": "said as by_me",
    "ExcusedDays.id": "nothing names it",
    "ApiToken.id": "nothing names it",
    "ApiToken.digest": "what lets somebody in",
}
PARTS = {
    "account": "accounts.User",
    "addresses": "account.EmailAddress",
    "equipment": "workouts.Equipment",
    "programs": "workouts.Program",
    "days": "workouts.TrainingDay",
    "prescriptions": "workouts.Prescription",
    "working_loads": "workouts.WorkingLoad",
    "lighter_weeks": "workouts.LighterWeek",
    "excused_days": "workouts.ExcusedDays",
    "body_weights": "workouts.BodyWeight",
    "body_weight_consent": "workouts.BodyWeightConsent",
    "workouts": "workouts.Workout",
    "swaps": "workouts.SwappedIn",
    "sets": "workouts.LoggedSet",
    "deleted_workouts": "workouts.DeletedWorkout",
    "api_tokens": "api.ApiToken",
}


@pytest.mark.parametrize("part", PARTS)
def test_every_column_is_in_the_file_or_left_out_by_name(part: str) -> None:
    user = with_every_row()
    EmailAddress.objects.create(user=user, email=user.email)
    model = apps.get_model(PARTS[part])
    written = set(everything_of(user)[part][0])
    columns = {field.name for field in model._meta.concrete_fields} - {"lifter", "user"}
    left_out = {name.split(".")[1] for name in LEFT_OUT if name.startswith(f"{model.__name__}.")}
    assert columns - left_out == written - {"by_me"}


def test_a_deleted_workout_is_told_as_any_other_is() -> None:
    found = everything_of(with_every_row())
    (deleted,) = found["deleted_workouts"]
    content = deleted["content"]
    assert set(found["workouts"][0]) == set(deleted) - {"content", "deleted_at"} | set(
        content["workout"]
    )
    assert set(content["sets"][0]) == set(found["sets"][0]) - {"workout"}
    assert set(content["swaps"][0]) == set(found["swaps"][0]) - {"workout"}
    assert (content["sets"][0]["load"], deleted["performed_on"]) == ("97.50", "2026-02-24")


def test_every_model_of_the_logbook_has_a_part() -> None:
    ours = {model._meta.label for model in apps.get_app_config("workouts").get_models()}
    # A count of changes tells nobody anything: see workouts/revisions.py.
    assert ours - set(PARTS.values()) == {"workouts.LogRevision"}


def test_neither_the_password_nor_a_secret_is_in_the_file() -> None:
    user = lifter()
    Authenticator.objects.create(user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    text = "".join(export_json.written(user))
    assert "totp" in text
    assert "JBSWY3DPEHPK3PXP" not in text
    assert user.password not in text


def test_nothing_of_another_is_in_the_file() -> None:
    other = other_lifter(name="Somebody Else")
    theirs = log(workout_of(other), "1234.75", 3)
    text = "".join(export_json.written(with_every_row()))
    assert not any(
        word in text for word in ("1234.75", "Somebody Else", other.email, str(theirs.pk))
    )


def test_a_file_is_written_with_as_many_queries_for_many_sets_as_for_few() -> None:
    user = lifter()
    many_workouts(user, 2)
    few = queries(user)
    many_workouts(user, 60, before=datetime.date(2025, 3, 3))
    assert queries(user) == few


def queries(user: User) -> int:
    with CaptureQueriesContext(connection) as captured:
        for _ in export_json.written(user):
            pass
    return len(captured)


def test_the_password_is_asked_for_before_a_download_and_leads_back_to_the_page() -> None:
    for name in ("backplan.json", "sets.csv"):
        answer = ask(lifter(f"{name}@example.com"), name, sure=False)
        assert answer["Location"] == "/accounts/reauthenticate/?next=/settings/data/"


def test_the_download_is_a_stream_with_a_name() -> None:
    answer = ask(with_every_row())
    assert answer.streaming
    assert 'attachment; filename="backplan-' in answer["Content-Disposition"]
    assert json.loads(answer.getvalue())["complete"] is True


def test_the_example_of_the_format_is_what_is_written() -> None:
    """For whoever reads it back: export_example.json is the format, schema 1."""
    user = with_every_row()
    EmailAddress.objects.create(user=user, email=user.email)
    browser(user).get("/week/")
    example, found = json.loads(EXAMPLE.read_text(encoding="utf-8")), everything_of(user)
    assert list(example) == list(found)
    for part in PARTS:
        assert set(example[part][0]) == set(found[part][0])
    contents = [each["deleted_workouts"][0]["content"] for each in (example, found)]
    for part in ("sets", "swaps"):
        assert len({tuple(sorted(content[part][0])) for content in contents}) == 1

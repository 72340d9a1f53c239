"""Export, delete, sign up, import: the same rows again, and the same file once more."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import User
from tests.factories import (
    PASSWORD,
    TUESDAY,
    browser,
    lifter,
    log,
    many_workouts,
    opening,
    program_of,
    seasoned_lifter,
    workout_of,
)
from tests.imports.flow import bring, brought, kept, line, page, said, strong, undone, upload
from tests.workouts.test_export_json import with_every_row
from workouts import deletion, excuses, gyms, lighter_weeks, logbook, programs
from workouts.models import ExcusedDays, LoggedSet, Program, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
NOT_TRAINING = {"made_at", "addresses", "second_factors", "devices", "imports", "named_columns"}
NOT_TRAINING |= {"body_weight_consent"}  # no file gives a yes
NOT_TRAINING |= {"api_tokens", "calendar"}
OF_THE_ACCOUNT = {"email", "joined_at", "last_login", "consented_at"}
OF_COACHING = {
    "coachings",
    "comments",
    "proposals",
    "reviews",
    "said_to_former_clients",
    "looks",
    "invitations",
    "templates",
    "sent_templates",
}


def export(user: User) -> bytes:
    client = browser(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client.get("/settings/data/backplan.json").getvalue()


def training(content: bytes) -> dict[str, Any]:
    """The training data of a file, its numbers told in the order of their parts."""
    found = json.loads(content)
    for part in NOT_TRAINING | OF_COACHING:
        del found[part]
    for name in OF_THE_ACCOUNT:
        del found["account"][0][name]
    places = {
        part: {row["id"]: place for place, row in enumerate(found[part])}
        for part in (
            "equipment",
            "programs",
            "days",
            "workouts",
            "prescriptions",
            "deleted_workouts",
        )
    }
    names = {"equipment": "equipment", "program": "programs", "day": "days", "workout": "workouts"}
    for part, rows in found.items():
        for row in rows if isinstance(rows, list) else ():
            if part in places:
                row["id"] = places[part][row["id"]]
            for name, of in names.items():
                if row.get(name) is not None:
                    row[name] = places[of][row[name]]
    for row in found["deleted_workouts"]:
        if (there := row["content"]["workout"])["equipment"] is not None:
            there["equipment"] = places["equipment"][there["equipment"]]
    return found


def in_another_gym(user: User) -> None:
    """A workout in another gym and a deleted one, the gym being removed since."""
    work = gyms.add_gym(
        lifter=user, unit="lb", name="Work", plates={Decimal(45): 2}, lacks=["cable-pullover"]
    )
    for on in (datetime.date(2024, 5, 7), datetime.date(2024, 5, 14)):
        program = program_of(user)
        there = logbook.start(lifter=user, program=program, role="main", performed_on=on, gym=work)
        log(there, 135, 5)
    LoggedSet.objects.filter(workout=there).update(
        target_load=135, target_reps=5, target_reason="TOP", due_load=200
    )
    deletion.delete(workout=there)
    gyms.remove_gym(lifter=user, gym=work)


def long_history() -> User:
    """Two programs in two units, both days, swaps, arms, pain, undone sets, excused days, and two
    gyms."""
    user = with_every_row()
    excuses.excuse(lifter=user, kind="away", first_on=user.today() + 3 * DAY)
    many_workouts(user, 30)
    in_another_gym(user)
    programs.change_experience(program=program_of(user), experience="over", training_since=None)
    programs.change_unit(program=program_of(user), unit="kg")
    log(workout_of(user, user.today()), "102.5", 5)
    log(workout_of(user, user.today(), "extra"), "-20", 6, exercise="pull-up")
    return user


def test_export_delete_sign_up_and_import_gives_the_same_rows() -> None:
    user = long_history()
    first = export(user)
    client = browser(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/settings/account/delete/", {"password": PASSWORD})
    assert not User.objects.exists()
    assert not LoggedSet.objects.exists()
    client.post(
        "/accounts/signup/",
        {
            "email": "lifter@example.com",
            "password1": PASSWORD,
            "experience": "under",
            "unit": "lb",
            "time_zone": "UTC",
            "consent": "on",
        },
    )
    again = User.objects.get()
    assert bring(again, kept(again, first)).status_code == 302
    assert training(export(again)) == training(first)


def test_a_file_from_before_there_were_excused_days_comes_back_all_the_same() -> None:
    found = json.loads(export(long_history()))
    del found["excused_days"]
    User.objects.all().delete()
    user = lifter()
    excuses.excuse(lifter=user, kind="ill", first_on=user.today())
    brought(user, json.dumps(found).encode())
    assert LoggedSet.objects.exists()
    assert not ExcusedDays.objects.exists()


def test_the_page_says_that_everything_comes_back() -> None:
    first = export(long_history())
    User.objects.all().delete()
    user = lifter()
    text = said(page(user, kept(user, first)))
    assert "Everything would be back as it was" in text
    told = json.loads(first)
    assert f"{len(told['sets'])} sets in {len(told['workouts'])} workouts" in text
    assert "Which exercise is which" not in text


def test_another_account_gets_ids_of_its_own_and_leaves_the_first_alone() -> None:
    first = long_history()
    content = export(first)
    second = lifter("second@example.com")
    brought(second, content)
    assert training(export(first)) == training(content)
    mine, theirs = (
        set(LoggedSet.objects.owned_by(user).values_list("pk", flat=True))
        for user in (first, second)
    )
    assert len(mine) == len(theirs)
    assert not mine & theirs
    told, there = training(export(second)), training(content)
    for each in (told, there):
        for row in each["sets"]:
            del row["id"]
    assert told == there


def test_beside_a_log_only_what_is_not_there_comes_in() -> None:
    user = long_history()
    content = export(user)
    plan = list(Program.objects.values())
    gone = Workout.objects.earliest("performed_on")
    lost = list(gone.sets.order_by("pk").values_list("pk", flat=True))
    gone.sets.all().delete()
    gone.delete()
    source = brought(user, content)
    assert source.sets_added == len(lost)
    assert source.sets_here == LoggedSet.objects.exclude(kind="undone").count() - len(lost)
    assert set(lost) <= set(LoggedSet.objects.values_list("pk", flat=True))
    assert list(Program.objects.values()) == plan


def test_what_was_restored_can_be_taken_back() -> None:
    content = export(long_history())
    User.objects.all().delete()
    user = lifter()
    source = brought(user, content)
    undone(user, source)
    assert not LoggedSet.objects.exists()
    assert not Workout.objects.exists()
    assert bring(user, source).status_code == 302
    assert training(export(user)) == training(content)


def test_our_own_sets_as_csv_come_back_as_they_were() -> None:
    user = seasoned_lifter()
    main, extra = workout_of(user), workout_of(user, role="extra")
    for load, reps in ((225, 5), (230, 4)):
        log(main, load, reps, 2)
    log(main, 135, 5, kind="warmup")
    log(main, 60, 7, exercise="one-arm-dumbbell-row", left_reps=8, right_reps=7, pain=True)
    log(extra, -20, 6, exercise="pull-up")
    log(extra, 10, 4, exercise="pull-up")
    client = browser(user)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    content = client.get("/settings/data/sets.csv").getvalue()
    told = sets_of(user)
    User.objects.all().delete()
    again = seasoned_lifter()
    brought(again, content)
    assert sets_of(again) == told


def sets_of(user: User) -> list[tuple[object, ...]]:
    columns = ("workout__performed_on", "workout__role", "exercise", "kind", "load", "reps")
    more = ("left_reps", "right_reps", "rir", "pain", "position")
    return sorted(LoggedSet.objects.owned_by(user).values_list(*columns, *more), key=str)


def test_a_file_that_was_cut_off_is_refused_and_nothing_is_kept() -> None:
    content = export(with_every_row())
    for end in (len(content) // 2, len(content) - 3, 200):
        answer = upload(lifter(f"{end}@example.com"), content[:end], "backplan.json")
        assert answer.status_code == 422
        assert "This file was cut off" in said(answer)


def test_a_file_from_before_lighter_weeks_comes_in_as_well() -> None:
    content = json.loads(export(long_history()))
    del content["lighter_weeks"]
    for row in content["workouts"]:
        del row["is_lighter"]
    User.objects.all().delete()
    user = lifter()
    brought(user, json.dumps(content).encode())
    assert Workout.objects.count() == len(content["workouts"])
    assert not Workout.objects.filter(is_lighter=True).exists()


def test_what_another_app_has_of_a_lighter_week_moves_no_target() -> None:
    user = lifter()
    log(workout_of(user), 225, 5)
    lighter_weeks.take(lifter=user, starts_on=TUESDAY + 7 * DAY, by=user)
    brought(user, strong(line(f"{TUESDAY + 8 * DAY}", weight=205)))
    assert Workout.objects.filter(is_lighter=True).count() == 1
    assert opening(user) == 225

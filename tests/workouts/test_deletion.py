"""A whole workout is deleted after a question, and put back for thirty days exactly as it was."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    everything,
    lifter,
    log,
    opening,
    other_lifter,
    prescription_of,
    program_of,
    set_fields,
    undo,
    workout_of,
)
from tests.imports.flow import said
from workouts import deletion, logbook, programs, workout_dates
from workouts.ids import new_id
from workouts.models import DeletedWorkout, Kind, LoggedSet, SwappedIn, Workout
from workouts.swaps import swap_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
LOG = ["workouts_workout", "workouts_loggedset", "workouts_swappedin"]


def rows() -> dict[str, list[str]]:
    """Every row of the log, to the last column, as Postgres writes it."""
    found = {}
    with connection.cursor() as cursor:
        for table in LOG:
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")  # noqa: S608
            found[table] = [row for (row,) in cursor]
    return found


def whole(user: User | None = None) -> Workout:
    """A finished workout with warm-ups, arms, pain, an undone set, a swap and notes."""
    visit = workout_of(user or lifter())
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    swap_once(workout=visit, prescription=prescription_of(visit.lifter), exercise=sumo)
    log(visit, 135, 5, exercise="sumo-deadlift", kind=Kind.WARMUP)
    log(visit, "102.5", 6, 1, exercise="sumo-deadlift")
    undo(log(visit, 235, 3, exercise="sumo-deadlift"))
    log(visit, 60, 7, exercise="one-arm-dumbbell-row", left_reps=8, right_reps=7, pain=True)
    log(visit, -20, 5, exercise="pull-up")
    logbook.finish(workout=visit, notes='=SUM(A1) "quoted"\nand a line')
    return visit


def delete(visit: Workout) -> None:
    deletion.delete(workout=visit)


def put_back(visit: Workout) -> None:
    deletion.put_back(lifter=visit.lifter, id=visit.pk)


# --- exactly as it was


def test_what_is_deleted_is_out_of_the_log_and_comes_back_row_for_row() -> None:
    visit, before = whole(), rows()
    delete(visit)
    assert not any(rows().values())
    put_back(visit)
    assert rows() == before
    assert not DeletedWorkout.objects.exists()


loads = st.decimals(0, 2000, places=2)
moments = st.datetimes(
    datetime.datetime(2000, 1, 1), datetime.datetime(2026, 6, 1), timezones=st.just(datetime.UTC)
)
targets = st.none() | st.tuples(loads, st.integers(1, 30), st.sampled_from(["TOP", "MISS"]))
sets = st.fixed_dictionaries(
    {
        "exercise_id": st.sampled_from(["deadlift", "pull-up", "barbell-row"]),
        "kind": st.sampled_from(Kind.values),
        "undone_from": st.sampled_from(["", "work"]),
        "load": loads,
        "arms": st.none() | st.tuples(st.integers(0, 100), st.integers(0, 100)),
        "reps": st.integers(0, 100),
        "rir": st.none() | st.integers(0, 5),
        "pain": st.booleans(),
        "target": targets,
        "rule_version": st.integers(1, 9),
        "version": st.integers(1, 2**31 - 1),
        "logged_at": moments,
    }
)
workouts = st.fixed_dictionaries(
    {
        "started_at": moments,
        "finished_at": st.none() | moments,
        "notes": st.text("aé–\n\"'\\", max_size=9),
    }
)


def stored(user: User, told: dict[str, Any], rows_of: list[dict[str, Any]]) -> Workout:
    visit = Workout.objects.create(
        lifter=user,
        program=program_of(user),
        role="main",
        performed_on=TUESDAY,
        time_zone="Europe/Oslo",
        **told,
    )
    for position, fields in enumerate(rows_of, 1):
        left, right = fields.pop("arms") or (None, None)
        load, reps, reason = fields.pop("target") or (None, None, "")
        asked = {"target_load": load, "target_reps": reps, "target_reason": reason}
        if left is not None:
            fields |= {"left_reps": left, "right_reps": right, "reps": min(left, right)}
        place = {"id": new_id(), "lifter": user, "workout": visit, "position": position}
        LoggedSet.objects.create(**place, **asked, **fields)
    SwappedIn.objects.create(workout=visit, prescribed_id="pull-up", exercise_id="chin-up")
    return visit


def with_help(fields: dict[str, Any], help: Decimal) -> dict[str, Any]:
    """The set with help taken off its load, where its exercise can have any."""
    less = help if fields["exercise_id"] == "pull-up" else Decimal(0)
    return fields | {"load": max(fields["load"] - less, Decimal(-500))}


helped = st.builds(with_help, sets, st.decimals(0, 2500, places=2))


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(workouts, st.lists(helped, max_size=6))
def test_deleting_and_putting_back_gives_the_same_rows_whatever_is_in_them(
    told: dict[str, Any], rows_of: list[dict[str, Any]]
) -> None:
    with transaction.atomic():
        visit = stored(lifter(), told, rows_of)
        before = rows()
        delete(visit)
        put_back(visit)
        assert rows() == before
        transaction.set_rollback(True)


def test_a_column_that_came_since_has_its_default() -> None:
    visit = whole()
    delete(visit)
    held = DeletedWorkout.objects.get()
    for row in held.content["sets"]:
        del row["pain"]
    held.save()
    put_back(visit)
    assert not LoggedSet.objects.filter(pain=True).exists()


def test_the_next_weight_follows_from_what_is_left_and_back_again() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    later = workout_of(user, TUESDAY + 7 * DAY)
    log(later, 300, 6)
    assert opening(user) == 310
    delete(later)
    assert opening(user) == 235
    put_back(later)
    assert opening(user) == 310


# --- on the pages


def test_the_page_says_what_goes_and_for_how_long_it_can_come_back() -> None:
    visit = whole()
    words = said(browser(visit.lifter).get(f"/workouts/{visit.pk}/delete/"))
    assert "Main back day, Tuesday 3 March 2026" in words
    assert "Sumo deadlift 1 set and 1 warm-up" in words
    assert "You can put it back for 30 days" in words
    assert Workout.objects.exists()


def test_a_workout_is_deleted_and_put_back_by_pages_alone() -> None:
    visit = whole()
    before, client = rows(), browser(visit.lifter)
    listed = client.post(f"/workouts/{visit.pk}/delete/", follow=True)
    assert listed.redirect_chain == [("/workouts/deleted/", 302)]
    assert "Main back day, Tuesday 3 March 2026 3 sets and 1 warm-up" in said(listed)
    assert "Nothing yet" in said(client.get("/history/"))
    assert 'href="/workouts/deleted/"' in client.get("/history/").text
    back = client.post(f"/workouts/deleted/{visit.pk}/", follow=True)
    assert back.redirect_chain == [(f"/workouts/{visit.pk}/", 302)]
    assert rows() == before


def test_both_are_done_once_however_often_they_are_asked_for() -> None:
    visit = whole()
    client = browser(visit.lifter)
    for method in (client.post, client.post, client.get):
        assert method(f"/workouts/{visit.pk}/delete/")["Location"] == "/workouts/deleted/"
    delete(visit)
    assert DeletedWorkout.objects.count() == 1
    for _ in range(2):
        answer = client.post(f"/workouts/deleted/{visit.pk}/")
        assert answer["Location"] == f"/workouts/{visit.pk}/"
    assert Workout.objects.count() == 1


def test_the_workout_page_leads_there() -> None:
    visit = workout_of(lifter())
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/").text
    assert f'href="/workouts/{visit.pk}/delete/"' in page
    assert f'href="/workouts/{visit.pk}/date/"' in page


def test_a_date_taken_meanwhile_is_said_beside_the_workout_that_has_it() -> None:
    visit = whole()
    delete(visit)
    other = workout_of(visit.lifter)
    before = rows()
    answer = browser(visit.lifter).post(f"/workouts/deleted/{visit.pk}/")
    assert answer.status_code == 422
    assert "There’s another main back day on that date." in said(answer)
    assert f'href="/workouts/{other.pk}/"' in answer.text
    assert rows() == before
    workout_dates.change_date(workout=other, performed_on=TUESDAY - DAY)
    put_back(visit)
    assert Workout.objects.count() == 2


def test_sets_that_are_in_the_log_already_are_not_told_twice() -> None:
    visit = whole()
    delete(visit)
    row = DeletedWorkout.objects.get().content["sets"][0]
    log(workout_of(visit.lifter, TUESDAY - DAY), 60, 7, id=row["id"])
    answer = browser(visit.lifter).post(f"/workouts/deleted/{visit.pk}/")
    assert (answer.status_code, LoggedSet.objects.count()) == (422, 1)
    assert "Some of its sets are already in your log" in said(answer)


def test_a_set_whose_id_another_account_has_by_now_comes_back_under_a_new_one() -> None:
    visit = workout_of(lifter())
    row = log(visit)
    delete(visit)
    theirs = log(workout_of(other_lifter()), 95, 8, id=row.pk)
    put_back(visit)
    back = LoggedSet.objects.get(lifter=visit.lifter)
    assert (back.load, back.version, back.logged_at) == (225, 1, row.logged_at)
    theirs.refresh_from_db()
    assert (theirs.load, theirs.lifter.email) == (95, "other@example.com")


def test_a_late_set_without_scripts_is_told_where_its_workout_is() -> None:
    visit = whole()
    delete(visit)
    answer = browser(visit.lifter).post(f"/sets/{new_id()}/", set_fields(visit))
    assert answer.status_code == 422
    assert "Your set wasn’t saved, because this workout is deleted." in said(answer)
    assert "Put it back" in said(answer)
    assert not any(rows().values())


# --- thirty days


def age(days: int) -> None:
    DeletedWorkout.objects.update(deleted_at=timezone.now() - days * DAY)


def test_it_can_be_put_back_up_to_the_thirtieth_day() -> None:
    visit = whole()
    delete(visit)
    age(29)
    put_back(visit)
    assert Workout.objects.exists()


def test_after_thirty_days_it_is_neither_shown_nor_put_back() -> None:
    visit = whole()
    delete(visit)
    age(30)
    client = browser(visit.lifter)
    assert "None." in said(client.get("/workouts/deleted/"))
    assert client.post(f"/workouts/deleted/{visit.pk}/").status_code == 404
    assert client.post(f"/sets/{new_id()}/", set_fields(visit)).status_code == 404


@pytest.mark.parametrize("verb", ["delete", "finish"])
def test_whoever_deletes_or_finishes_next_lets_go_of_what_is_old(verb: str) -> None:
    old, kept = whole(), workout_of(lifter("second@example.com"))
    delete(old)
    age(31)
    delete(kept)
    other = workout_of(other_lifter())
    log(other)
    if verb == "delete":
        delete(other)
    else:
        logbook.finish(workout=other)
    left = set(DeletedWorkout.objects.values_list("pk", flat=True))
    assert left == {kept.pk} | ({other.pk} if verb == "delete" else set())


# --- and the plan


def test_a_plan_with_a_deleted_workout_is_not_changed_in_place() -> None:
    user = lifter()
    visit = workout_of(user, user.today())
    log(visit)
    program = program_of(user)
    delete(visit)
    programs.change_prescription(prescription=prescription_of(user), sets=5)
    put_back(visit)
    visit.refresh_from_db()
    assert visit.program_id == program.pk != program_of(user).pk


@pytest.mark.parametrize("has_sets", [True, False])
def test_put_back_after_a_change_of_the_plan_only_an_empty_one_moves_along(has_sets: bool) -> None:
    user = lifter()
    visit = workout_of(user, user.today())
    before = program_of(user)
    if has_sets:
        log(visit)
    delete(visit)
    programs.change_unit(program=before, unit="kg")
    put_back(visit)
    visit.refresh_from_db()
    assert visit.program_id == (before.pk if has_sets else program_of(user).pk)


def test_an_account_takes_its_deleted_workouts_along() -> None:
    visit = whole()
    delete(visit)
    visit.lifter.delete()
    assert not DeletedWorkout.objects.exists()


def test_everything_of_a_main_day_counts_as_its_sets() -> None:
    visit = workout_of(lifter())
    everything(visit)
    delete(visit)
    assert "12 sets" in said(browser(visit.lifter).get("/workouts/deleted/"))


def test_loads_are_kept_exactly() -> None:
    visit = workout_of(lifter())
    log(visit, Decimal("227.25"), 5)
    delete(visit)
    assert DeletedWorkout.objects.get().content["sets"][0]["load"] == "227.25"

"""Two requests at the same moment, on connections of their own."""

import datetime
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    account,
    full_workout,
    lifter,
    log,
    next_set,
    prescription_of,
    program_of,
    sheet_of,
    workout_of,
)
from workouts import (
    deletion,
    excuses,
    lighter_weeks,
    logbook,
    programs,
    swaps,
    whole_workouts,
    working_loads,
    workout_dates,
)
from workouts.ids import new_id
from workouts.logbook import ConflictError
from workouts.models import (
    DeletedWorkout,
    ExcusedDays,
    LighterWeek,
    LoggedSet,
    Program,
    Role,
    SwappedIn,
    WorkingLoad,
    Workout,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """What each action returns, or the error it raises, all begun together."""
    gate = threading.Barrier(len(actions))

    def run(action: Callable[[], Any]) -> Any:
        gate.wait(timeout=10)
        try:
            return action()
        except (ValidationError, ConflictError, Workout.DoesNotExist) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


def test_two_requests_with_one_id_store_one_row() -> None:
    workout = workout_of(lifter())
    for number in range(1, 6):
        id = new_id()
        rows = at_once(*[lambda id=id: log(workout, 225, 6, id=id)] * 4)
        assert [row.pk for row in rows] == [id] * 4
        assert LoggedSet.objects.count() == number


def test_two_requests_with_two_ids_are_both_stored_one_after_the_other() -> None:
    workout = workout_of(lifter())
    for _ in range(3):
        at_once(*[lambda: log(workout, 225, 6)] * 4)
    positions = sorted(LoggedSet.objects.values_list("position", flat=True))
    assert positions == list(range(1, 13))


def test_the_second_of_two_sets_at_once_is_given_the_target_after_the_first() -> None:
    workout = workout_of(lifter())
    rows = at_once(*[lambda: log(workout, 225, 6)] * 2)
    assert sorted(row.target_load or 0 for row in rows) == [0, 235]


def test_of_two_edits_from_one_version_one_is_refused() -> None:
    workout = workout_of(lifter())
    row = log(workout, 225, 6)
    answers = at_once(
        lambda: log(workout, 230, 6, id=row.pk, version=1),
        lambda: log(workout, 240, 6, id=row.pk, version=1),
    )
    refused = [answer for answer in answers if isinstance(answer, ConflictError)]
    row.refresh_from_db()
    assert len(refused) == 1
    assert (row.version, row.load) == (2, refused[0].current.load)


def test_one_id_for_two_workouts_at_once_is_stored_in_one() -> None:
    user = lifter()
    workouts = [workout_of(user, TUESDAY + datetime.timedelta(days=days)) for days in (0, 7)]
    id = new_id()
    answers = at_once(*[lambda workout=workout: log(workout, id=id) for workout in workouts])
    assert LoggedSet.objects.count() == 1
    assert sum(isinstance(answer, ConflictError) for answer in answers) == 1


def test_a_whole_workout_sent_twice_at_once_is_stored_once() -> None:
    user = lifter()
    entries = full_workout()
    whole = {"lifter": user, "program": program_of(user), "role": Role.MAIN, "entries": entries}
    answers = at_once(*[lambda: whole_workouts.save_workout(**whole, performed_on=TUESDAY)] * 3)
    assert set(answers) == {Workout.objects.get()}
    assert LoggedSet.objects.count() == 12


def test_a_lighter_week_taken_twice_at_once_is_taken_once() -> None:
    user = lifter()
    week = {"lifter": user, "starts_on": TUESDAY, "by": user}
    assert set(at_once(*[lambda: lighter_weeks.take(**week)] * 4)) == {LighterWeek.objects.get()}


@pytest.mark.slow
def test_a_set_logged_while_one_is_taken_was_asked_for_by_the_workout_it_is_in() -> None:
    user = lifter()
    log(workout_of(user, TUESDAY), 225, 5)
    for week in range(1, 6):
        on = TUESDAY + week * datetime.timedelta(days=7)
        visit = workout_of(user, on)
        at_once(
            lambda visit=visit: log(visit, 225, 5),
            lambda on=on: lighter_weeks.take(lifter=user, starts_on=on, by=user),
        )
        visit.refresh_from_db()
        asked = visit.sets.get().target_load
        assert asked == (200 if visit.is_lighter else 225)


def test_starting_a_workout_twice_at_once_starts_one() -> None:
    user = lifter()
    assert len(set(at_once(*[lambda: workout_of(user)] * 4))) == 1


def test_a_set_on_its_way_is_not_lost_with_a_discarded_workout() -> None:
    workout = workout_of(lifter())
    waiting = threading.Event()

    def log_slowly() -> LoggedSet:
        with transaction.atomic():
            row = log(workout)
            waiting.set()
            _until_someone_waits()
        return row

    def discard() -> None:
        waiting.wait(timeout=10)
        logbook.discard(workout=workout)

    row, refused = at_once(log_slowly, discard)
    assert isinstance(refused, ValidationError)
    assert LoggedSet.objects.get() == row


def test_a_set_on_its_way_goes_with_a_deleted_workout_and_comes_back_with_it() -> None:
    workout = workout_of(lifter())
    waiting = threading.Event()

    def log_slowly() -> LoggedSet:
        with transaction.atomic():
            row = log(workout)
            waiting.set()
            _until_someone_waits()
        return row

    def delete() -> None:
        waiting.wait(timeout=10)
        deletion.delete(workout=workout)

    row, _ = at_once(log_slowly, delete)
    assert not LoggedSet.objects.exists()
    deletion.put_back(lifter=workout.lifter, id=workout.pk)
    assert LoggedSet.objects.get() == row


def test_a_workout_deleted_or_put_back_twice_at_once_is_so_once() -> None:
    workout = workout_of(lifter())
    log(workout)
    assert at_once(*[lambda: deletion.delete(workout=workout)] * 3) == [None] * 3
    assert DeletedWorkout.objects.count() == 1
    back = {"lifter": workout.lifter, "id": workout.pk}
    assert at_once(*[lambda: deletion.put_back(**back)] * 3) == [workout] * 3
    assert (Workout.objects.count(), LoggedSet.objects.count()) == (1, 1)


def test_of_two_workouts_moved_to_one_date_at_once_one_is_refused() -> None:
    user = lifter()
    workouts = [workout_of(user, TUESDAY + datetime.timedelta(days=days)) for days in (1, 2)]
    answers = at_once(
        *[
            lambda workout=workout: workout_dates.change_date(workout=workout, performed_on=TUESDAY)
            for workout in workouts
        ]
    )
    assert sum(isinstance(answer, workout_dates.TakenError) for answer in answers) == 1
    assert Workout.objects.filter(performed_on=TUESDAY).count() == 1


def _until_someone_waits() -> None:
    """Until another connection waits for a lock, or has waited for none in three seconds."""
    with connection.cursor() as cursor:
        for _ in range(30):
            cursor.execute(
                "SELECT pg_sleep(0.1); SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            if cursor.nextset() and cursor.fetchone() != (0,):
                return


def test_beginning_twice_at_once_begins_one_program() -> None:
    user = account("new@example.com")
    begun = at_once(*[lambda: programs.begin(lifter=user, unit="lb")] * 3)
    assert set(begun) == {Program.objects.get()}


def test_the_extra_day_asked_for_twice_at_once_is_added_once() -> None:
    user = lifter()
    program = program_of(user)
    change = {"program": program, "experience": "over", "training_since": None}
    changed = at_once(*[lambda: programs.change_experience(**change)] * 3)
    assert set(changed) == {program_of(user)}
    assert program.days.filter(role=Role.EXTRA).count() == 1


def test_the_unit_changed_twice_at_once_is_changed_once() -> None:
    user = lifter()
    log(workout_of(user), 225, 6)
    program = program_of(user)
    changed = at_once(*[lambda: programs.change_unit(program=program, unit="kg")] * 3)
    assert set(changed) == {program_of(user)}
    assert Program.objects.count() == 2


def test_a_swap_made_twice_at_once_is_made_once() -> None:
    workout = workout_of(lifter())
    swap = {
        "workout": workout,
        "prescription": prescription_of(workout.lifter, "pull-up"),
        "exercise": Exercise.objects.get(pk="chin-up"),
    }
    assert at_once(*[lambda: swaps.swap_once(**swap)] * 4) == [None] * 4
    assert SwappedIn.objects.count() == 1


def test_a_set_logged_while_its_exercise_is_swapped_is_kept() -> None:
    workout = workout_of(lifter())
    swap = {
        "workout": workout,
        "prescription": prescription_of(workout.lifter),
        "exercise": Exercise.objects.get(pk="sumo-deadlift"),
    }
    at_once(lambda: log(workout, 225, 6), lambda: swaps.swap_once(**swap))
    assert sheet_of(workout).size == 1


def test_a_load_set_by_hand_twice_at_once_is_recorded_once() -> None:
    user = lifter()
    by_hand = {"prescription": prescription_of(user), "load": Decimal(185), "by": user, "note": ""}
    assert at_once(*[lambda: working_loads.set_by_hand(**by_hand)] * 4) == [None] * 4
    assert WorkingLoad.objects.count() == 1


def test_an_offer_answered_twice_at_once_is_answered_once() -> None:
    user = lifter()
    log(workout_of(user), 225, 5)
    answer = {"prescription": prescription_of(user), "by": user}
    answers = at_once(
        *[lambda: working_loads.come_back(**answer, is_lighter=True)] * 2,
        *[lambda: working_loads.come_back(**answer, is_lighter=False)] * 2,
    )
    assert answers.count(None) == 3
    assert WorkingLoad.objects.count() == 1


def test_the_next_target_counts_every_set_stored_at_once() -> None:
    workout = workout_of(lifter())
    at_once(*[lambda: log(workout, 225, 6)] * 2)
    # The second fell short of the 235 asked for, at a load made before.
    assert next_set(workout).load == 235


def test_days_excused_at_once_become_one() -> None:
    user, day = lifter(), datetime.timedelta(days=1)
    said = [(0, 4), (3, 6), (5, None), (-3, -1)]
    found = at_once(
        *(
            lambda first=first, last=last: excuses.excuse(
                lifter=user,
                kind="ill",
                first_on=TUESDAY + first * day,
                last_on=None if last is None else TUESDAY + last * day,
            )
            for first, last in said
        )
    )
    assert all(isinstance(each, ExcusedDays) for each in found), found
    row = ExcusedDays.objects.get()
    assert (row.first_on, row.last_on) == (TUESDAY - 3 * day, None)

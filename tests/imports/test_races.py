"""An import and something else at the same moment, on connections of their own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import TypeVar

import pytest
from django.db import connection, transaction

from accounts import account_deletion
from accounts.models import User
from imports import bringing, undoing
from imports.models import Added, Import
from imports.preview import opened, usual
from tests.factories import browser, lifter, log, program_of, workout_of
from tests.imports.flow import brought, kept, line, log_of, strong
from tests.workouts.test_races import at_once
from workouts import programs
from workouts.models import LoggedSet, Program, Workout

Done = TypeVar("Done")

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ON = datetime.date(2024, 3, 5)
FILE = strong(*(line(f"2024-03-{day:02}", order=n) for day in range(1, 20) for n in range(1, 6)))


def bring(
    source: Import,
    content: bytes = FILE,
    tell: Callable[[int], object] = lambda done: None,
    corrected: str = "",
) -> Import:
    source = Import.objects.select_related("lifter").get(pk=source.pk)
    file = opened(content, source.lifter)
    choices = replace(usual(file, source.lifter), unit="lb", corrected=corrected)
    return bringing.bring_in(source=source, file=file, choices=choices, tell=tell)


def test_two_submissions_of_one_import_bring_it_in_once() -> None:
    user = lifter()
    source = kept(user, FILE)
    done = at_once(*[lambda: bring(source)] * 3)
    assert {each.sets_added for each in done} == {95}
    assert LoggedSet.objects.count() == 95
    assert len(Added.objects.get().sets) == 95


def test_two_imports_of_one_file_add_its_sets_once() -> None:
    user = lifter()
    sources = [kept(user, FILE), kept(user, FILE)]
    done = at_once(*[lambda each=each: bring(each) for each in sources])
    assert [each.sets_added for each in done if isinstance(each, Import)] == [95]
    assert LoggedSet.objects.count() == 95


def test_a_set_logged_meanwhile_on_the_same_day_is_kept_and_numbered() -> None:
    user = lifter()
    visit = workout_of(user, ON)
    source = kept(user, FILE)
    at_once(lambda: bring(source), lambda: log(visit, 300, 1))
    sets = [row for row in log_of(user) if row[0] == str(ON)]
    assert [row[3] for row in sets] == list(range(1, len(sets) + 1))
    assert ("300.00", 1) in {row[5:] for row in sets}


def test_a_set_on_its_way_waits_for_the_import_and_is_not_lost() -> None:
    user = lifter()
    visit = workout_of(user, ON)
    days = [str(ON + datetime.timedelta(days=number)) for number in range(200)]
    content = strong(*(line(day, order=n) for day in days for n in range(1, 7)))
    source = kept(user, content)
    with ThreadPoolExecutor(1) as threads:
        waiting: list[Future[LoggedSet]] = []

        def log_and_wait(done: int) -> None:
            """The day's sets are written, and nobody can see them yet."""
            waiting.append(threads.submit(in_a_thread, lambda: log(visit, 300, 1)))
            with pytest.raises(TimeoutError):
                waiting[0].result(timeout=0.5)

        bring(source, content, log_and_wait)
        row = waiting[0].result(timeout=20)
    assert row.position == 7
    assert LoggedSet.objects.count() == 1201


def test_a_set_edited_while_its_correction_comes_in_keeps_the_edit() -> None:
    user = lifter()
    brought(user, strong(line()))
    corrected = strong(line(weight=95), line(order=2))
    source, edit = kept(user, corrected), LoggedSet.objects.all()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            edit.update(load=230, version=2)  # and holds the row until the import waits for it
            waiting = threads.submit(
                in_a_thread, lambda: bring(source, corrected, corrected="take")
            )
            with pytest.raises(TimeoutError):
                waiting.result(timeout=2)
        waiting.result(timeout=20)
    assert [row[5] for row in log_of(user)] == ["230.00", "225.00"]


@pytest.mark.parametrize("act", ["", "undo/"])
def test_a_file_that_is_removed_meanwhile_is_not_there(act: str) -> None:
    user = lifter()
    source = brought(user, FILE) if act else kept(user, FILE)
    client, path = browser(user), f"/import/{source.pk}/"
    sent = {"bring": "", "unit": "lb", "time_zone": "UTC"}
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            User.objects.select_for_update(no_key=True).get(pk=user.pk)
            waiting = threads.submit(
                in_a_thread, lambda: client.post(path + act, sent, follow=True)
            )
            with pytest.raises(TimeoutError):
                waiting.result(timeout=2)
            undoing.remove(source=source)
        assert waiting.result(timeout=20).status_code == 404


def in_a_thread(act: Callable[[], Done]) -> Done:
    try:
        return act()
    finally:
        connection.close()


def test_a_workout_begun_meanwhile_on_one_of_the_days_is_the_one_that_is_filled() -> None:
    user = lifter()
    source = kept(user, FILE)
    at_once(lambda: bring(source), lambda: workout_of(user, ON))
    assert Workout.objects.filter(performed_on=ON).count() == 1
    assert LoggedSet.objects.filter(workout__performed_on=ON).count() == 5


def test_a_change_of_unit_comes_before_or_after_and_never_between() -> None:
    user = lifter()
    source, program = kept(user, FILE), program_of(user)
    at_once(lambda: bring(source), lambda: programs.change_unit(program=program, unit="kg"))
    (found,) = Program.objects.filter(pk__in=LoggedSet.objects.values("workout__program"))
    wanted = {"lb": "225.00", "kg": "102.06"}[found.unit]
    assert {row[5] for row in log_of(user)} == {wanted}


def test_undone_twice_at_once_is_undone_once() -> None:
    user = lifter()
    source = brought(user, FILE)
    at_once(*[lambda: undoing.undo(source=source)] * 3)
    assert not LoggedSet.objects.exists()
    source.refresh_from_db()
    assert source.brought_at is None


def test_an_account_that_leaves_meanwhile_leaves_nothing() -> None:
    user = lifter()
    source = kept(user, FILE)

    def bring_or_find_nobody() -> object:
        try:
            return bring(source)
        except (User.DoesNotExist, Import.DoesNotExist, Program.DoesNotExist) as error:
            return error

    at_once(bring_or_find_nobody, lambda: account_deletion.leave(user=user))
    assert not User.objects.exists()
    assert not LoggedSet.objects.exists()
    assert not Import.objects.exists()

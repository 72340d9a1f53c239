"""A note of a single set: written on the set's own page, and kept by everything else."""

from __future__ import annotations

import pytest

from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, browser, lifter, log, undo, workout_of
from tests.imports.flow import brought, line, strong
from tests.workouts.asking import put, text
from workouts import deletion, logbook
from workouts.models import DeletedWorkout, LoggedSet, Workout

pytestmark = pytest.mark.django_db


def noted(note: str = "Belt on.") -> LoggedSet:
    return log(workout_of(lifter(), TUESDAY), 225, 6, note=note)


def edit(row: LoggedSet, **changes: str) -> int:
    sent = {"workout": str(row.workout_id), "exercise": row.exercise_id, "load": "225", "reps": "6"}
    sent |= {"version": str(row.version), "kind": "work"} | changes
    answer = browser(row.lifter).post(f"/sets/{row.pk}/", sent)
    return answer.status_code


def test_it_is_written_on_the_sets_own_page_and_shown_there() -> None:
    row = noted("")
    assert edit(row, note="  Hook grip <b>\nfrom now on  ") == 302
    row.refresh_from_db()
    assert row.note == "Hook grip <b>\nfrom now on"
    page = text(browser(row.lifter).get(f"/sets/{row.pk}/"))
    assert ">\nHook grip <b>\nfrom now on</textarea>" in page
    assert edit(row, note="") == 302
    assert LoggedSet.objects.get().note == ""


def test_one_that_is_too_long_is_refused_beside_it_and_stays_typed() -> None:
    row = noted("")
    sent = {"workout": row.workout_id, "exercise": "deadlift", "load": "225", "reps": "6"}
    long = {"version": row.version, "note": "x" * 501}
    page = text(browser(row.lifter).post(f"/sets/{row.pk}/", sent | long))
    assert "Keep it to 500 characters; this has 501." in page
    assert "x" * 501 in page


def test_whoever_does_not_send_it_leaves_it_as_it_is() -> None:
    row = noted()
    answer = put(row.workout, row.pk, load="230", version=row.version)
    assert answer.json()["set"]["note"] == "Belt on."
    undo(LoggedSet.objects.get())
    assert LoggedSet.objects.get().note == "Belt on."


def test_a_program_may_send_it_with_the_set() -> None:
    visit = workout_of(lifter(), TUESDAY)
    assert put(visit, note="Straps.").json()["set"]["note"] == "Straps."
    assert put(visit, note=7).json()["errors"]["note"] == ["Write this as text."]


@pytest.mark.parametrize("is_finished", [False, True])
def test_it_stands_below_the_set_in_the_workout(is_finished: bool) -> None:
    row = noted("<i>Straps</i>\nfrom here")
    if is_finished:
        logbook.finish(workout=row.workout)
    page = browser(row.lifter).get(f"/workouts/{row.workout_id}/").content.decode()
    assert '<p class="set-note"><bdi>&lt;i&gt;Straps&lt;/i&gt;<br>from here</bdi></p>' in page


def test_the_coach_reads_it() -> None:
    row = noted()
    coaching = coached(row.lifter, coach())
    page = text(browser(coaching.coach).get(f"/clients/{coaching.pk}/workouts/{row.workout_id}/"))
    assert '<p class="set-note"><bdi>Belt on.</bdi></p>' in page


def test_it_comes_back_with_a_deleted_workout() -> None:
    row = noted()
    deletion.delete(workout=row.workout)
    deletion.put_back(lifter=row.lifter, id=DeletedWorkout.objects.get().pk)
    assert LoggedSet.objects.get().note == "Belt on."


def test_a_workout_deleted_before_sets_had_notes_comes_back_without() -> None:
    row = noted()
    deletion.delete(workout=row.workout)
    deleted = DeletedWorkout.objects.get()
    del deleted.content["sets"][0]["note"]
    deleted.save()
    deletion.put_back(lifter=row.lifter, id=deleted.pk)
    assert LoggedSet.objects.get().note == ""


def test_it_comes_along_from_another_app() -> None:
    user = lifter()
    note = "Felt\\N light.\nNext: \\."
    cell = line().replace('0,0,"",', f'0,0,"{note}",')
    brought(user, strong(cell, line(order=2)))
    assert [row.note for row in LoggedSet.objects.order_by("position")] == [note, ""]
    assert Workout.objects.get().notes == ""

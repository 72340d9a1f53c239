"""Where sets go: one workout a role and date, beside what is logged here and never over it."""

from __future__ import annotations

import datetime

import pytest

from imports.models import Added, Import, ImportedFile
from imports.questions import key
from tests.factories import (
    browser,
    lifter,
    log,
    opening,
    other_lifter,
    program_of,
    seasoned_lifter,
    undo,
    workout_of,
)
from tests.imports.flow import bring, brought, kept, line, log_of, page, said, strong, undone
from workouts import programs
from workouts.models import LoggedSet, WorkingLoad, Workout
from workouts.swaps import swap_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

TUESDAY = datetime.date(2024, 3, 5)


def test_several_visits_of_a_date_become_one_workout_in_the_order_of_the_clock() -> None:
    user = lifter()
    late = line(weight=230, at="20:00:00", notes="Late.")
    early = line(weight=225, at="07:00:00", notes="Early.")
    brought(user, strong(late, early))
    assert [row[5] for row in log_of(user)] == ["225.00", "230.00"]
    visit = Workout.objects.get()
    assert visit.started_at.hour == 7
    assert visit.finished_at is not None
    assert (visit.finished_at.hour, visit.finished_at.minute) == (21, 5)
    assert set(visit.notes.splitlines()) == {"Late.", "Early."}


@pytest.mark.parametrize("title", ["Main back day", "Extra day"])
def test_a_visit_named_as_a_day_of_ours_is_one_workout_with_the_others_of_its_date(
    title: str,
) -> None:
    user = seasoned_lifter()
    named = line(exercise="Pull Up", weight=5, at="20:00:00").replace('"Back"', f'"{title}"')
    plain = line(exercise="Pull Up", weight=0, at="07:00:00")
    other = line(weight=225, at="09:00:00") if title.startswith("Main") else ""
    source = brought(user, strong(named, plain, other))
    assert source.workouts_added == 1
    assert [row[3:6] for row in log_of(user) if row[2] == "pull-up"] == [
        (1, "work", "0.00"),
        (2, "work", "5.00"),
    ]
    assert Workout.objects.get().started_at.hour == 7


def test_the_same_row_twice_on_one_day_is_two_sets() -> None:
    user = lifter()
    brought(user, strong(line(), line(), line("2024-03-06"), line("2024-03-06", at="19:00:00")))
    assert len(log_of(user)) == 4


def test_what_was_logged_here_by_hand_is_neither_mixed_nor_written_over() -> None:
    user = lifter()
    own = log(workout_of(user, TUESDAY), 200, 8)
    source = kept(user, strong(line(), line(order=2), line(exercise="Pull Up", weight=0)))
    text = said(page(user, source))
    assert "On a day for which your log has that exercise 2" in text
    assert "5 March 2024 Deadlift, 2 sets left out" in text
    only = kept(user, strong(line()))
    text = said(page(user, only))
    assert "Nothing new." in text
    assert "None of its exercises is one of ours" not in text
    bring(user, source, unit="lb")
    assert [(row[2], row[5]) for row in log_of(user)] == [
        ("deadlift", "200.00"),
        ("pull-up", "0.00"),
    ]
    own.refresh_from_db()
    assert (own.load, own.version) == (200, 1)


def test_a_set_added_by_hand_to_an_imported_day_keeps_later_files_out_of_it() -> None:
    user = lifter()
    brought(user, strong(line()))
    log(Workout.objects.get(), 200, 8)
    source = kept(user, strong(line(), line(order=2)))
    assert "In your log already 1" in said(page(user, source))
    assert "Nothing in this file is new here." in said(bring(user, source, unit="lb"))
    assert len(log_of(user)) == 2


def test_a_set_undone_by_hand_holds_nothing_back() -> None:
    user = lifter()
    undo(log(workout_of(user, TUESDAY), 200, 8))
    brought(user, strong(line()))
    assert [(row[3], row[4]) for row in log_of(user)] == [(1, "undone"), (2, "work")]


def test_an_imported_set_that_was_undone_does_not_come_back() -> None:
    user = lifter()
    brought(user, strong(line()))
    undo(LoggedSet.objects.get())
    bring(user, kept(user, strong(line())), unit="lb")
    assert [row[4] for row in log_of(user)] == ["undone"]


def test_a_workout_holds_two_hundred_sets_and_the_rest_is_told() -> None:
    user = lifter()
    source = kept(user, strong(*(line(order=number) for number in range(1, 206))))
    text = said(page(user, source))
    assert "200 sets in 1 new workout" in text
    assert "Line 202 A workout holds at most 200 sets." in text
    bring(user, source, unit="lb")
    assert LoggedSet.objects.count() == 200


def test_into_a_day_of_an_older_program_weights_come_in_its_unit() -> None:
    user = lifter()
    log(workout_of(user, TUESDAY), 200, 8)
    programs.change_unit(program=program_of(user), unit="kg")
    brought(user, strong(line(exercise="Bent Over Row (Barbell)", weight=100)), unit="kg")
    assert log_of(user)[1] == ("2024-03-05", "main", "barbell-row", 1, "work", "220.46", 5)


# Roles


@pytest.mark.parametrize(
    ("names", "role"),
    [
        (["Pull Up"], "extra"),
        (["Pull Up", "Bent Over Row (Barbell)"], "extra"),
        (["Pull Up", "Bent Over Row (Barbell)", "Lat Pulldown (Cable)"], "main"),
        (["Pull Up", "Deadlift (Barbell)"], "main"),
        (["Pullover (Cable)"], "main"),
    ],
)
def test_a_day_of_one_or_two_pulls_and_no_more_is_the_extra_day(
    names: list[str], role: str
) -> None:
    user = seasoned_lifter()
    brought(user, strong(*(line(exercise=name, weight=90) for name in names)))
    assert {row[1] for row in log_of(user)} == {role}


def test_without_an_extra_day_every_day_is_the_main_one() -> None:
    user = lifter()
    brought(user, strong(line(exercise="Pull Up", weight=0)))
    assert {row[1] for row in log_of(user)} == {"main"}


def test_what_is_logged_on_the_day_counts_for_its_role() -> None:
    user = seasoned_lifter()
    log(workout_of(user, TUESDAY), 200, 8)
    brought(user, strong(line(exercise="Pull Up", weight=0)))
    assert {row[1] for row in log_of(user)} == {"main"}


def test_a_later_file_follows_the_earlier_one_into_its_workout() -> None:
    user = seasoned_lifter()
    brought(user, strong(line(exercise="Pull Up", weight=0)))
    brought(user, strong(line(exercise="Pull Up", weight=0), line()))
    assert {row[1] for row in log_of(user)} == {"extra"}
    assert Workout.objects.count() == 1


# Starting weights


def test_a_track_of_the_plan_opens_where_the_rule_leaves_its_last_workout() -> None:
    user = lifter()
    brought(user, strong(line(weight=225, reps=6), line(order=2, weight=235, reps=4)))
    assert opening(user) == 235
    assert not WorkingLoad.objects.exists()


def test_the_other_day_of_an_exercise_opens_where_this_one_stands() -> None:
    user = seasoned_lifter()
    days = (line(exercise="Pull Up", weight=20, reps=6), line(weight=225))
    source = brought(user, strong(*days))
    (load,) = WorkingLoad.objects.all()
    assert (load.exercise_id, load.role, load.load, load.by) == ("pull-up", "extra", 30, user)
    assert load.note == "Starting weight, from your imported workouts."
    assert opening(user, "pull-up") == opening(user, "pull-up", "extra") == 30
    undone(user, source)
    assert not WorkingLoad.objects.exists()


def test_a_weight_that_was_set_by_hand_is_left_alone() -> None:
    user = seasoned_lifter()
    brought(user, strong(line(exercise="Pull Up", weight=20, reps=6), line()))
    WorkingLoad.objects.update(load=5)
    brought(user, strong(line("2024-03-12", "Pull Up", weight=25, reps=6), line("2024-03-12")))
    assert [each.load for each in WorkingLoad.objects.all()] == [5]


# Taking back


def test_a_set_that_was_edited_since_is_taken_back_too() -> None:
    user = lifter()
    source = brought(user, strong(line()))
    row = LoggedSet.objects.get()
    log(row.workout, 230, 5, id=row.pk, version=1)
    undone(user, source)
    assert log_of(user) == []


def test_a_workout_with_sets_of_ones_own_stays_and_is_numbered_anew() -> None:
    user = lifter()
    source = brought(user, strong(line(), line(order=2)))
    visit = Workout.objects.get()
    log(visit, 240, 3)
    undone(user, source)
    assert [(row[3], row[5]) for row in log_of(user)] == [(1, "240.00")]
    log(visit, 245, 3)
    assert [row[3] for row in log_of(user)] == [1, 2]


@pytest.mark.parametrize("first_one_first", [True, False])
def test_two_files_in_one_workout_leave_nothing_whichever_is_taken_back_first(
    first_one_first: bool,
) -> None:
    user = lifter()
    sources = [brought(user, strong(line(), *more)) for more in ([], [line(order=2)])]
    assert [each.workouts_added for each in sources] == [1, 0]
    for each in sources if first_one_first else reversed(sources):
        undone(user, each)
    assert not LoggedSet.objects.exists()
    assert not Workout.objects.exists()


def test_a_workout_begun_by_hand_stays_though_a_file_filled_it() -> None:
    user = lifter()
    visit = workout_of(user, TUESDAY)
    undone(user, brought(user, strong(line())))
    assert Workout.objects.get() == visit


def test_a_swap_of_a_workout_goes_with_it() -> None:
    user = lifter()
    source = brought(user, strong(line()))
    visit = Workout.objects.get()
    prescribed = program_of(user).days.get().prescriptions.get(exercise="deadlift")
    swap_once(workout=visit, prescription=prescribed, exercise=prescribed.exercise)
    undone(user, source)
    assert not Workout.objects.exists()


def test_undoing_twice_is_undoing_once() -> None:
    user = lifter()
    source = brought(user, strong(line()))
    undone(user, source)
    assert undone(user, source).status_code == 302
    assert not Added.objects.exists()


def test_what_another_lifter_brought_is_not_touched() -> None:
    user, other = lifter(), other_lifter()
    source = brought(user, strong(line()))
    brought(other, strong(line()))
    assert browser(other).post(f"/import/{source.pk}/undo/").status_code == 404
    undone(user, source)
    assert len(log_of(other)) == 1


def test_after_thirty_days_the_file_goes_and_the_sets_stay() -> None:
    user = lifter()
    source = brought(user, strong(line()))
    source.brought_at -= datetime.timedelta(days=31)  # type: ignore[operator]
    source.save()
    assert "Undo" not in said(page(user, source))
    kept(other_lifter(), strong(line()))
    assert not Added.objects.exists()
    assert not ImportedFile.objects.filter(source=source).exists()
    undone(user, source)
    assert len(log_of(user)) == 1
    assert page(user, source).status_code == 200


def test_a_file_that_was_never_brought_in_goes_after_thirty_days_though_nobody_looks() -> None:
    user = lifter()
    source = kept(user, strong(line()))
    Import.objects.update(uploaded_at=source.uploaded_at - datetime.timedelta(days=31))
    browser(user).get("/import/")
    assert Import.objects.exists()
    kept(other_lifter(), strong(line()))
    assert not Import.objects.owned_by(user).exists()


def test_a_file_that_was_taken_back_late_is_kept_as_long_as_one_that_came_late() -> None:
    user = lifter()
    source = brought(user, strong(line()))
    Import.objects.update(uploaded_at=source.uploaded_at - datetime.timedelta(days=40))
    undone(user, source)
    kept(other_lifter(), strong(line()))
    assert bring(user, source, unit="lb").status_code == 302
    assert len(log_of(user)) == 1


def test_a_file_that_is_removed_leaves_its_sets() -> None:
    user = lifter()
    source = brought(user, strong(line()))
    waiting = kept(user, strong(line("2024-04-02")))
    for each in (source, waiting):
        assert browser(user).post(f"/import/{each.pk}/remove/").status_code == 302
        assert page(user, each).status_code == 404
    assert len(log_of(user)) == 1


def test_the_choices_of_an_import_are_there_again_after_an_undo() -> None:
    user = lifter()
    rows = strong(line(), line("2024-03-06", "My Rows", weight=90))
    source = brought(user, rows, unit="kg", **{key("My Rows"): "barbell-row"})
    undone(user, source)
    form = page(user, source).context["form"]
    assert form["unit"].value() == "kg"
    assert form[key("My Rows")].value() == "barbell-row"

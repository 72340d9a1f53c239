"""A file brought in: exactly its sets, once, and all of it to be taken back."""

from __future__ import annotations

import pytest

from imports.models import Import
from tests.factories import browser, lifter, log, program_of, workout_of
from tests.imports.flow import bring, brought, kept, line, log_of, page, said, strong, undone
from workouts.models import LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

FILE = strong(
    line(weight=225, reps=5),
    line(order=2, weight=230, reps=4),
    line(exercise="Bench Press (Barbell)", weight=135),
    line("2024-03-12", weight=235, reps=6, rpe="8"),
    line("2024-03-12", "Pull Up", weight=0, reps=7),
)


def test_a_file_is_looked_at_before_anything_is_stored() -> None:
    user = lifter()
    text = said(page(user, kept(user, FILE)))
    assert "from Strong. None of it is in your log yet." in text
    assert "4 sets in 2 new workouts, from 5 March 2024 to 12 March 2024." in text
    assert "Sets of other exercises 1" in text
    assert "It comes from Strong, v3 (2020–26), in English." in text
    assert not LoggedSet.objects.exists()


def test_bringing_it_in_stores_its_sets_and_leads_to_the_result() -> None:
    user = lifter(time_zone="Europe/Oslo")
    source = brought(user, FILE)
    assert log_of(user) == [
        ("2024-03-05", "main", "deadlift", 1, "work", "225.00", 5),
        ("2024-03-05", "main", "deadlift", 2, "work", "230.00", 4),
        ("2024-03-12", "main", "deadlift", 1, "work", "235.00", 6),
        ("2024-03-12", "main", "pull-up", 1, "work", "0.00", 7),
    ]
    assert (source.sets_added, source.workouts_added) == (4, 2)
    text = said(page(user, source))
    assert "4 sets brought in" in text
    assert "Deadlift Main back day: 245 lb, aim for 4" in text


def test_a_workout_keeps_its_clock_zone_and_length() -> None:
    user = lifter(time_zone="Europe/Oslo")
    brought(user, FILE)
    first = Workout.objects.earliest("performed_on")
    assert first.started_at.isoformat() == "2024-03-05T17:02:11+00:00"
    assert first.finished_at is not None
    assert (first.finished_at - first.started_at).total_seconds() == 3900
    assert first.time_zone == "Europe/Oslo"


def test_a_set_has_no_target_and_keeps_its_reps_left() -> None:
    user = lifter()
    brought(user, FILE)
    row = LoggedSet.objects.get(load=235)
    assert (row.target_load, row.target_reps, row.target_reason) == (None, None, "")
    assert (row.rir, row.version, row.pain) == (2, 1, False)


def test_the_same_file_twice_adds_nothing() -> None:
    user = lifter()
    brought(user, FILE)
    before = log_of(user)
    again = kept(user, FILE)
    text = said(page(user, again))
    assert "Nothing new." in text
    assert "In your log already 4" in text
    assert "4 sets of it are in your log already." in text
    assert "Bring in" not in text.split("Look again")[0]
    bring(user, again, unit="lb")
    assert log_of(user) == before


def test_bringing_in_twice_is_bringing_in_once() -> None:
    user = lifter()
    source = kept(user, FILE)
    bring(user, source, unit="lb")
    before = log_of(user)
    bring_again = {"bring": "", "unit": "lb", "time_zone": "UTC"}
    assert browser(user).post(f"/import/{source.pk}/", bring_again).status_code == 302
    assert log_of(user) == before


def test_a_later_file_adds_only_what_is_new() -> None:
    user = lifter()
    brought(user, FILE)
    longer = FILE + line("2024-03-12", "Pull Up", 2, 0, 6).encode()
    source = brought(user, longer + line("2024-03-19", weight=240).encode())
    assert (source.sets_added, source.workouts_added, source.sets_here) == (2, 1, 4)
    assert log_of(user)[4] == ("2024-03-12", "main", "pull-up", 2, "work", "0.00", 6)


def test_undo_leaves_the_log_as_it_was() -> None:
    user = lifter()
    own = log(workout_of(user, program_of(user).started_on), 200, 5)
    source = brought(user, FILE)
    undone(user, source)
    assert list(LoggedSet.objects.values_list("pk", flat=True)) == [own.pk]
    assert Workout.objects.count() == 1


def test_after_an_undo_the_same_file_can_be_brought_in_again() -> None:
    user = lifter()
    source = brought(user, FILE)
    before = log_of(user)
    undone(user, source)
    assert log_of(user) == []
    assert bring(user, source).status_code == 302
    assert log_of(user) == before
    assert Import.objects.get().brought_at is not None

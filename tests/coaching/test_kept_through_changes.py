"""Whatever a lifter and a coach do, in whatever order: the list that is kept shows what the logs
say, as soon as it is done.

PAST_EXAMPLES=200 runs longer: each example is some weeks of one lifter's changes.
"""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from coaching import reviews
from coaching.roster.ranked import line, roster
from imports.models import Import
from imports.undoing import undo as undo_import
from tests.coaching.cast import waits
from tests.factories import TUESDAY, entry, undo
from tests.imports.flow import brought, strong
from tests.imports.flow import line as line_of_file
from tests.past.clock import Clock
from tests.past.test_any_changes import EXAMPLES, Changes
from workouts import deletion, logbook
from workouts.equipment import change_equipment
from workouts.ids import new_id
from workouts.models import DeletedWorkout, Kind, LoggedSet, Workout

pytestmark = pytest.mark.slow

STEPS = 24
# How often a list was shown from what was kept, over all examples.
reused = 0


class KeptChanges(Changes):
    """The same lifter and coach, who also edit, undo, review, comment, bring files and take them
    back; after each step the list is compared with the log."""

    @invariant()
    def the_list_shows_what_the_log_says(self) -> None:
        global reused
        coach = self.coaching.present_coach
        waits(coach)  # compares, while the line may be out of date
        (shown,) = roster(coach)
        waits(coach)  # and again, as it is kept now
        with CaptureQueriesContext(connection) as captured:
            (again,) = roster(coach)
        reused += len(captured) == 1
        assert shown == again == line(self.coaching)

    @rule(at=st.integers(0, 30), change=st.sampled_from(["undo", "heavier", "hurts"]))
    def edit(self, at: int, change: str) -> None:
        rows = list(LoggedSet.objects.filter(lifter=self.user, kind=Kind.WORK).order_by("pk"))
        if not rows:
            return
        row = rows[at % len(rows)]
        if change == "undo":
            undo(row)
            return
        logbook.log_set(
            lifter=self.user,
            id=row.pk,
            workout=row.workout_id,
            exercise=row.exercise_id,
            entry=entry(row.load + (5 if change == "heavier" else 0), row.reps, pain=True),
            version=row.version,
        )

    @rule(at=st.integers(0, 9), discards=st.booleans())
    def end_a_workout(self, at: int, discards: bool) -> None:
        found = list(Workout.objects.filter(lifter=self.user, finished_at=None).order_by("pk"))
        if not found:
            return
        visit = found[at % len(found)]
        if visit.sets.filter(kind=Kind.WORK).exists():
            logbook.finish(workout=visit)
        elif discards and not deletion.is_written_about(visit):
            with suppress(ValidationError):  # it has a warm-up
                logbook.discard(workout=visit)
        self.logged = LoggedSet.objects.filter(lifter=self.user).count()

    @rule(at=st.integers(0, 9), talks=st.booleans())
    def review(self, at: int, talks: bool) -> None:
        if not (visit := self._visit(at)):
            return
        coach = self.coaching.present_coach
        others = [each.pk for each in reviews.waiting(coach) if each != visit]
        following = reviews.mark_and_go_on(coach=coach, coaching=self.coaching.pk, workout=visit.pk)
        assert following == ((self.coaching.pk, others[0]) if others else None)
        if talks:
            said = {"coaching": self.coaching, "workout": visit, "text": "Up.", "id": new_id()}
            reviews.comment(author=self.user, **said)

    @rule(at=st.integers(0, 9))
    def delete(self, at: int) -> None:
        visit = self._visit(at)
        if visit and not deletion.is_written_about(visit):
            deletion.delete(workout=visit)
        self.logged = LoggedSet.objects.filter(lifter=self.user).count()

    @rule()
    def put_back(self) -> None:
        held = DeletedWorkout.objects.filter(lifter=self.user).first()
        if held is None:
            return
        taken = {"role": held.role, "performed_on": held.performed_on}
        if not Workout.objects.filter(lifter=self.user, **taken).exists():
            with suppress(ValidationError):  # its sets came back with a file
                deletion.put_back(lifter=self.user, id=held.pk)
        self.logged = LoggedSet.objects.filter(lifter=self.user).count()

    @rule(days_ago=st.integers(1, 40), pounds=st.integers(100, 400))
    def bring_a_file(self, days_ago: int, pounds: int) -> None:
        on = self.clock.today - days_ago * (TUESDAY - TUESDAY.replace(day=2))
        lines = [line_of_file(on.isoformat(), order=order, weight=pounds) for order in (1, 2, 3)]
        # Of a day that has a deadlift the file's stays out, and then nothing in it is new.
        there = LoggedSet.objects.filter(
            lifter=self.user, exercise="deadlift", workout__performed_on=on
        )
        if not there.exists() and not Import.objects.filter(lifter=self.user).exists():
            brought(self.user, strong(*lines))
        self.logged = LoggedSet.objects.filter(lifter=self.user).count()

    @rule()
    def take_the_file_back(self) -> None:
        for source in Import.objects.filter(lifter=self.user):
            undo_import(source=source)
        self.logged = LoggedSet.objects.filter(lifter=self.user).count()

    @rule(bar=st.sampled_from([35, 45, 55]))
    def another_bar(self, bar: int) -> None:
        equipment = self._row(0).day.program.equipment
        change_equipment(equipment=equipment, bar=Decimal(bar) if equipment.unit == "lb" else 20)

    # What these check is checked in tests/past; the last is two steps here.

    def delete_and_put_back(self, at: int) -> None:
        pass

    def _stays(self, before: Any) -> None:
        pass

    def _agree(self) -> None:
        pass


@pytest.mark.django_db
def test_whatever_is_done_the_list_shows_what_the_logs_say(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Changes.clock = Clock(monkeypatch, TUESDAY)
    monkeypatch.setattr("tests.past.test_any_changes.told_of_the_past", lambda *_: {})
    phases = [Phase.reuse, Phase.generate]
    bounded = settings(max_examples=2 * EXAMPLES, stateful_step_count=STEPS, phases=phases)
    run_state_machine_as_test(KeptChanges, settings=bounded)
    assert reused > EXAMPLES

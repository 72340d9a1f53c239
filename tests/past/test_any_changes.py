"""Whatever is changed about a plan, in whatever order: the past stays as it was told, a change
taken back leaves the targets as they were, and no set is lost.

PAST_EXAMPLES=200 runs longer: each example is some weeks of one lifter's changes.
"""

from __future__ import annotations

import datetime
import os
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from accounts.models import Experience
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, account, program_of
from tests.past import pages
from tests.past.clock import Clock
from tests.past.telling import (
    check_that_screens_agree,
    check_the_coach_reads,
    check_the_plans,
    openings,
    told_of_the_past,
)
from tests.past.training import train
from workouts import (
    deletion,
    excuses,
    lighter_weeks,
    logbook,
    plan,
    programs,
    stand_ins,
    swaps,
    working_loads,
    workout_dates,
)
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.models import (
    DeletedWorkout,
    ExcusedDays,
    LighterWeek,
    LoggedSet,
    Prescription,
    Role,
    Workout,
)
from workouts.sheets import Lift
from workouts.targets import lifts

pytestmark = pytest.mark.slow

DAY = datetime.timedelta(days=1)
EXAMPLES = int(os.environ.get("PAST_EXAMPLES", "4"))
STEPS = 14

weekdays = st.integers(0, 6)
roles = st.sampled_from(Role.values)
ranges = st.sampled_from([(4, 6), (6, 8), (8, 10), (3, 5), (5, 12)])
# How a workout goes: reps above or under the fewest asked for, and reps left, set by set.
goes = st.lists(
    st.tuples(st.integers(-2, 4), st.sampled_from([None, 0, 1, 2, 4])), min_size=3, max_size=6
)


class Changes(RuleBasedStateMachine):
    """One lifter, their coach, and what they do in the course of some weeks."""

    clock: Clock

    def __init__(self) -> None:
        super().__init__()
        self.scene = transaction.atomic()
        self.scene.__enter__()
        self.logged = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.scene.__exit__(None, None, None)

    @initialize(
        weekday=weekdays,
        unit=st.sampled_from(["lb", "kg"]),
        experience=st.sampled_from(["under", "over"]),
    )
    def sign_up(self, weekday: int, unit: str, experience: str) -> None:
        self.clock.set(TUESDAY + weekday * DAY)
        self.user = account("lifter@example.com", experience=experience)
        programs.begin(lifter=self.user, unit=unit)
        self.coaching = coached(self.user, coach())

    # -- what a lifter does

    @rule(days=st.sampled_from([*range(1, 11), 30]))
    def days_pass(self, days: int) -> None:
        self.clock.pass_days(days)

    @rule(role=roles, goes=goes, days_ago=st.sampled_from([0, 0, 0, 1, 4]))
    def train(self, role: str, goes: Any, days_ago: int) -> None:
        """A whole workout, today or written down afterwards."""
        on = self.clock.today - days_ago * DAY
        program = programs.in_force(self.user, on, role)
        taken = Workout.objects.filter(
            lifter=self.user, role=role, performed_on=on, sets__isnull=False
        )
        if program is None or taken.exists():
            return
        train(self.user, role, on=on, lifting=_lifting(goes))
        self.logged = LoggedSet.objects.filter(lifter=self.user).count()

    @rule(role=roles, sets=st.integers(0, 2), is_swapped=st.booleans(), hurts=st.booleans())
    def begin(self, role: str, sets: int, is_swapped: bool, hurts: bool) -> None:
        """A workout that goes on, perhaps with another exercise in the place of the first."""
        program = programs.in_force(self.user, self.clock.today, role)
        if program is None or not program.days.filter(role=role).exists():
            return
        visit = logbook.start(
            lifter=self.user, program=program, role=role, performed_on=self.clock.today
        )
        rows = list(Prescription.objects.of(visit))
        if is_swapped:
            others = plan.stands_in(rows[0]).exclude(pk__in=[row.exercise_id for row in rows])
            swaps.swap_once(workout=visit, prescription=rows[0], exercise=others[0])
            rows = [plan.stand_in(rows[0], others[0])]
        for _ in range(sets):
            load = Decimal(0 if rows[0].exercise.kind == "bodyweight" else 100)
            entry = Entry(load, 6, 1, pain=hurts)
            logbook.log_set(
                lifter=self.user,
                id=new_id(),
                workout=visit.pk,
                exercise=rows[0].exercise_id,
                entry=entry,
            )
        self.logged = LoggedSet.objects.filter(lifter=self.user).count()

    @rule(place=st.integers(0, 4), is_lighter=st.booleans())
    def come_back(self, place: int, is_lighter: bool) -> None:
        """The answer to what is offered after a month away, where anything is."""
        before, row = told_of_the_past(self.user, self.coaching), self._row(place)
        working_loads.come_back(prescription=row, by=self.user, is_lighter=is_lighter)
        self._stays(before)

    @rule(place=st.integers(0, 4), step=st.integers(-3, 3))
    def set_by_hand(self, place: int, step: int) -> None:
        row = self._row(place)
        (lift,) = lifts([row])
        ladder = lift.rule.ladder
        at = ladder.index(lift.opening.load) if lift.opening and lift.opening.load in ladder else 10
        load = ladder[max(0, min(len(ladder) - 1, at + step))]
        before = told_of_the_past(self.user, self.coaching)
        working_loads.set_by_hand(prescription=row, load=load, by=self.user, note="")
        self._stays(before)
        assert openings(self.user)[row.exercise_id, row.day.role] == (load, row.rep_low)

    @rule(ago=st.integers(-3, 6), days=st.integers(0, 9), back=st.booleans())
    def cannot_train(self, ago: int, days: int, back: bool) -> None:
        """Which may excuse days of the past; taken back, they are told as before."""
        if ExcusedDays.objects.filter(lifter=self.user).exists():
            return
        before, first = told_of_the_past(self.user, self.coaching), self.clock.today - ago * DAY
        last = first + days * DAY
        said = excuses.excuse(lifter=self.user, kind="ill", first_on=first, last_on=last)
        self.look()
        if back:
            excuses.take_back(lifter=self.user, id=said.pk)
            self._stays(before)

    @rule()
    def be_back(self) -> None:
        excuses.be_back(lifter=self.user)
        self.look()

    @rule(at=st.integers(0, 1), back=st.booleans())
    def take_a_lighter_week(self, at: int, back: bool) -> None:
        starts = lighter_weeks.starts(self.user)
        if LighterWeek.objects.filter(lifter=self.user).exists():
            return
        before, opens = told_of_the_past(self.user, self.coaching), openings(self.user)
        week = lighter_weeks.take(
            lifter=self.user, starts_on=starts[at % len(starts)], by=self.user
        )
        self._stays(before)
        self.look()
        has_begun = Workout.objects.filter(is_lighter=True).exclude(sets=None).exists()
        if back and not has_begun:
            lighter_weeks.take_back(week=week)
            self._stays(before)
            assert openings(self.user) == opens

    @rule(at=st.integers(0, 9))
    def delete_and_put_back(self, at: int) -> None:
        if not (visit := self._visit(at)):
            return
        before, opens = told_of_the_past(self.user, self.coaching), openings(self.user)
        deletion.delete(workout=visit)
        self._agree()
        held = DeletedWorkout.objects.get(lifter=self.user)
        deletion.put_back(lifter=self.user, id=held.pk)
        self._stays(before)
        assert openings(self.user) == opens

    @rule(at=st.integers(0, 9), days=st.integers(-20, 5))
    def misdate_and_back(self, at: int, days: int) -> None:
        if not (visit := self._visit(at)):
            return
        before, opens = told_of_the_past(self.user, self.coaching), openings(self.user)
        was, today = visit.performed_on, self.clock.today
        try:
            workout_dates.change_date(workout=visit, performed_on=min(was + days * DAY, today))
        except workout_dates.TakenError:
            return
        self._agree()
        workout_dates.change_date(workout=visit, performed_on=was)
        self._stays(before)
        assert openings(self.user) == opens

    # -- what they change, now and then back again

    @rule(unit_back=st.booleans())
    def change_unit(self, unit_back: bool) -> None:
        unit = program_of(self.user).unit
        other = "kg" if unit == "lb" else "lb"
        self._change(
            lambda: pages.change_unit(self.user, other),
            (lambda: pages.change_unit(self.user, unit)) if unit_back else None,
        )

    @rule(
        place=st.integers(0, 4),
        sets=st.integers(3, 5),
        range=ranges,
        step=st.sampled_from([None, "5", "7.5", "15"]),
        back=st.booleans(),
    )
    def prescribe(self, place: int, sets: int, range: Any, step: str | None, back: bool) -> None:
        row = self._row(place)
        wanted = {"sets": sets, "rep_low": range[0], "rep_high": range[1]}
        if step is not None:
            wanted["step_up"] = step
        self._prescribe(row, back, **wanted)

    @rule(place=st.integers(0, 4), other=st.integers(0, 5), back=st.booleans())
    def swap(self, place: int, other: int, back: bool) -> None:
        row = self._row(place)
        others = row.day.prescriptions.exclude(pk=row.pk).values("exercise")
        choices = list(plan.stands_in(row).exclude(pk__in=others).order_by("pk"))
        self._prescribe(row, back, exercise=choices[other % len(choices)].pk)

    @rule(role=roles, other=st.integers(0, 5))
    def swap_from_a_workout(self, role: str, other: int) -> None:
        """From today's workout on, where nothing was done in that place of it yet."""
        today = {"lifter": self.user, "role": role, "performed_on": self.clock.today}
        visit = Workout.objects.filter(**today).select_related("program").first()
        if visit is None or visit.program.ended_on is not None:
            return
        row = visit.program.days.get(role=role).prescriptions.order_by("position")[0]
        if visit.swaps.exists() or visit.sets.filter(exercise=row.exercise_id).exists():
            return
        choices = list(stand_ins.choices(row).exclude(pk=row.exercise_id))
        self._change(
            lambda: swaps.swap_from_now_on(
                workout=visit, prescription=row, exercise=choices[other % len(choices)]
            ),
            None,
        )

    @rule(main=weekdays, extra=weekdays, week_starts=weekdays, back=st.booleans())
    def change_days(self, main: int, extra: int, week_starts: int, back: bool) -> None:
        program = program_of(self.user)
        was = {day.role: day.weekday for day in program.days.all()}
        was["week_starts"] = program.week_starts
        now = {"main": main, "week_starts": week_starts}
        if "extra" in was:
            now["extra"] = extra if plan.days_apart(main, extra) > 1 else (main + 3) % 7
        self._change(
            lambda: pages.change_days(self.user, **now),
            (lambda: pages.change_days(self.user, **was)) if back else None,
        )

    @rule(back=st.booleans())
    def change_experience(self, back: bool) -> None:
        self.user.refresh_from_db()
        was = self.user.experience
        now = "under" if was == Experience.OVER_A_YEAR else "over"
        self._change(
            lambda: pages.change_experience(self.user, now),
            (lambda: pages.change_experience(self.user, was)) if back else None,
        )

    # -- what holds

    @rule()
    def look(self) -> None:
        self._agree()
        assert LoggedSet.objects.filter(lifter=self.user).count() == self.logged

    def _agree(self) -> None:
        check_that_screens_agree(self.user, self.coaching)
        check_the_coach_reads(self.coaching)
        check_the_plans(self.user)

    def _visit(self, at: int) -> Workout | None:
        """One of the workouts with sets."""
        visits = Workout.objects.filter(lifter=self.user).exclude(sets=None)
        found = list(visits.distinct().order_by("pk"))
        return found[at % len(found)] if found else None

    def _change(self, change: Any, back: Any) -> None:
        before, opens = told_of_the_past(self.user, self.coaching), openings(self.user)
        change()
        self._stays(before)
        if back is not None:
            back()
            self._stays(before)
            assert openings(self.user) == opens
        self.look()

    def _stays(self, before: dict[str, Any]) -> None:
        after = told_of_the_past(self.user, self.coaching)
        for part, told in before.items():
            assert after[part] == told, part

    def _row(self, place: int) -> Prescription:
        rows = list(Prescription.objects.owned_by(self.user).current())
        return rows[place % len(rows)]

    def _prescribe(self, row: Prescription, back: bool, **wanted: Any) -> None:
        role, position = row.day.role, row.position
        fields = {name: getattr(row, name) for name in pages.PRESCRIBED}
        fields["exercise"] = row.exercise_id

        def send(**wanted: Any) -> None:
            rows = Prescription.objects.owned_by(self.user).current()
            here = rows.get(day__role=role, position=position)
            pages.prescribe(self.user, here.exercise_id, role, **wanted)

        self._change(lambda: send(**wanted), (lambda: send(**fields)) if back else None)


def _lifting(goes: Any) -> Any:
    def lifting(lift: Lift, number: int, load: Decimal) -> tuple[Decimal, int, int | None]:
        more, rir = goes[number % len(goes)]
        return load, max(0, min(30, lift.rule.low + more)), rir

    return lifting


@pytest.mark.django_db
def test_whatever_changes_the_past_stays_as_it_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    Changes.clock = Clock(monkeypatch, TUESDAY)
    # Not shrunk, which takes minutes: a failure has few steps as it is.
    phases = [Phase.reuse, Phase.generate]
    bounded = settings(max_examples=EXAMPLES, stateful_step_count=STEPS, phases=phases)
    run_state_machine_as_test(Changes, settings=bounded)

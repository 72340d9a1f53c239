"""Two phones of one lifter, with requests and answers lost in any order: what is stored is what a
model of the logbook says, after each step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from progression import plain
from tests.drills.conftest import Tell
from tests.drills.devices import Device, Model, Says, statuses
from tests.factories import browser, lifter, workout_of
from workouts import logbook
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.log_sets import answers
from workouts.models import Kind, LoggedSet, Workout

EXAMPLES, STEPS = 40, 30
MET = 10  # conflicts, or the two have hardly met

TWO = st.integers(0, 1)
FATES = st.sampled_from(["whole", "no request", "no answer", "twice"])
SAYS = st.builds(
    Says,
    exercise=st.sampled_from(["deadlift", "pull-up"]),
    load=st.sampled_from(["0", "2.5", "10"]),
    reps=st.integers(5, 8),
)


class TwoDevices(RuleBasedStateMachine):
    """A lifter with a phone in each hand, and a model of what they log."""

    visit: Workout
    steps = 0

    def __init__(self) -> None:
        super().__init__()
        self._whole = transaction.atomic()
        self._whole.__enter__()
        self.model = Model()
        self.devices = [
            Device(name, browser(self.visit.lifter), self.visit.pk) for name in ("left", "right")
        ]
        self.tapped: set[str] = set()

    def teardown(self) -> None:
        try:
            self._all_goes_out()
        finally:
            transaction.set_rollback(True)
            self._whole.__exit__(None, None, None)

    @initialize(sets=st.lists(SAYS, min_size=2, max_size=4))
    def begin(self, sets: list[Says]) -> None:
        """Some sets are logged, and both phones know them."""
        for says in sets:
            self.log(0, says, "whole")
        self.devices[1].look(self.model)

    @rule(which=TWO, says=SAYS, fate=FATES)
    def log(self, which: int, says: Says, fate: str) -> None:
        id = str(new_id())
        self.tapped.add(id)
        self.devices[which].keep(id, says)
        self.send(which, fate)

    @rule(which=TWO, pick=st.integers(0, 99), reps=st.integers(5, 8), fate=FATES)
    def edit(self, which: int, pick: int, reps: int, fate: str) -> None:
        device = self.devices[which]
        if not device.seen:
            return
        id = sorted(device.seen)[pick % len(device.seen)]
        was = device.seen[id][0]
        device.keep(id, Says(was.exercise, was.load, reps, was.kind))
        self.send(which, fate)

    @rule(which=TWO, pick=st.integers(0, 99), fate=FATES)
    def undo_or_redo(self, which: int, pick: int, fate: str) -> None:
        device = self.devices[which]
        if not device.seen:
            return
        id = sorted(device.seen)[pick % len(device.seen)]
        was = device.seen[id][0]
        kind = "work" if was.kind == "undone" else "undone"
        device.keep(id, Says(was.exercise, was.load, was.reps, kind))
        self.send(which, fate)

    @rule(which=TWO, fate=FATES)
    def send(self, which: int, fate: str) -> None:
        device = self.devices[which]
        if not (id := device.next()):
            return
        device.send(id, self.model, request=fate != "no request", answer=fate == "whole")
        if fate == "twice":
            device.send(id, self.model)

    @rule(which=TWO)
    def send_all(self, which: int) -> None:
        device = self.devices[which]
        while id := device.next():
            device.send(id, self.model)

    @rule(which=TWO)
    def look(self, which: int) -> None:
        self.devices[which].look(self.model)

    @rule(pick=st.integers(0, 99), reps=st.permutations([5, 6, 7, 8]))
    def edit_on_both(self, pick: int, reps: list[int]) -> None:
        """Both look, and then neither knows what the other one writes."""
        for which, device in enumerate(self.devices):
            device.look(self.model)
            if self.model.rows:
                id = sorted(self.model.rows)[pick % len(self.model.rows)]
                was = device.seen[id][0]
                device.keep(id, Says(was.exercise, was.load, reps[which], was.kind))

    @rule(which=TWO, over=st.booleans())
    def choose(self, which: int, over: bool) -> None:
        device = self.devices[which]
        stuck = [id for id, set in device.outbox.items() if set.conflict is not None]
        if stuck:
            device.choose(stuck[0], over=over)

    @invariant()
    def what_is_stored_is_what_the_model_says(self) -> None:
        type(self).steps += 1
        found = [
            (str(row.pk), (Says(row.exercise_id, plain(row.load), row.reps, row.kind), row.version))
            for row in LoggedSet.objects.filter(workout=self.visit).order_by("position")
        ]
        for exercise in ("deadlift", "pull-up"):
            stored = [row for row in found if row[1][0].exercise == exercise]
            meant = [row for row in self.model.rows.items() if row[1][0].exercise == exercise]
            assert stored == meant, f"stored is {stored}, not {meant}"
        assert len(found) == len(self.model.rows), "more is stored than was ever logged"

    def _all_goes_out(self) -> None:
        """In the end nothing waits, and all that was tapped is stored, once."""
        for device in self.devices:
            while device.outbox:
                while id := device.next():
                    device.send(id, self.model)
                for stuck in [id for id, set in device.outbox.items() if set.conflict is not None]:
                    device.choose(stuck, over=True)
        self.what_is_stored_is_what_the_model_says()
        never = set.union(*(device.given_up for device in self.devices))
        assert self.tapped - never <= self.model.rows.keys() <= self.tapped


def walk(examples: int, *, shrink: bool = True) -> None:
    """Many evenings of two phones. Raises AssertionError with the shortest that goes wrong."""
    TwoDevices.visit = workout_of(lifter())
    TwoDevices.steps = 0
    statuses.clear()
    phases = [Phase.explicit, Phase.generate, *([Phase.shrink] if shrink else [])]
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        TwoDevices,
        settings=settings(
            max_examples=examples, stateful_step_count=STEPS, phases=phases, database=None
        ),
    )


@pytest.mark.drills
@pytest.mark.django_db
def test_two_devices_leave_what_the_model_says(tell: Tell) -> None:
    walk(EXAMPLES)
    answered = ", ".join(f"{count} x {status}" for status, count in sorted(statuses.items()))
    tell(
        f"{EXAMPLES} evenings of two devices, {TwoDevices.steps} steps compared with the model; "
        f"answers: {answered}"
    )
    assert statuses[409] > MET


# --- planted defects

Plant = Callable[[pytest.MonkeyPatch], None]
log_set = logbook.log_set


def version_not_checked(patch: pytest.MonkeyPatch) -> None:
    def log_over(**said: Any) -> Any:
        was = LoggedSet.objects.filter(pk=said["id"]).first()
        return log_set(**said | {"version": was.version if was else 0})

    patch.setattr(logbook, "log_set", log_over)


def new_id_on_retry(patch: pytest.MonkeyPatch) -> None:
    def log_anew(**said: Any) -> Any:
        again = said["version"] == 0 and LoggedSet.objects.filter(pk=said["id"]).exists()
        return log_set(**said | ({"id": new_id()} if again else {}))

    patch.setattr(logbook, "log_set", log_anew)


def the_same_again_is_a_conflict(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Entry, "is_in", lambda entry, row: False)


def a_conflict_answers_with_what_was_sent(patch: pytest.MonkeyPatch) -> None:
    conflict = answers.conflict

    def echo(request: Any, row: LoggedSet, form: Any) -> HttpResponse:
        row.reps = form.cleaned_data["reps"]
        return conflict(request, row, form)

    patch.setattr(answers, "conflict", echo)


def an_undo_deletes(patch: pytest.MonkeyPatch) -> None:
    def log_or_delete(**said: Any) -> Any:
        row, sheet = log_set(**said)
        if row.kind == Kind.UNDONE:
            LoggedSet.objects.filter(pk=row.pk).delete()
        return row, sheet

    patch.setattr(logbook, "log_set", log_or_delete)


def answered_and_not_stored(patch: pytest.MonkeyPatch) -> None:
    def forget(**said: Any) -> Any:
        with transaction.atomic():
            answer = log_set(**said)
            transaction.set_rollback(said["version"] > 0)
        return answer

    patch.setattr(logbook, "log_set", forget)


PLANTS = [
    version_not_checked,
    new_id_on_retry,
    the_same_again_is_a_conflict,
    a_conflict_answers_with_what_was_sent,
    an_undo_deletes,
    answered_and_not_stored,
]


@pytest.mark.drills
@pytest.mark.django_db
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_two_devices_catch(plant: Plant, monkeypatch: pytest.MonkeyPatch, tell: Tell) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError) as caught:
        walk(EXAMPLES, shrink=False)
    tell(str(caught.value).splitlines()[0][:200])

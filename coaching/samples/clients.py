"""Eight sample clients with a few weeks of logs each, one for each of eight reasons to look.

Nothing is random: every set follows the rule, except for the one thing a coach should see.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from accounts.models import Experience, User
from coaching.roster.reasons import LookRule
from progression import SetResult, ladder_at_or_below, progress
from workouts import plan, programs, whole_workouts, working_loads
from workouts.entries import Entry
from workouts.ids import new_id
from workouts.models import Prescription, Program, Role, Unit
from workouts.samples import Person
from workouts.samples.diaries import move_back
from workouts.sheets import Lift
from workouts.targets import lifts

WEEKS = 5
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SampleClient:
    """Somebody whose log gives one reason to look before all others.

    `lift` is the exercise it is about; `ago` the number of days since the last main day was due;
    `opens` the weights of the first workout by exercise.
    """

    person: Person
    rule: LookRule
    ago: int
    opens: Mapping[str, str]
    lift: str = "deadlift"

    def reps(self, lift: Lift, week: int) -> tuple[int, int, int]:
        """The reps of three sets, `week` weeks before the latest workout."""
        low, high = lift.rule.low, lift.rule.high
        if lift.exercise_id == self.lift and lift.role == Role.MAIN:
            if self.rule == LookRule.TWO_DOWNS and week < 2:
                return low - 1, low, low
            if self.rule == LookRule.NO_UP and week < 3:
                return low + 1, low + 1, low
            if self.rule == LookRule.EASY_IGNORED and week == 0:
                return low, low, low
        # Every other week a step up.
        return (low + 1, high, low) if week % 2 else (low + 1, low + 1, low + 1)

    def entries(self, lift: Lift, week: int) -> list[Entry]:
        """The sets of one exercise, each at the target after the sets before it."""
        opening = lift.opening.load if lift.opening else lift.rule.ladder[0]
        done: list[Entry] = []
        for reps in self.reps(lift, week):
            results = [SetResult(entry.load, entry.reps, entry.rir) for entry in done]
            load = progress(lift.rule, opening, results).next_set.load
            done.append(Entry(load, reps, (None, 2, 1)[len(done)]))
        return self._seen(done, lift) if week == 0 else done

    def _seen(self, done: list[Entry], lift: Lift) -> list[Entry]:
        """The latest workout, with what the coach should see in it."""
        if self.rule == LookRule.NOTHING_LEFT:
            return [replace(entry, rir=0) for entry in done]
        if lift.exercise_id != self.lift:
            return done
        if self.rule == LookRule.PAIN:
            return [done[0], replace(done[1], pain=True)]
        if self.rule == LookRule.EASY_IGNORED:
            return [replace(entry, load=done[0].load, rir=4) for entry in done]
        if self.rule == LookRule.FAR:
            light = ladder_at_or_below(lift.rule.ladder, done[0].load - 4 * lift.rule.up)
            return [replace(entry, load=light, reps=lift.rule.high) for entry in done]
        return done

    def skips(self, role: str, week: int) -> bool:
        """Whether a day was missed."""
        if role == Role.MAIN:
            return self.rule == LookRule.MISSED_MAIN and week == 0
        return self.rule == LookRule.EXTRA_MISSING_TWICE and week < 2


def write(client: SampleClient, lifter: User) -> None:
    """Begin the program and log the weeks, each day on the date it was due."""
    latest = lifter.today() - client.ago * _DAY
    first = latest - (WEEKS - 1) * 7 * _DAY
    program = _begun(client, lifter, latest.weekday())
    move_back(lifter, program, first)
    prescriptions = list(Prescription.objects.owned_by(lifter).current())
    for week in reversed(range(WEEKS)):
        for role in (Role.EXTRA, Role.MAIN):
            today = [planned for planned in prescriptions if planned.day.role == role]
            if today and not client.skips(role, week):
                # The extra day comes before the main day, so both days of the latest week are past.
                early = (latest.weekday() - today[0].day.weekday) % 7
                on = latest - (week * 7 + early) * _DAY
                _log(client, program, on, today, week)
    move_back(lifter, program, first)


def _begun(client: SampleClient, lifter: User, weekday: int) -> Program:
    program = programs.begin(lifter=lifter, unit=client.person.unit)
    opens_with = Prescription.objects.filter(day__program=program, day__role=Role.EXTRA).first()
    extra = None
    if opens_with:
        early = (weekday - 3) % 7
        extra = programs.Extra(early, plan.EXTRA_OPENS, opens_with.exercise, opens_with.sets)
    programs.change_days(program=program, main=weekday, week_starts=0, extra=extra)
    for prescription in Prescription.objects.owned_by(lifter).current():
        load = Decimal(client.opens[prescription.exercise_id])
        working_loads.set_working_load(prescription=prescription, load=load, by=lifter)
    return program


def _log(
    client: SampleClient,
    program: Program,
    on: datetime.date,
    prescriptions: list[Prescription],
    week: int,
) -> None:
    entries = [
        (new_id(), lift.exercise_id, entry)
        for lift in lifts(prescriptions, before=on)
        for entry in client.entries(lift, week)
    ]
    whole_workouts.save_workout(
        lifter=program.lifter,
        program=program,
        role=prescriptions[0].day.role,
        performed_on=on,
        entries=entries,
    )


def _client(
    name: str,
    rule: LookRule,
    ago: int,
    opens: tuple[str, str, str, str],
    lift: str = "deadlift",
    *,
    experience: Experience = Experience.UNDER_A_YEAR,
    unit: Unit = Unit.LB,
) -> SampleClient:
    about = f"A client of Ines: {rule.label.lower()}"
    person = Person(name.lower(), name, about, experience, unit)
    exercises = [planned.exercise for planned in plan.MAIN_DAY]
    return SampleClient(person, rule, ago, dict(zip(exercises, opens, strict=True)), lift)


CLIENTS = (
    _client("Priya", LookRule.PAIN, 1, ("135", "-50", "30", "40")),
    _client("Owen", LookRule.MISSED_MAIN, 2, ("245", "0", "65", "60")),
    _client(
        "Kwame",
        LookRule.EXTRA_MISSING_TWICE,
        3,
        ("315", "25", "90", "80"),
        experience=Experience.OVER_A_YEAR,
    ),
    _client("Hanna", LookRule.TWO_DOWNS, 2, ("80", "-20", "20", "25"), unit=Unit.KG),
    _client("Leo", LookRule.NO_UP, 4, ("185", "-20", "50", "50"), "one-arm-dumbbell-row"),
    _client("Fatima", LookRule.FAR, 1, ("155", "-40", "35", "45")),
    _client(
        "Yuki", LookRule.EASY_IGNORED, 3, ("60", "-30", "14", "20"), "cable-pullover", unit=Unit.KG
    ),
    _client("Dario", LookRule.NOTHING_LEFT, 2, ("275", "10", "75", "70")),
)

"""`.venv/bin/python benchmarks/roster.py`: the coach's list of clients beside a bare one.

A hundred clients with two years of logs each, in a database of its own that is gone
afterwards. Prints statements, CPU milliseconds of this process and of its Postgres (Linux
tells them), and the ratio of each to a view that lists the same clients with their last
workout only: medians of five, taken in turn. The list is asked for as it is kept, after ten of
the clients have trained, and with every line worked out anew.
"""

from __future__ import annotations

import datetime
import os
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random

# A process that another benchmark starts uses the database of that one.
HOME = os.environ.get("BENCHMARK_HOME") or tempfile.mkdtemp(prefix="backplan-benchmark-")
os.environ |= {"BACKPLAN_DATA": HOME, "DATABASE_URL": "", "DEBUG": "1"}
os.environ["DJANGO_SETTINGS_MODULE"] = "backplan.settings"
sys.path.insert(0, str(Path(__file__).parents[1]))

import django  # noqa: E402 - the environment comes first

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import Experience, User  # noqa: E402
from coaching import consent  # noqa: E402
from coaching.models import Coaching, KeptLine, Review  # noqa: E402
from coaching.roster import ranked  # noqa: E402
from coaching.roster.ranked import ClientLine  # noqa: E402
from embedded_postgres.django import cluster  # noqa: E402
from workouts import programs  # noqa: E402
from workouts.models import LoggedSet, Prescription, Program, Workout  # noqa: E402
from workouts.revisions import revise  # noqa: E402

CLIENTS, WEEKS, ROUNDS, TIMES = 100, 104, 5, 5
LOADS = {"deadlift": 225, "pull-up": 0, "one-arm-dumbbell-row": 60, "cable-pullover": 50}
DAY = datetime.timedelta(days=1)
Measured = tuple[int, float, float]


def fill(coach: User) -> None:
    """A hundred clients, all but the last month of their logs reviewed."""
    for number in range(CLIENTS):
        client = User.objects.create_user(
            f"client{number}@example.com", experience=Experience.OVER_A_YEAR
        )
        program = programs.begin(lifter=client, unit="lb")
        first = client.today() - WEEKS * 7 * DAY
        Program.objects.filter(pk=program.pk).update(started_on=first)
        coaching = Coaching.objects.create(
            coach=coach, client=client, accepted_at=_noon(first), consent=consent.text()
        )
        workouts = _log(client, program, Random(number))
        Review.objects.bulk_create(
            Review(coaching=coaching, workout=each)
            for each in workouts
            if each.performed_on < client.today() - 28 * DAY
        )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _log(client: User, program: Program, dice: Random) -> list[Workout]:
    prescribed = list(Prescription.objects.filter(day__program=program).select_related("day"))
    first = client.today() - WEEKS * 7 * DAY
    workouts = Workout.objects.bulk_create(
        Workout(
            lifter=client,
            program=program,
            role=role,
            performed_on=first + week * 7 * DAY + late * DAY,
            started_at=_noon(first + week * 7 * DAY + late * DAY),
            finished_at=_noon(first + week * 7 * DAY + late * DAY),
            time_zone="UTC",
        )
        for week in range(WEEKS)
        for role, late in (("main", 1), ("extra", 4))
    )
    LoggedSet.objects.bulk_create(
        row for workout in workouts for row in _sets(workout, prescribed, dice)
    )
    return workouts


def _sets(workout: Workout, prescribed: list[Prescription], dice: Random) -> list[LoggedSet]:
    """The day's sets, a step heavier every eight weeks, most at the weight asked for."""
    age = (workout.lifter.today() - workout.performed_on).days
    return [
        LoggedSet(
            id=uuid.UUID(int=dice.getrandbits(128)),
            lifter_id=workout.lifter_id,
            workout=workout,
            exercise_id=each.exercise_id,
            position=position,
            load=(load := LOADS[each.exercise_id] + 5 * ((WEEKS * 7 - age) // 56)),
            reps=(reps := dice.randint(each.rep_low - 1, each.rep_high)),
            rir=dice.choice((None, 0, 1, 2, 3)),
            left_reps=reps if each.exercise_id == "one-arm-dumbbell-row" else None,
            right_reps=reps if each.exercise_id == "one-arm-dumbbell-row" else None,
            target_load=Decimal(load),
            target_reps=each.rep_low,
            target_reason="HOLD",
            rule_version=1,
        )
        for each in prescribed
        if each.day.role == workout.role
        for position in range(1, each.sets + 1)
    ]


def _noon(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(12), datetime.UTC)


def bare(coach: User) -> list[tuple[User, Workout]]:
    """The same clients by name, each with the last workout and nothing else."""
    clients = [each.client for each in Coaching.objects.visible_to(coach).select_related("client")]
    last = Workout.objects.raw(
        "SELECT last.* FROM unnest(%s::bigint[]) AS asked (lifter) CROSS JOIN LATERAL ("
        "SELECT * FROM workouts_workout WHERE lifter_id = asked.lifter AND role = 'main'"
        " ORDER BY performed_on DESC LIMIT 1) AS last",
        [[client.pk for client in clients]],
    )
    workouts = {workout.lifter_id: workout for workout in last}
    return sorted(((each, workouts[each.pk]) for each in clients), key=lambda pair: str(pair[0]))


def ten_have_trained(coach: User) -> list[ClientLine]:
    for client in Coaching.objects.order_by("pk").values_list("client", flat=True)[:10]:
        revise(client)
    return ranked.roster(coach)


def worked_out_anew(coach: User) -> list[ClientLine]:
    KeptLine.objects.all().delete()
    return ranked.roster(coach)


def measured(ask: Callable[[User], object], coach: User) -> Measured:
    """Statements of one call, and the CPU milliseconds of an average one: ours, Postgres'."""
    with CaptureQueriesContext(connection) as captured:
        ask(coach)
    statements = len(captured)
    ours, theirs = time.process_time(), postgres_time()
    for _ in range(TIMES):
        ask(coach)
    spent = (time.process_time() - ours, postgres_time() - theirs)
    return statements, spent[0] * 1000 / TIMES, spent[1] * 1000 / TIMES


def postgres_time() -> float:
    """Seconds of CPU that the server's process behind our connection has used."""
    assert connection.connection is not None
    told = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")  # nanoseconds
    return int(told.read_text().split()[0]) / 1e9


def report(coach: User) -> None:
    ways: dict[str, Callable[[User], object]] = {
        "bare list": bare,
        "kept": ranked.roster,
        "ten trained": ten_have_trained,
        "all anew": worked_out_anew,
    }
    taken: dict[str, list[Measured]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, ask in ways.items():
            taken[name].append(measured(ask, coach))
    medians = {
        name: [statistics.median(figures) for figures in zip(*rows, strict=True)]
        for name, rows in taken.items()
    }
    print(f"{CLIENTS} clients, {CLIENTS * WEEKS * 2} workouts, {LoggedSet.objects.count()} sets")
    least = sum(medians["bare list"][1:])
    for name, (statements, ours, theirs) in medians.items():
        spent = f"{ours:6.1f} ms + Postgres {theirs:6.1f} ms"
        ratio = (ours + theirs) / least
        print(f"{name:12} {statements:3.0f} statements {spent} {ratio:5.1f} x the bare list")


def main() -> None:
    try:
        call_command("migrate", verbosity=0)
        coach = User.objects.create_user("coach@example.com")
        fill(coach)
        settings.DEBUG = False  # or every statement is written down
        report(coach)
    finally:
        connection.close()
        cluster(connection.settings_dict).remove()
        shutil.rmtree(HOME, ignore_errors=True)


if __name__ == "__main__":
    main()

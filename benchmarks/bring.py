"""`.venv/bin/python benchmarks/bring.py`: a file of another app brought in, beside plain COPY.

Files of 10,000 and 50,000 sets, all of our exercises, each by a lifter of its own, in a
database that is gone afterwards. Prints rows a second of CPU, that of Postgres included, for
reading, for understanding and placing, and for storing (constraints on, everything committed),
the whole through the verb, the same rows by COPY into the same table on its own, and the most
memory that a fresh process takes for the whole: medians of three, taken in turn.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

import private  # first: it makes the database
from django.core.management import call_command
from django.db import connection, transaction
from processes import spent

from accounts.models import Experience, User
from imports import bringing
from imports.heavy_pulls import PullLoad
from imports.interpret import Choices
from imports.models import Import
from imports.placing import ImportPlan, planned
from imports.preview import OpenedFile, opened, understood, usual
from imports.stored_log import log_of
from imports.storing import SET, store
from workouts import programs
from workouts.models import Program

ROUNDS, SIZES, SETS_A_VISIT = 3, (10_000, 50_000), 24
HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
HEADER += "Workout Notes,RPE\n"
NAMES = ["Deadlift (Barbell)", "Pull Up", "Bent Over One Arm Row (Dumbbell)", "Pullover (Cable)"]
Taken = dict[str, float]
Result = TypeVar("Result")


def lines(rows: int) -> Iterator[str]:
    random, day = Random(rows), date(2019, 1, 1)
    for number in range(rows):
        place = number % SETS_A_VISIT
        if place == 0:
            day += timedelta(days=1)
        name, order = NAMES[place // 6], place % 6 + 1
        weight, reps = random.randrange(45, 405, 5), random.randrange(3, 12)
        yield f'{day} 18:02:11,"Back",1h 5m,"{name}",{order},{weight},{reps},0,0,"","",\n'


def file_of(rows: int) -> bytes:
    return (HEADER + "".join(lines(rows))).encode()


def lifter(email: str) -> User:
    user = User.objects.create_user(email, experience=Experience.OVER_A_YEAR)
    programs.begin(lifter=user, unit="lb")
    return user


def timed(act: Callable[[], Result]) -> tuple[float, Result]:
    began = used()
    result = act()
    return used() - began, result


def used() -> float:
    """Seconds of CPU of this process and of Postgres."""
    return spent(os.getpid()) + spent(private.SERVER.pid)


def once(user: User, content: bytes) -> Taken:
    """Each part by itself, then the whole; whatever is stored is taken out again."""
    program = Program.objects.select_related("equipment", "lifter").get(lifter=user)
    reading, file = timed(lambda: opened(content, user))
    choices = answers(file, user)
    meaning, meant = timed(lambda: understood(file, choices, program))
    placing, plan = timed(lambda: planned(meant, log_of(program, meant)))
    assert plan.sets == content.count(b"\n") - 1, plan.sets
    storing, _ = timed(lambda: stored(plan, user))
    copying = copied(user)
    whole, source = timed(lambda: bring(user, content))
    empty(user)
    source.delete()
    parts = {"reading": reading, "meaning": meaning, "placing": placing, "storing": storing}
    return parts | {"whole": whole, "plain COPY": copying}


def answers(file: OpenedFile, user: User) -> Choices:
    """Pounds, every set a work set, and what a heavy pull-up carries is on a belt."""
    pulls = dict.fromkeys(file.pulls, PullLoad.ADDED.value)
    return replace(usual(file, user), unit="lb", lighter_are_warm_ups=False, pulls=pulls)


def stored(plan: ImportPlan, user: User) -> None:
    with transaction.atomic():
        store(plan.placements, lifter=user.pk, tell=lambda done: None)


def bring(user: User, content: bytes) -> Import:
    file = opened(content, user)
    choices = answers(file, user)
    kept = bringing.keep(lifter=user, content=content, file_name="bench.csv", file=file)
    return bringing.bring_in(source=kept, file=file, choices=choices, tell=lambda done: None)


def copied(user: User) -> float:
    """Seconds for the sets just stored, taken out and written again by one bare statement."""
    mine = f"SELECT {SET} FROM workouts_loggedset WHERE lifter_id = {user.pk}"  # noqa: S608
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY ({mine}) TO STDOUT") as copy:
            rows = b"".join(bytes(part) for part in copy)
        empty(user, workouts=False)
        began = used()
        with cursor.copy(f"COPY workouts_loggedset ({SET}) FROM STDIN") as copy:
            copy.write(rows)
        taken = used() - began
    empty(user)
    return taken


def empty(user: User, *, workouts: bool = True) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM workouts_loggedset WHERE lifter_id = %s", [user.pk])
        if workouts:
            cursor.execute("DELETE FROM workouts_workout WHERE lifter_id = %s", [user.pk])
        cursor.execute("VACUUM ANALYZE workouts_loggedset")


def memory(content: bytes) -> str:
    """What a process of its own takes for the whole, beside what it takes for nothing."""
    file = private.HOME / "bench.csv"
    file.write_bytes(content)
    script = [sys.executable, __file__, str(file)]
    done = subprocess.run(script, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    before, most = (int(each) // 1024 for each in done.stdout.split())
    return f"{most} MB at most, {before} MB before"


def alone(file: str) -> None:
    """In that process: bring one file in, and say the memory before and at most."""
    user, content = lifter(f"{time.time()}@example.com"), Path(file).read_bytes()
    before = most_memory()
    bring(user, content)
    print(before, most_memory())


def most_memory() -> int:
    """Kilobytes that this process has held at most, as Linux tells them."""
    # getrusage would count what the parent held too.
    said = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in said if line.startswith("VmHWM"))


def report(rows: int) -> None:
    user, content = lifter(f"lifter{rows}@example.com"), file_of(rows)
    rounds = [once(user, content) for _ in range(ROUNDS)]
    print(f"{rows} rows, {len(content) / 1e6:.1f} MB")
    for part in rounds[0]:
        seconds = statistics.median(taken[part] for taken in rounds)
        print(f"  {part:12}{seconds:7.2f} s {rows / seconds:12,.0f} rows/s")
    print(f"  memory      {memory(content)}")


def main() -> None:
    if len(sys.argv) > 1:
        alone(sys.argv[1])
        return
    try:
        call_command("migrate", verbosity=0)
        for rows in SIZES:
            report(rows)
    finally:
        connection.close()
        private.remove()


if __name__ == "__main__":
    main()

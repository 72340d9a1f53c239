"""`.venv/bin/python benchmarks/looking_back.py`: history pages of ten years beside /healthz.

One lifter with ten years of logs among others, in a database of its own that is gone
afterwards. Prints statements, and CPU milliseconds of this process and of its Postgres for
whole requests, and their ratio to /healthz: medians of five, taken in turn.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable
from random import Random

import roster  # first: it makes the database
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from accounts.models import Experience, User
from embedded_postgres.django import cluster
from workouts import programs
from workouts.models import LoggedSet, Program

ROUNDS, LIFTERS = 5, 20
PATHS = ["/healthz", "/week/", "/history/", "/history/deadlift/", "/history/pull-up/"]
PATHS += ["/history/one-arm-dumbbell-row/"]


def fill() -> User:
    """Lifters with ten years of logs; the last of them."""
    roster.WEEKS = 520
    for number in range(LIFTERS):
        lifter = User.objects.create_user(
            f"lifter{number}@example.com", experience=Experience.OVER_A_YEAR
        )
        program = programs.begin(lifter=lifter, unit="lb")
        first = lifter.today() - roster.WEEKS * 7 * roster.DAY
        Program.objects.filter(pk=program.pk).update(started_on=first)
        roster._log(lifter, program, Random(number))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return lifter


def get(client: Client, path: str) -> Callable[[User], object]:
    def ask(_: User) -> object:
        response = client.get(path)
        assert response.status_code == 200, response.status_code
        return response

    return ask


def report(lifter: User) -> None:
    client = Client()
    client.force_login(lifter)
    ways = {path: get(client, path) for path in PATHS}
    taken: dict[str, list[roster.Measured]] = {path: [] for path in PATHS}
    for ask in ways.values():
        ask(lifter)
    for _ in range(ROUNDS):
        for path, ask in ways.items():
            taken[path].append(roster.measured(ask, lifter))
    print(f"{LoggedSet.objects.filter(lifter=lifter).count()} sets of the lifter")
    least = 0.0
    for path, rows in taken.items():
        statements, ours, theirs = (
            statistics.median(figures) for figures in zip(*rows, strict=True)
        )
        least = least or ours + theirs
        beside = (ours + theirs) / least
        figures = f"{statements:3.0f} statements {ours:6.1f} ms + Postgres {theirs:6.1f} ms"
        print(f"{path:32}{figures}, {beside:5.1f} x /healthz")


def main() -> None:
    try:
        call_command("migrate", verbosity=0)
        lifter = fill()
        settings.DEBUG = False  # or every statement is written down
        settings.ALLOWED_HOSTS = ["testserver"]
        report(lifter)
    finally:
        connection.close()
        cluster(connection.settings_dict).remove()
        shutil.rmtree(roster.HOME, ignore_errors=True)


if __name__ == "__main__":
    main()

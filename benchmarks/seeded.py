"""Two hundred lifters with two years of logs, a coach of half of them, and a few odd ones."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import logs
import private
import psycopg
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from coaching import consent
from coaching.models import Coaching, Review
from workouts.models import Workout

WRITTEN, WEEKS, VETERAN_WEEKS, HEAVY_SETS = 10, 104, 520, 50_000
REVIEWED = 28 * logs.DAY  # the coach has read whatever is older


def prepare() -> None:
    """The tables and the static files, as an installation makes them."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def lifters(count: int, weeks: int = WEEKS) -> list[int]:
    """The ids of so many lifters, copies of a few with logs of so many weeks."""
    copies = max(1, count // WRITTEN)
    written = [
        logs.trained(f"lifter{number}@example.com", logs.weekly(weeks))
        for number in range(min(WRITTEN, count))
    ]
    return logs.copy(written, 1, copies)


def coach_of(clients: list[int]) -> int:
    """The id of a coach whom these lifters let see their logs."""
    coach = User.objects.create_user("coach@example.com")
    until = logs.noon(coach.today()) - REVIEWED
    for client in clients:
        first = Workout.objects.filter(lifter=client).earliest("performed_on")
        coaching = Coaching.objects.create(
            coach=coach, client_id=client, accepted_at=first.started_at, consent=consent.text()
        )
        done = Workout.objects.filter(lifter=client, finished_at__lt=until)
        Review.objects.bulk_create(Review(coaching=coaching, workout=each) for each in done)
    return coach.pk


def veteran() -> int:
    return logs.trained("veteran@example.com", logs.weekly(VETERAN_WEEKS)).pk


def heavy(sets: int = HEAVY_SETS) -> int:
    """One with so many sets, and none of a lift of the plan: its last workout is looked for in
    vain, which must not take a walk through all of them."""
    return logs.trained("heavy@example.com", logs.daily(sets), never="cable-pullover").pk


def new() -> int:
    return logs.lifter("new@example.com")[0].pk


def sketched(lifters: int, weeks: int = WEEKS) -> list[str]:
    """The like in the sketch's own database; a session for each lifter, the coach's last."""
    with psycopg.connect(private.ADDRESS, autocommit=True) as ours:
        ours.execute("CREATE DATABASE sketch")
    command = [sys.executable, "-m", "sketch.seed", str(lifters), str(weeks)]
    done = subprocess.run(  # noqa: S603
        command, cwd=Path(__file__).parent, stdout=subprocess.PIPE, check=True
    )
    sessions: list[str] = json.loads(done.stdout)
    return sessions


def settle() -> None:
    """Let the database do what it would do in its own time."""
    logs.vacuum()
    connection.close()

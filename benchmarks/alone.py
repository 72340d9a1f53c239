"""The rows that are measured by themselves: nothing is asked for in turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import bring
import logs
import seeded
from cast import LIFTERS
from django.db import connection
from first_visit import first_visit
from goals import Figures, Goal
from processes import memory, spent
from served import PRODUCT, serving
from ways import Page, People, SetByScript

from progression import Rule, SetResult, progress
from workouts.models import LoggedSet

STARTS, REQUESTS, ROWS_ON_DISK, SETS_OF_THE_RULE, SETS_IN_A_FILE = 3, 400, 200_000, 6000, 10_000
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class LoneRow:
    """Work that is not asked for over the network, or not in turn with anything."""

    work: str
    goal: Goal
    figures: Callable[[], Figures]
    beside: str = ""


def start() -> Figures:
    """From the start of the server to its first page, by the clock and by the processors."""
    taken = []
    for _ in range(STARTS):
        with serving(PRODUCT, "/") as site:
            taken.append((site.seconds, spent(site.pid)))
    seconds, cpu = (statistics.median(each) for each in zip(*taken, strict=True))
    return {"s": seconds, "s of CPU": cpu}


def kept_in_memory() -> Figures:
    """All processes of a server after its pages and its sets have been asked for."""
    lifter = logs.trained("memory@example.com", logs.weekly(seeded.WEEKS)).pk
    connection.close()
    with serving(PRODUCT, "/") as site:
        people = People(site, [lifter])
        ways = [Page(people, path) for path in ("/week/", "/history/", "/workouts/enter/")]
        logging, requests = SetByScript(people), 0
        while requests < REQUESTS:
            logging.ready(10)
            for number in range(10):
                logging.act(number)
                ways[number % len(ways)].act(number)
            requests += 10 * 4
        return {"MB": memory(site.pid)}


def on_disk() -> Figures:
    """A million sets with all indexes, from a table that grew by date."""
    if (missing := ROWS_ON_DISK - LoggedSet.objects.count()) > 0:
        written = logs.trained("disk@example.com", logs.weekly(seeded.WEEKS))
        sets = LoggedSet.objects.filter(lifter=written).count()
        logs.copy([written], 1, missing // sets + 1)
    logs.vacuum()
    whole, rows = _bytes_a_set(LoggedSet._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(_ARRIVED)
        arrived, _ = _bytes_a_set("arrived")
        cursor.execute("DROP TABLE arrived")
    return {"MB": whole, "MB without indexes": rows, "MB as they arrive": arrived}


# The copies train all on one day at noon, and the workouts of each have numbers of their own. In
# life people come through a week, rest between sets, and whoever begins a workout gets the next
# number.
_ARRIVED = """
CREATE TABLE arrived (LIKE workouts_loggedset INCLUDING ALL);
INSERT INTO arrived
SELECT (jsonb_populate_record(done, jsonb_build_object(
    'id', uuidv7(at - now()), 'logged_at', at,
    'workout_id', dense_rank() OVER (ORDER BY began, (done).workout_id)))).*
FROM (
    SELECT done, began, began + interval '3 minutes' * row_number() OVER (
        PARTITION BY done.workout_id ORDER BY done.exercise_id, done.position) AS at
    FROM workouts_loggedset AS done, LATERAL (
        SELECT done.logged_at
               + interval '1 second' * abs(hashint8(done.lifter_id) % 604800) AS began
    ) AS week
) AS sets
ORDER BY at
"""


def _bytes_a_set(table: str) -> tuple[float, float]:
    """Of the table with its indexes, and of its rows alone: megabytes for a million sets."""
    sizes = "SELECT pg_total_relation_size(%(table)s), pg_relation_size(%(table)s), count(*) FROM "
    with connection.cursor() as cursor:
        cursor.execute(sizes + table, {"table": table})
        whole, rows, count = cursor.fetchone()
    return whole / count, rows / count


def rule() -> Figures:
    """One set by the rule: what comes next, after one, two and three of a workout."""
    dice = Random(1)
    asked: list[tuple[Rule, SetResult, list[SetResult]]] = []
    for number in range(SETS_OF_THE_RULE):
        its = LIFTERS[number % len(LIFTERS)].rule
        load = its.ladder[len(its.ladder) // 2]
        done = [_done(its, dice) for _ in range(1 + number % 3)]
        asked.append((its, SetResult(load, 0, None), done))
    rounds = []
    for _ in range(5):
        began = time.process_time()
        for its, opening, done in asked:
            progress(its, opening.load, done)
        rounds.append(time.process_time() - began)
    return {"µs": statistics.median(rounds) / len(asked) * 1e6}


def _done(its: Rule, dice: Random) -> SetResult:
    place = len(its.ladder) // 2 + dice.randint(-1, 1)
    left = dice.choice((None, 0, 1, 2))
    return SetResult(its.ladder[place], dice.randint(its.low - 1, its.high + 1), left)


def imported() -> Figures:
    """A file of another app brought in, beside the same rows by plain COPY, in CPU."""
    content, user = bring.file_of(SETS_IN_A_FILE), bring.lifter("import@example.com")
    rounds = [bring.once(user, content) for _ in range(bring.ROUNDS)]
    speed = statistics.median(SETS_IN_A_FILE / taken["whole"] for taken in rounds)
    ratio = statistics.median(taken["plain COPY"] / taken["whole"] for taken in rounds)
    return {"sets a second of CPU": speed, "ratio": ratio}


def visit() -> Figures:
    """A phone that has nothing of the site opens today's workout."""
    lifter = logs.trained("visit@example.com", logs.weekly(seeded.WEEKS)).pk
    connection.close()
    with serving(PRODUCT, "/") as site:
        logging = SetByScript(People(site, [lifter]))
        logging.ready(1)
        visitor, workout, _ = logging.workouts[0]
        return first_visit(visitor, f"/workouts/{workout}/")


ROWS = {
    "import": LoneRow(
        "an import, whole", Goal(least={"ratio": 0.8}), imported, "plain COPY of the same rows"
    ),
    "rule": LoneRow("the rule, a set", Goal({"µs": 2}), rule),
    "memory": LoneRow(
        f"two workers and their master after {REQUESTS} requests", Goal({"MB": 100}), kept_in_memory
    ),
    "start": LoneRow("the first page after the start", Goal({"s of CPU": 1}), start),
    "disk": LoneRow("a million sets on the disk", Goal({"MB": 140}), on_disk),
    "visit": LoneRow(
        "the page of a workout, first visit", Goal({"requests": 8, "bytes": 60_000}), visit
    ),
}

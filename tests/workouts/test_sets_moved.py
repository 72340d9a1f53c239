"""The sets move into a narrower table on a real server, and back, while people log: no set is lost,
whatever ends meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.databases import another_database, made_once
from tests.past.before.restored import as_it_was

pytestmark = pytest.mark.slow

BEFORE, BEGUN, AFTER = "0023", "0024", "0029"
SETS, NEXT = "workouts_loggedset", "workouts_loggedset_next"
COLUMNS = (
    "id, lifter_id, workout_id, exercise_id, position, kind, undone_from, load, reps, left_reps,"
    " right_reps, rir, pain, target_load, target_reps, target_reason, rule_version, version,"
    " logged_at"
)
# Each set of the sample ten times more, at the places after its own.
MANY = f"""
INSERT INTO {SETS}
    (id, lifter_id, workout_id, exercise_id, position, kind, undone_from, load, reps, rir, pain,
     target_load, target_reps, target_reason, rule_version, version, logged_at)
SELECT gen_random_uuid(), lifter_id, workout_id, exercise_id,
       row_number() OVER (PARTITION BY workout_id, exercise_id ORDER BY position, times) + 12,
       kind, undone_from, load, reps, rir, pain, target_load, target_reps, target_reason,
       rule_version, version, logged_at
FROM {SETS}, generate_series(1, 10) AS times
"""
# What it says of each set, in whatever types, in both directions.
DIFFERENCE = f"""
SELECT count(*) FROM (SELECT to_jsonb(kept) AS row FROM kept) AS kept
FULL JOIN (SELECT to_jsonb(now) AS row FROM {SETS} AS now) AS now USING (row)
WHERE kept IS NULL OR now IS NULL
"""
# A check by its name alone: what is read anew is written otherwise.
SHAPE = f"""
SELECT conname, contype, CASE WHEN contype <> 'c' THEN pg_get_constraintdef(oid) END, convalidated
FROM pg_constraint
WHERE contype <> 'n' AND '{SETS}'::regclass IN (conrelid, confrelid)
UNION ALL SELECT indexrelid::regclass::text, 'i', pg_get_indexdef(indexrelid), indisvalid
FROM pg_index WHERE indrelid = '{SETS}'::regclass
UNION ALL SELECT column_name, 'c', column_default, is_nullable = 'YES'
FROM information_schema.columns WHERE table_name = '{SETS}' ORDER BY 1, 2
"""
LEFT_BEHIND = """
SELECT relname FROM pg_class WHERE relname LIKE '%\\_next%'
UNION ALL SELECT proname FROM pg_proc WHERE proname LIKE '%\\_follow'
UNION ALL SELECT tgname FROM pg_trigger WHERE tgname LIKE '%\\_follow'
"""
COUNTS = f"SELECT (SELECT count(*) FROM {NEXT}) AS copied, (SELECT count(*) FROM {SETS}) AS there"
# As it is where a row of before breaks two bounds, so that nothing mended it.
BOUND = f"""
ALTER TABLE {SETS} ADD CONSTRAINT set_load_of_exercise
CHECK (load >= 0 OR exercise_id IN ('chin-up', 'pull-up')) NOT VALID
"""
# What somebody does to the log, to the sets and to what is kept beside them.
CHANGES = (
    "UPDATE {table} SET load = load / 2 WHERE id = %(id)s",
    "DELETE FROM {table} WHERE id = %(id)s",
    f"INSERT INTO {{table}} ({COLUMNS}) SELECT {COLUMNS} FROM gone WHERE id = %(id)s",
)


@pytest.fixture
def many_sets(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Two years of a lifter, with many sets, in the table of before, each `kept` beside it."""
    with django_db_blocker.unblock():
        made = made_once("many_sets", log_many_sets, as_it_was())
    with another_database(django_db_blocker, made):
        yield


def log_many_sets() -> None:
    migrate(BEFORE)
    change(MANY)
    change(f"ALTER TABLE {SETS} DROP CONSTRAINT set_load_of_exercise")
    change(f"UPDATE {SETS} SET load = -5 WHERE id = (SELECT min(id::text)::uuid FROM {SETS})")
    change(BOUND)
    change(f"CREATE TABLE kept AS SELECT * FROM {SETS}")
    change("CREATE UNIQUE INDEX ON kept (id)")


def migrate(to: str) -> None:
    call_command("migrate", "workouts", to, verbosity=0)


def change(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def asked(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def place() -> str:
    """Where the database is, for another connection or process."""
    its = connection.get_connection_params()
    named = {"host": its["host"], "user": its["user"], "dbname": its["dbname"]}
    return psycopg.conninfo.make_conninfo(**named)


class Lifters:
    """Change, delete and log sets one after the other, each in the sets and in what is kept."""

    def __init__(self) -> None:
        self.place, self.done = place(), 0
        self.stop, self.thread = threading.Event(), threading.Thread(target=self._log)
        self.errors: list[Exception] = []

    def __enter__(self) -> Lifters:
        self.thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop.set()
        self.thread.join()

    def _log(self) -> None:
        try:
            with psycopg.connect(self.place) as one:
                ids = one.execute(
                    "SELECT id FROM kept WHERE load <> -5 ORDER BY md5(id::text)"
                ).fetchall()
                one.execute("CREATE TEMPORARY TABLE gone AS SELECT * FROM kept")
                one.commit()
                for number, (id,) in enumerate(ids * 20):
                    if self.stop.wait(0.01):
                        return
                    self._change(one, id, number)
        except Exception as error:  # told by the test, not by a thread
            self.errors.append(error)

    def _change(self, one: psycopg.Connection[Any], id: object, number: int) -> None:
        """Every third set is changed, every third deleted, and every third logged once more."""
        first, last = ((0, 1), (1, 2), (1, 3))[number % 3]
        for statement in CHANGES[first:last]:
            for table in (SETS, "kept"):
                one.execute(statement.format(table=table), {"id": id})
        one.commit()
        self.done += 1


@pytest.mark.usefixtures("many_sets")
def test_every_set_is_there_after_the_move_and_after_the_way_back() -> None:
    shape = asked(SHAPE)
    for to, type in ((AFTER, "integer"), (BEFORE, "bigint"), (AFTER, "integer")):
        with Lifters() as lifters:
            migrate(to)
        assert not lifters.errors
        assert lifters.done > 10
        assert asked(DIFFERENCE) == [(0,)]
        assert asked(f"SELECT DISTINCT pg_typeof(workout_id)::text FROM {SETS}") == [(type,)]
        assert asked(SHAPE) == shape
        assert asked(LEFT_BEHIND) == []


@pytest.mark.usefixtures("many_sets")
def test_one_that_is_killed_half_way_goes_on_where_it_was() -> None:
    migrate(BEGUN)
    with psycopg.connect(place()) as holder:
        last = f"SELECT max(ctid) FROM {SETS}"
        holder.execute(f"SELECT 1 FROM {SETS} WHERE ctid = ({last}) FOR UPDATE")
        with subprocess.Popen(
            [sys.executable, "manage.py", "migrate", "workouts", AFTER],
            cwd=settings.BASE_DIR,
            env=os.environ | {"DEBUG": "1", "DATABASE_URL": place()},
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout
            next(line for line in process.stdout if "It waits for" in line)
            process.kill()
        holder.rollback()
    ((copied, there),) = asked(COUNTS)
    assert 0 < copied < there
    with Lifters() as lifters:
        migrate(AFTER)
    assert not lifters.errors
    assert asked(DIFFERENCE) == [(0,)]


@pytest.mark.usefixtures("many_sets")
def test_one_that_finds_a_difference_leaves_everything_as_it_is() -> None:
    migrate(BEGUN)
    change(f"INSERT INTO {NEXT} ({COLUMNS}) SELECT {COLUMNS} FROM {SETS} LIMIT 1")
    change(f"UPDATE {NEXT} SET load = load + 1")
    with pytest.raises(RuntimeError, match="1 sets differ"):
        migrate(AFTER)
    assert asked(DIFFERENCE) == [(0,)]

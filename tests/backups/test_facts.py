"""What is compared: every table, each row of it, and what holds them together."""

from __future__ import annotations

import pytest
from psycopg import sql

from backups.databases import Address
from backups.facts import facts_of

pytestmark = pytest.mark.slow


def test_a_row_that_is_missing_from_any_table_is_seen(live: Address) -> None:
    with live.connect() as there:
        there.execute("SET session_replication_role = replica")  # foreign keys look away
        before = facts_of(there)
        filled = {name for name, (rows, _) in before.tables.items() if rows}
        assert len(filled) >= 27
        for name in filled:
            with there.transaction(force_rollback=True):
                table = sql.Identifier(*name.split(".", 1))
                one = sql.SQL("DELETE FROM {0} WHERE ctid = (SELECT min(ctid) FROM {0})")
                there.execute(one.format(table))
                rows = before.tables[name][0]
                said = f"{name} has {rows - 1:,} rows where there were {rows:,}"
                assert before.differs_in(facts_of(there)) == said
        assert before.differs_in(facts_of(there)) is None


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE workouts_loggedset SET reps = reps + 1 WHERE ctid = "
            "(SELECT min(ctid) FROM workouts_loggedset WHERE reps < 10 AND kind = 'work')",
            "public.workouts_loggedset has a row that was changed",
        ),
        # The same values, on one row more and one row less of each.
        (
            "UPDATE exercises_exercise e SET tip = o.tip FROM exercises_exercise o "
            "WHERE (e.slug, o.slug) IN (('deadlift', 'pull-up'), ('pull-up', 'deadlift'))",
            "public.exercises_exercise has a row that was changed",
        ),
        ("CREATE TABLE new ()", "public.new is not in the original"),
        ("DROP TABLE coaching_logview", "public.coaching_logview is missing"),
        (
            "SELECT setval('workouts_workout_id_seq', 1)",
            "public.workouts_workout_id_seq would give numbers that are taken",
        ),
        (
            "ALTER TABLE workouts_loggedset DROP CONSTRAINT workouts_loggedset_pkey CASCADE",
            "columns, constraints or indexes differ",
        ),
        (
            "ALTER TABLE accounts_user ALTER name DROP NOT NULL",
            "columns, constraints or indexes differ",
        ),
    ],
    ids=["a value", "two swapped", "a table more", "one less", "sequence", "key", "not null"],
)
def test_what_else_differs_is_seen(live: Address, statement: str, said: str) -> None:
    with live.connect() as there, there.transaction(force_rollback=True):
        before = facts_of(there)
        there.execute("SET LOCAL session_replication_role = replica")
        there.execute(statement)
        assert before.differs_in(facts_of(there)) == said


def test_the_order_of_rows_and_a_number_drawn_meanwhile_do_not_count(live: Address) -> None:
    with live.connect() as there:
        before = facts_of(there)
        there.execute("UPDATE workouts_workout SET notes = notes")  # moves every row
        there.execute("SELECT nextval('workouts_workout_id_seq')")
        assert before.differs_in(facts_of(there)) is None

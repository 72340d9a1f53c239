"""A look reads what was written to, by whatever way, and sees what a look at all rows sees."""

from __future__ import annotations

import pytest
from django.db import connection

from tests.matrix.tables import counted, question, stored, watched
from tests.matrix.world import World

AWAY = "DELETE FROM mail_letter"
BEHIND = f"""
CREATE FUNCTION behind() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN {AWAY}; RETURN NULL; END $$
"""
# The statements of each way, the last of which writes.
WAYS = {
    "a row more": ["INSERT INTO auth_group (name) VALUES ('A group')"],
    "another value": ["UPDATE accounts_user SET name = name || '.'"],
    "the same value": ["UPDATE accounts_user SET name = name"],
    "a row less": [AWAY],
    "no row left": ["TRUNCATE mail_letter"],
    "a trigger": [
        BEHIND,
        "CREATE TRIGGER behind AFTER UPDATE ON accounts_user EXECUTE FUNCTION behind()",
        "UPDATE accounts_user SET name = name",
    ],
    "a question": [
        f"CREATE FUNCTION asked() RETURNS void LANGUAGE sql AS '{AWAY}'",
        "SELECT asked()",
    ],
    "one in a question": [
        "WITH gone AS (DELETE FROM mail_letter RETURNING 1) SELECT count(*) FROM gone"
    ],
}


def whole_look() -> object:
    return stored(question(watched()))


def write(way: str) -> None:
    with connection.cursor() as cursor:
        for statement in WAYS[way]:
            cursor.execute(statement)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_written_is_seen_and_is_gone_when_it_is_taken_back(way: str, world: World) -> None:
    with world.taken_back():
        write(way)
        seen = world.rows()
        assert seen == whole_look()
        assert (seen == world.before) is (way == "the same value")
    assert counted(world.counting) == world.counted  # so no table is read again for it
    assert world.rows() == whole_look() == world.before


def test_what_was_written_before_is_seen_after_something_else_is_taken_back(world: World) -> None:
    write("a row less")
    with world.taken_back():
        write("another value")
    assert world.rows() == whole_look() != world.before


def test_a_look_in_another_transaction_reads_every_table(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT concat(pg_current_xact_id(), '/')")
        (here,) = cursor.fetchone()
    monkeypatch.setattr(world, "counted", world.counted.replace(here, "1/"))
    monkeypatch.setattr(world, "before", frozenset())
    assert world.rows() == whole_look()

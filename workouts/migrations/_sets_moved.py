"""Moves the sets into a table of another shape while people go on logging.

`begin` makes the table, and a trigger that writes there whatever is written to the old one; `fill`
copies what was there before; `link` makes it point where the old one does; `finish` lets it take
the old one's place, which takes a moment. All four go either way: only the types differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

TABLE, NEXT, FOLLOW = "workouts_loggedset", "workouts_loggedset_next", "workouts_loggedset_follow"
NARROW = {"lifter_id": "integer", "workout_id": "integer"}
WIDE = {"lifter_id": "bigint", "workout_id": "bigint"}
INDEXES = ("workouts_loggedset_pkey", "set_one_a_position", "set_heaviest_down")
PAGES, MILLISECONDS = 64, 300  # of a batch: some thousand rows, and the longest wait for a lock

# Whoever changes a row waits for its batch: then the row is there, and changed or deleted as well.
_COPY = f"""
INSERT INTO {NEXT} SELECT {{row}} FROM (
    SELECT * FROM {TABLE} WHERE ctid >= %s::tid AND ctid < %s::tid FOR SHARE
) AS row ON CONFLICT (id) DO NOTHING
"""  # noqa: S608 - the texts are our own
_FOLLOW = f"""
CREATE FUNCTION {FOLLOW}() RETURNS trigger LANGUAGE plpgsql AS $follow$ BEGIN
    IF TG_OP <> 'INSERT' THEN DELETE FROM {NEXT} WHERE id = OLD.id; END IF;
    IF TG_OP <> 'DELETE' THEN INSERT INTO {NEXT} SELECT {{row}} FROM (SELECT NEW.*) AS row; END IF;
    RETURN NULL;
END $follow$;
CREATE TRIGGER {FOLLOW} AFTER INSERT OR UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION {FOLLOW}();
"""  # noqa: S608
# Both as one moment has them.
_DIFFERENT = f"""
SELECT count(*) FROM (SELECT {{row}} FROM {TABLE} AS row) AS was
FULL JOIN {NEXT} AS next USING (id) WHERE was IS DISTINCT FROM next
"""  # noqa: S608
# Tables are named by their oids, whatever they are called by then.
_LINKS = """
SELECT conrelid::regclass::text, conname, replace(pg_get_constraintdef(oid), ' NOT VALID', '')
FROM pg_constraint WHERE contype = 'f' AND {side} = %s::regclass ORDER BY 1, 2
"""
_UNSEEN = """
SELECT conrelid::regclass::text, conname FROM pg_constraint
WHERE NOT convalidated AND contype = 'f' AND %s::regclass IN (conrelid, confrelid)
"""
_COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod), attnotnull
FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped
ORDER BY {order}
"""
# Those of one length first, the longest before the others: no room is lost between them.
_LONGEST_FIRST, _AS_MADE = "typlen < 0, typlen DESC, attnum", "attnum"
_CHECKS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'c' AND conrelid = %s::regclass AND {which} ORDER BY conname
"""
_INDEXES = (
    f"ALTER TABLE {NEXT} ADD CONSTRAINT {INDEXES[0]}_next PRIMARY KEY (id)",
    f"ALTER TABLE {NEXT} ADD CONSTRAINT {INDEXES[1]}_next"
    " UNIQUE (workout_id, exercise_id, position)",
    f"CREATE INDEX {INDEXES[2]}_next ON {NEXT}"
    " (lifter_id, exercise_id, ((load * 100)::integer) DESC)",
)
MigrationStep = Callable[[Any, Any], None]


def begin(types: dict[str, str]) -> MigrationStep:
    """Make the empty table, like the old one but for these types of columns, and the trigger."""

    def begun(apps: Any, schema_editor: Any) -> None:
        columns = ", ".join(
            f"{name} {types.get(name, type)}{' NOT NULL' * is_needed}"
            for name, type, is_needed in _found(
                schema_editor, _COLUMNS.format(order=_LONGEST_FIRST)
            )
        )
        schema_editor.execute(f"CREATE TABLE {NEXT} ({columns})")
        _check(schema_editor, "convalidated")
        for statement in _INDEXES:
            schema_editor.execute(statement)
        schema_editor.execute(_FOLLOW.format(row=_row(schema_editor.connection)))

    return begun


def fill(apps: Any, schema_editor: Any) -> None:
    """Copy the rows, a transaction for each batch. Killed and begun again it copies the rest."""
    connection = schema_editor.connection
    row = _row(connection)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT pg_relation_size('{TABLE}') / current_setting('block_size')::int")
        (pages,) = cursor.fetchone()
        for page in range(0, pages, PAGES):
            with transaction.atomic(using=connection.alias):
                # Less than it takes Postgres to look for deadlocks: never may the one who logs
                # a set be the one to lose.
                cursor.execute(f"SET LOCAL lock_timeout = {MILLISECONDS}")
                cursor.execute(_COPY.format(row=row), [f"({page},0)", f"({page + PAGES},0)"])
        cursor.execute(f"VACUUM (ANALYZE) {NEXT}")
        cursor.execute(_DIFFERENT.format(row=row))
        (different,) = cursor.fetchone()
    if different:
        raise RuntimeError(f"{different} sets differ in {NEXT}. {TABLE} is as it was.")


def link(apps: Any, schema_editor: Any) -> None:
    """Let the new table point where the old one does, and take no row that breaks what is not true
    of all rows of before: those stay."""
    _check(schema_editor, "NOT convalidated")
    for _, name, definition in _found(schema_editor, _LINKS.format(side="conrelid")):
        schema_editor.execute(f"ALTER TABLE {NEXT} ADD CONSTRAINT {name} {definition} NOT VALID")


def _check(schema_editor: Any, which: str) -> None:
    for name, definition in _found(schema_editor, _CHECKS.format(which=which)):
        schema_editor.execute(f"ALTER TABLE {NEXT} ADD CONSTRAINT {name} {definition}")


def finish(apps: Any, schema_editor: Any) -> None:
    """Let the new table take the place of the old one, and whatever points there point to it."""
    links = _found(schema_editor, _LINKS.format(side="confrelid"))
    tables = [*dict.fromkeys(table for table, _, _ in links), TABLE, NEXT]
    schema_editor.execute(f"LOCK TABLE {', '.join(tables)}")
    for table, name, _ in links:
        schema_editor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    schema_editor.execute(f"DROP TABLE {TABLE}")
    schema_editor.execute(f"DROP FUNCTION {FOLLOW}")
    schema_editor.execute(f"ALTER TABLE {NEXT} RENAME TO {TABLE}")
    for index in INDEXES:
        schema_editor.execute(f"ALTER INDEX {index}_next RENAME TO {index}")
    for table, name, definition in links:
        schema_editor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition} NOT VALID")


def validate(table: str) -> MigrationStep:
    """See that every row of a table points to one that is there, and none of it is pointed to in
    vain. People read and write meanwhile."""

    def validated(apps: Any, schema_editor: Any) -> None:
        for pointing, name in _found(schema_editor, _UNSEEN, table):
            schema_editor.execute(f"ALTER TABLE {pointing} VALIDATE CONSTRAINT {name}")

    return validated


def _found(schema_editor: Any, statement: str, table: str = TABLE) -> list[Any]:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(statement, [table])
        found: list[Any] = cursor.fetchall()
        return found


def _row(connection: Any) -> str:
    """The columns of `row`, a row of the old table, as those of the new one."""
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS.format(order=_AS_MADE), [NEXT])
        return ", ".join(f"row.{name}::{type} AS {name}" for name, type, _ in cursor.fetchall())

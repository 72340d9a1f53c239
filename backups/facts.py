"""What is in a database at one moment, short enough to be kept: what a copy must equal."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from psycopg import sql

from backups.databases import Connection

OURS = """
    n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
"""
TABLES = f"""
    SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND {OURS} ORDER BY 1, 2
"""  # noqa: S608 - both texts are our own
# Sixty-four bits of each row's SHA-256, summed: the order of rows does not count, how often
# one is there does.
ROWS = """
    SELECT count(*), coalesce(sum(
        ('x' || encode(substring(sha256(convert_to(whole_row_::text, 'UTF8')) FOR 8), 'hex'))
        ::bit(64)::bigint::numeric
    ), 0)::text
    FROM ONLY {} AS whole_row_
"""
SEQUENCES = """
    SELECT schemaname || '.' || sequencename, coalesce(last_value, 0) FROM pg_sequences
    WHERE schemaname !~ '^pg_'
"""
# By name alone: the same condition may be written otherwise once it was dumped.
SHAPE = f"""
    SELECT concat_ws(' ', 'column', n.nspname, c.relname, a.attname,
        format_type(a.atttypid, a.atttypmod), a.attnotnull, a.atthasdef, a.attidentity)
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind = 'r' AND {OURS}
    UNION ALL
    SELECT concat_ws(' ', 'constraint', n.nspname, c.relname, t.conname, t.contype, t.convalidated)
    FROM pg_constraint t JOIN pg_class c ON c.oid = t.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE t.contype <> 'n' AND {OURS}
    UNION ALL
    SELECT concat_ws(' ', 'index', n.nspname, c.relname, i.indisunique, i.indisvalid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {OURS}
"""  # noqa: S608
MIGRATIONS = ("public", "django_migrations")


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows and checksum of every table, where each sequence is, and which columns,
    constraints and indexes there are; `migrations` are "app.name" of those applied."""

    tables: dict[str, tuple[int, str]]
    sequences: dict[str, int]
    shape: str
    migrations: list[str]

    def differs_in(self, copy: Facts) -> str | None:
        """The first thing in which a copy is not like this, as a part of a sentence."""
        for name in sorted(self.tables.keys() | copy.tables.keys()):
            rows, found = self.tables.get(name), copy.tables.get(name)
            if rows is None or found is None:
                return f"{name} is {'missing' if found is None else 'not in the original'}"
            if rows[0] != found[0]:
                return f"{name} has {found[0]:,} rows where there were {rows[0]:,}"
            if rows != found:
                return f"{name} has a row that was changed"
        for name, last in self.sequences.items():
            # A sequence belongs to no moment: a number may be drawn while the dump is made.
            if copy.sequences.get(name, -1) < last:
                return f"{name} would give numbers that are taken"
        return None if self.shape == copy.shape else "columns, constraints or indexes differ"


def facts_of(connection: Connection) -> Facts:
    """What this connection sees; of one moment, inside a transaction with a snapshot."""
    tables = connection.execute(TABLES).fetchall()
    rows = {f"{schema}.{name}": _rows(connection, schema, name) for schema, name in tables}
    shape = sorted(line for (line,) in connection.execute(SHAPE))
    migrations: list[str] = []
    if MIGRATIONS in tables:
        asked = "SELECT app || '.' || name FROM public.django_migrations ORDER BY 1"
        migrations = [name for (name,) in connection.execute(asked)]
    return Facts(
        rows,
        dict(sorted(connection.execute(SEQUENCES).fetchall())),
        hashlib.sha256("\n".join(shape).encode()).hexdigest(),
        migrations,
    )


def _rows(connection: Connection, schema: str, name: str) -> tuple[int, str]:
    row = connection.execute(sql.SQL(ROWS).format(sql.Identifier(schema, name))).fetchone()
    assert row is not None  # noqa: S101 - an aggregate always answers
    return row[0], row[1]

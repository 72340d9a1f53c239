"""Databases on one server: how to reach them, make one, drop it, and let two change places."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from backups.failures import BackupError

Connection = psycopg.Connection[tuple[Any, ...]]

# Rows must read alike on both sides, and a long look must not be cut short as a page's is.
SETTINGS = " ".join(
    f"-c {setting}"
    for setting in (
        "timezone=UTC",
        "datestyle=ISO",
        "intervalstyle=postgres",
        "extra_float_digits=1",
        "bytea_output=hex",
        "statement_timeout=0",
        "idle_in_transaction_session_timeout=0",
        "lock_timeout=60000",  # milliseconds: behind a migration it waits no longer
    )
)
# Always there. Whoever renames a database has to be in another one.
MAINTENANCE = ("postgres", "template1")
TRIES = 5  # of renaming, each of which Postgres lets wait five seconds


@dataclass(frozen=True, slots=True)
class Address:
    """A database by its name, and what libpq needs to reach its server."""

    name: str
    server: dict[str, str]

    @classmethod
    def of(cls, parameters: dict[str, Any]) -> Address:
        """From what Django gives psycopg: of that, what libpq itself knows."""
        known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
        server = {key: str(value) for key, value in parameters.items() if key in known and value}
        server["options"] = f"{server.get('options', '')} {SETTINGS}".strip()
        return cls(server.pop("dbname"), server)

    def named(self, name: str) -> Address:
        """Another database of the same server."""
        return replace(self, name=name)

    def connect(self) -> Connection:
        """Each statement by itself, unless a transaction is begun."""
        address = make_conninfo(**self.server, dbname=self.name)
        return psycopg.connect(address, autocommit=True)

    def for_programs(self) -> tuple[str, dict[str, str]]:
        """For pg_dump and pg_restore: an argument that others may see, and their environment."""
        server = dict(self.server)
        password = server.pop("password", "")
        return (
            make_conninfo(**server, dbname=self.name),
            {"PGPASSWORD": password} if password else {},
        )


@contextmanager
def alone(database: Address) -> Iterator[Connection]:
    """A connection beside the database, while nobody else backs it up or restores it.

    Scratch databases of one that was killed are dropped first. Raises BackupError.
    """
    with _beside(database) as admin:
        question = "SELECT pg_try_advisory_lock(hashtextextended('backups of ' || %s, 0))"
        if not _one(admin, question, database.name):
            raise BackupError("Another backup or restore is running.")
        found = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        try:
            for (name,) in admin.execute(found, [_scratch_prefix(database)]).fetchall():
                drop(admin, name)
            yield admin
        finally:
            with suppress(psycopg.Error):  # at once: a closed connection lives on for a moment
                admin.execute("SELECT pg_advisory_unlock_all()")


def _beside(database: Address) -> Connection:
    *others, last = (name for name in MAINTENANCE if name != database.name)
    for name in others:
        with suppress(psycopg.OperationalError):
            return database.named(name).connect()
    return database.named(last).connect()


def _one(connection: Connection, question: str, *values: str) -> Any:
    row = connection.execute(question, values).fetchone()
    return row and row[0]


def exists(admin: Connection, database: Address) -> bool:
    question = "SELECT true FROM pg_database WHERE datname = %s"
    return bool(_one(admin, question, database.name))


def server_version(connection: Connection) -> int:
    """As libpq counts: 180001 is 18.1."""
    return connection.info.server_version


def _scratch_prefix(database: Address) -> str:
    return f"{database.name[:40]}_scratch_"


@contextmanager
def scratch(admin: Connection, database: Address) -> Iterator[Address]:
    """An empty database like this one, dropped at the end unless it was given another name."""
    name = _scratch_prefix(database) + secrets.token_hex(4)
    admin.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE template0 {}").format(
            sql.Identifier(name), _locale(admin, database)
        )
    )
    try:
        yield database.named(name)
    except BaseException:
        with suppress(psycopg.Error):  # what went wrong matters more; the next one drops it
            drop(admin, name)
        raise
    drop(admin, name)


def _locale(admin: Connection, database: Address) -> sql.Composable:
    """How this database sorts and compares text, so that its copy does the same."""
    question = """
        SELECT pg_encoding_to_char(encoding), datcollate, datctype, datlocprovider::text,
            coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')
        FROM pg_database d WHERE datname = %s
    """
    row = admin.execute(question, [database.name]).fetchone()
    if row is None:  # there is none to be like: as the server makes them
        return sql.SQL("")
    encoding, collate, ctype, provider, locale = row
    words = {"ENCODING": encoding, "LC_COLLATE": collate, "LC_CTYPE": ctype}
    words["LOCALE_PROVIDER"] = {"c": "libc", "i": "icu", "b": "builtin"}[provider]
    if locale:
        words["ICU_LOCALE" if provider == "i" else "BUILTIN_LOCALE"] = locale
    return sql.SQL(" ").join(
        sql.SQL("{} = {}").format(sql.SQL(word), sql.Literal(value))
        for word, value in words.items()
    )


def drop(admin: Connection, name: str) -> None:
    """Drop the database if there is one, whoever uses it."""
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def replace_by(admin: Connection, database: Address, new: Address, aside: str) -> None:
    """Give `new` the name of the database, and that one the name `aside`: both or neither.

    Everybody's connections are ended. Raises BackupError when somebody keeps coming back.
    """
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    for _ in range(TRIES):
        with (
            suppress(psycopg.errors.ObjectInUse),
            _everybody_out(database, [database.name, new.name]),
            admin.transaction(),
        ):
            if exists(admin, database):
                admin.execute(rename.format(*map(sql.Identifier, (database.name, aside))))
            admin.execute(rename.format(*map(sql.Identifier, (new.name, database.name))))
            return
    raise BackupError("Somebody keeps using the database: stop the site, then try again.")


@contextmanager
def _everybody_out(database: Address, names: list[str]) -> Iterator[None]:
    """End the connections to these databases, again and again for as long as the block lasts.

    Renaming one lets nobody new in, and waits for those inside.
    """
    # Those of the server itself make way by themselves, and some are not ours to end.
    ends = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ANY(%s)
        AND backend_type = 'client backend' AND pg_has_role(usesysid, 'MEMBER')
    """
    done = threading.Event()

    def end() -> None:
        with suppress(psycopg.Error), _beside(database) as other:
            while not done.is_set():
                other.execute(ends, [names])
                done.wait(0.1)

    thread = threading.Thread(target=end)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()

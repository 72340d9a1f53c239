"""The site's own database and store, from its settings, and when its newest backup was made."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest

from backups import folder as folders
from backups.databases import Address
from backups.making import Store
from backups.manifest import age_of, in_words


def database() -> Address:
    """The site's database; the private server starts when it is the one."""
    return Address.of(connection.get_connection_params())


def store() -> Store:
    return Store(**settings.BACKUPS)


def known_migrations() -> set[str]:
    """Those of the code, as "app.name"; the database is not asked."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return {f"{app}.{name}" for app, name in loader.disk_migrations or ()}


@contextmanager
def pointing_at(address: Address) -> Iterator[None]:
    """Django's connection goes to another database of the same server for a while."""
    entry: dict[str, Any] = connection.settings_dict
    name = entry["NAME"]
    connection.close()
    entry["NAME"] = address.name
    try:
        yield
    finally:
        connection.close()
        entry["NAME"] = name


def newest_in_words() -> str:
    """When the newest good backup was made, as one line of a report or a log."""
    try:
        newest = folders.newest(store().folder, database().name)
    except OSError:
        return "The folder of the backups can’t be read."
    if newest is None:
        return "There is no good backup."
    made_at = f"{newest.made_at:%Y-%m-%d %H:%M} UTC"
    return f"The newest good backup was made {made_at}, {in_words(age_of(newest.made_at))}."


def for_operator(request: HttpRequest) -> str:
    """The same line for a request that carries HEALTHZ_TOKEN as its bearer, else nothing."""
    token = settings.HEALTHZ_TOKEN
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not hmac.compare_digest(given.encode(), token.encode()):
        return ""
    return f"\n{newest_in_words()}\n"

"""Checks before the site starts, run by `check --database default`, migrate and gunicorn."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import DatabaseError, InterfaceError, connections

from backplan import environment

QUESTION = """
SELECT name, setting FROM pg_settings WHERE name IN (
    'fsync', 'full_page_writes', 'synchronous_commit',
    'max_connections', 'superuser_reserved_connections', 'statement_timeout'
)
"""


@register(Tags.database)
def database_keeps_what_it_confirms(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Whether a saved set survives a power cut, and there are connections enough for us."""
    problems: list[CheckMessage] = []
    for alias in databases or []:
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute(QUESTION)
                problems += judge(dict(cursor.fetchall()))
        except (DatabaseError, InterfaceError):
            problems.append(
                Warning(
                    "The database could not be asked how it keeps what it saves.",
                    id="backplan.W001",
                )
            )
    return problems


def judge(setting: dict[str, str]) -> list[CheckMessage]:
    """What is wrong with a server's settings: name to value, as in pg_settings."""
    problems: list[CheckMessage] = [
        Error(
            f"Postgres runs with {name} off: a set could be confirmed and then lost.",
            hint=f"Set {name} to on.",
            id="backplan.E001",
        )
        for name in ("fsync", "full_page_writes", "synchronous_commit")
        if setting[name] == "off"
    ]
    return [*problems, *(_pooled(setting) if environment.pooled() else _room(setting))]


def _room(setting: dict[str, str]) -> list[CheckMessage]:
    """Whether the server has the connections that we may open."""
    wanted = environment.connections()
    room = int(setting["max_connections"]) - int(setting["superuser_reserved_connections"])
    if wanted < room:
        return []
    return [
        Error(
            f"The workers may open {wanted} connections, and Postgres has room for {room}.",
            hint="Lower WEB_CONCURRENCY or WEB_THREADS, or raise max_connections.",
            id="backplan.E002",
        )
    ]


def _pooled(setting: dict[str, str]) -> list[CheckMessage]:
    """Whether the server has the limits that we cannot set through a pooler."""
    if setting["statement_timeout"] != "0":
        return []
    return [
        Warning(
            "Postgres lets a statement run for ever, and behind a pooler we cannot tell it not to.",
            hint="ALTER ROLE ... SET statement_timeout = '10s'; docs/scale.md names the others.",
            id="backplan.W002",
        )
    ]


@register()
def mail_is_configured(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Say what people cannot do on a site without a mail server."""
    if settings.DEBUG or settings.MAIL_CONFIGURED:
        return []
    return [
        Info(
            "No mail server is set: people sign up without confirming their address, "
            "and nobody can reset a password.",
            hint="Set EMAIL_HOST.",
            id="backplan.I001",
        )
    ]

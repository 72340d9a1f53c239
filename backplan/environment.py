"""Readers for environment variables: one small function per kind of value."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

PROJECT = Path(__file__).resolve().parent.parent
WITHOUT_POSTGRES = (
    "There is no database: set DATABASE_URL to a Postgres server, "
    "or install requirements-local.txt to get one that starts by itself."
)

# In milliseconds. Postgres waits for ever by default, and a lifter between two sets does not.
SERVER_LIMITS = (
    "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000"
)
# The same for a server that fell off the network, in seconds, the last in milliseconds.
CLIENT_LIMITS: dict[str, Any] = {
    "connect_timeout": 2,  # psycopg waits no shorter
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10000,
}
# What is prepared is planned once, or planning takes three times as long as running: of a lifter
# with a long log Postgres would go on planning anew. tests/workouts/test_plans_in_a_crowd.py looks
# after that its plans hold for everybody.
PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan"
KEPT_SECONDS = 3600  # how long a connection is kept; a worker seldom lives longer


def flag(name: str) -> bool:
    """True when the variable is one of 1, true, yes, on."""
    return os.environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number, zero or more; the default when the variable is unset or blank."""
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, zero or more.")
    return int(text)


def workers() -> int:
    """How many processes gunicorn keeps."""
    return number("WEB_CONCURRENCY", 2)


def threads() -> int:
    """How many requests each of them answers at a time."""
    return number("WEB_THREADS", 2)


def connections() -> int:
    """How many connections to the database all of them may have open at once.

    One a thread, another where it notes beside a long transaction how far an import is
    (imports/progress.py), and one a process that looks for a database that went away.
    """
    return workers() * (2 * threads() + 1)


def pooled() -> bool:
    """Whether a pooler hands each transaction another connection to the database."""
    return flag("DATABASE_POOLER")


def words(name: str) -> list[str]:
    """The comma-separated words of a variable, blanks dropped."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def contact(name: str) -> str:
    """An address to write to, by mail or on a page; empty when the variable is unset."""
    text = os.environ.get(name, "").strip()
    if text and not (text.isprintable() and text.startswith(("mailto:", "https://"))):
        raise ImproperlyConfigured(f"{name} must begin with mailto: or https://.")
    return text


def backups() -> tuple[dict[str, Any], str]:
    """Where backups go, how many days of them stay, and age's recipients, who can open them;
    then the token that lets the operator ask /healthz when the newest was made."""
    recipients, token = words("BACKUP_AGE_RECIPIENT"), os.environ.get("HEALTHZ_TOKEN", "")
    days, folder = number("BACKUP_KEEP", 14), os.environ.get("BACKUP_DIR") or _home() / "backups"
    if not all(each.startswith(("age1", "ssh-")) for each in recipients):
        raise ImproperlyConfigured(
            "BACKUP_AGE_RECIPIENT must be a public key: age1... or ssh-..., never the key itself."
        )
    if not days:
        raise ImproperlyConfigured("BACKUP_KEEP must be at least 1: the days of backups that stay.")
    if token and len(token) < 20:
        raise ImproperlyConfigured("HEALTHZ_TOKEN must be random and at least 20 characters long.")
    return {"folder": Path(folder).absolute(), "days": days, "recipients": recipients}, token


def databases(url: str, standby: str, *, kept: bool = False) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: the server that keeps the logs, and a standby where one is named."""
    found = {"default": database(url, kept=kept)}
    if standby:
        # In tests it is the same database: a second one would stay empty.
        mirror = {"TEST": {"MIRROR": "default"}}
        found["standby"] = database(standby, kept=kept, name="DATABASE_REPLICA_URL") | mirror
    return found


def database(url: str, *, kept: bool = False, name: str = "DATABASE_URL") -> dict[str, Any]:
    """Django's DATABASES entry for a libpq URL or key=value text, or for the private server.

    With `kept` each thread keeps its connection from one request to the next. `name` is the
    variable that a complaint about the address names.
    """
    parts = _parts(url, name) if url else _private()
    return {
        "ENGINE": "backplan.postgres" if url else "embedded_postgres.django",
        "WITHOUT_POSTGRES": WITHOUT_POSTGRES,
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        # The address can override: `?options=-c statement_timeout=0` for long statements.
        "OPTIONS": {
            "application_name": "backplan",
            **CLIENT_LIMITS,
            # A pooler hands each transaction another connection, which has prepared nothing.
            "prepare_threshold": None if pooled() else 1,
            **parts,
            **_told_at_the_start(parts.get("options", "")),
        },
        # Nor has the next connection the cursor that another one opened.
        "DISABLE_SERVER_SIDE_CURSORS": pooled(),
        "CONN_MAX_AGE": KEPT_SECONDS if kept else 0,
        # One that died meanwhile is noticed before a request uses it.
        "CONN_HEALTH_CHECKS": kept,
    }


def _told_at_the_start(options: str) -> dict[str, str]:
    """What a connection is told as it begins. A pooler takes no such thing, as its connections to
    the server serve everybody: there the limits are those of the role or of the server."""
    if pooled():
        return {"options": options} if options else {}
    return {"options": f"{SERVER_LIMITS} {PLANNED_ONCE} {options}".strip()}


def _private() -> dict[str, Any]:
    """The server that comes along: it keeps everything in one folder, named in place of a host."""
    return {"user": "backplan", "dbname": "backplan", "host": str(_home())}


def _home() -> Path:
    return Path(os.environ.get("BACKPLAN_DATA") or PROJECT / ".data").absolute()


def _parts(url: str, name: str) -> dict[str, Any]:
    """The parts of an address by libpq's names. Raises ImproperlyConfigured."""
    try:
        return conninfo_to_dict(url)
    except ProgrammingError:
        # psycopg's message repeats the address, and the password with it.
        sentence = f"{name} can’t be read: write postgresql://user:password@host/name."
        raise ImproperlyConfigured(sentence) from None


def mail_server() -> dict[str, Any]:
    """Django's options for the mail server; host is empty when none is named. In seconds."""
    port = number("EMAIL_PORT", 587)
    return {
        "host": os.environ.get("EMAIL_HOST", ""),
        "port": port,
        "username": os.environ.get("EMAIL_HOST_USER", ""),
        "password": os.environ.get("EMAIL_HOST_PASSWORD", ""),
        "use_tls": port == 587,
        "use_ssl": port == 465,
        "timeout": 10,
    }

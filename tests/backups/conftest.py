"""Two years of sample logs in a database of their own, copied for each test."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from psycopg import sql
from pytest_django import DjangoDbBlocker

from accounts.models import User
from backups import site
from backups.databases import Address, drop
from backups.making import Store
from backups.making import make as make_backup
from backups.manifest import beside
from tests.databases import made_once, migrated
from tests.matrix.conftest import make
from workouts import samples


def copied(original: Address, name: str) -> Address:
    """A copy of a database that nobody uses, under this name."""
    with original.named("postgres").connect() as admin:
        drop(admin, name)
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        admin.execute(words.format(sql.Identifier(name), sql.Identifier(original.name)))
    return original.named(name)


def databases(address: Address) -> set[str]:
    """The names of all whose name begins with that of this one."""
    with address.named("postgres").connect() as admin:
        question = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        return {name for (name,) in admin.execute(question, [address.name])}


@pytest.fixture(scope="session")
def years(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Address]:
    """A copy that is this process's own: one of a run makes them, which takes a while."""
    with django_db_blocker.unblock():
        ours = site.database()
        filled = made_once("years", log_years, migrated())
        made = copied(ours.named(filled), f"{ours.name[:20]}_{secrets.token_hex(3)}")
        yield made
        with made.named("postgres").connect() as admin:
            drop(admin, made.name)


def log_years() -> None:
    make()  # something of all that the samples have none of
    User.objects.filter(email__endswith=samples.address("")).delete()
    samples.make()


@pytest.fixture
def live(years: Address, django_db_blocker: DjangoDbBlocker) -> Iterator[Address]:
    """A site with two years of logs, at which Django’s connection points."""
    made = copied(years, f"{years.name}_live")
    with django_db_blocker.unblock(), site.pointing_at(made):
        yield made
    with made.named("postgres").connect() as admin:
        for name in databases(made):
            drop(admin, name)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A folder for the backups of one test, which the commands use too."""
    given = {"folder": tmp_path / "backups", "days": 3, "recipients": []}
    monkeypatch.setattr(settings, "BACKUPS", given)
    return Store(**given)


@pytest.fixture(scope="session")
def backed_up(years: Address, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good backup of two years, to be copied."""
    store = Store(tmp_path_factory.mktemp("good") / "backups", 1, [])
    return store.folder / make_backup(years, store).file


@pytest.fixture
def dump(live: Address, store: Store, backed_up: Path) -> Path:
    """A good backup of what the site holds."""
    store.folder.mkdir(mode=0o700)
    for path in (backed_up, beside(backed_up)):
        shutil.copy(path, store.folder)
    return store.folder / backed_up.name


def change(address: Address, *statements: str) -> None:
    """Run statements there, outside of Django."""
    with address.connect() as connection:
        for statement in statements:
            connection.execute(statement)


def ask(address: Address, question: str) -> object:
    """The first value of the answer."""
    with address.connect() as connection:
        row: tuple[object, ...] | None = connection.execute(question).fetchone()
        assert row is not None
        return row[0]


__all__ = ["ask", "change", "copied", "databases"]

"""What the operator sees: the list, the health check, and the log of the nightly one."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from backplan.environment import backups
from backups import folder as folders
from backups import site
from backups.databases import Address
from backups.making import Store, make
from backups.manifest import beside
from embedded_postgres.processes import attempts
from tests.backups.test_making import command, environment

TOKEN = "a-token-of-the-operator-0123456789"


@pytest.mark.slow
def test_the_list_reads_each_and_says_what_it_is_worth(
    live: Address, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    good, changed, short = (store.folder / make(live, store).file for _ in range(3))
    content = bytearray(changed.read_bytes())
    content[-1] ^= 1
    changed.write_bytes(content)
    short.write_bytes(b"PGDMP")
    call_command("backups")
    first, second, third = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{changed.name}: just now, ")
    assert first.endswith("NOT GOOD. It was changed: its checksum isn’t the one it had.")
    assert second.startswith(f"{good.name}: just now, ")
    assert re.search(r" good: \d+ tables compared", second)
    assert "NOT GOOD" not in second
    assert third.startswith(f"{short.name}: NOT GOOD. It’s truncated: 5 bytes are left of ")


def test_a_list_without_a_good_one_fails(store: Store) -> None:
    with pytest.raises(CommandError, match=f"There is no good backup in {store.folder}"):
        call_command("backups")


def asked(**headers: str) -> str:
    """What is told of the site and of its backups; whoever may read on is told of mail as well."""
    told = Client(headers=headers).get("/healthz").content.decode()
    return re.sub(r"Mail of .*\n", "", told)


@pytest.mark.django_db
def test_only_the_operator_is_told_of_backups(settings: Settings, store: Store) -> None:
    assert asked(authorization="Bearer ") == "ok"  # no token is set, and an empty one is none
    settings.HEALTHZ_TOKEN = TOKEN
    assert asked(authorization=f"Bearer {TOKEN}") == "ok\nThere is no good backup.\n"
    for wrong in (
        "",
        "Bearer ",
        "Bearer x",
        f"Bearer {TOKEN}x",
        f"Bearer {TOKEN[:-1]}",
        "Bearer é",
    ):
        assert asked(authorization=wrong) == "ok"
    assert asked() == "ok"


@pytest.mark.slow
@pytest.mark.django_db
def test_the_operator_is_told_when_the_newest_good_one_was_made(
    settings: Settings, store: Store, years: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HEALTHZ_TOKEN = TOKEN
    monkeypatch.setattr(site, "database", lambda: years)
    older, newer = (make(years, store) for _ in range(2))
    asking = {"authorization": f"Bearer {TOKEN}"}
    told = f"ok\nThe newest good backup was made {newer.made_at:%Y-%m-%d %H:%M} UTC, just now.\n"
    assert asked(**asking) == told
    for manifest in (newer, older):
        beside(store.folder / manifest.file).unlink()
    assert asked(**asking) == "ok\nThere is no good backup.\n"


@pytest.mark.django_db
def test_a_folder_that_cannot_be_read_is_told_and_breaks_nothing(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HEALTHZ_TOKEN = TOKEN
    store.folder.mkdir()
    (store.folder / "shop.dump").write_bytes(b"")
    (store.folder / "shop.dump.json").mkdir()
    assert (
        asked(authorization=f"Bearer {TOKEN}") == "ok\nThe folder of the backups can’t be read.\n"
    )


def test_a_token_that_could_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTHZ_TOKEN", "short")
    with pytest.raises(ImproperlyConfigured, match="at least 20 characters"):
        backups()


def test_it_keeps_at_least_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKUP_KEEP", "0")
    with pytest.raises(ImproperlyConfigured, match="at least 1"):
        backups()


@pytest.mark.slow
@pytest.mark.parametrize("works", [True, False])
def test_the_nightly_one_logs_what_came_of_it_and_goes_on(
    live: Address, store: Store, tmp_path: Path, works: bool
) -> None:
    variables = environment(live, store) | {
        "DEBUG": "",
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ALLOWED_HOSTS": "back.example.com",
    }
    store.folder.mkdir(mode=0o700 if works else 0o755)
    log = tmp_path / "log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command("backup", "--every", "24"),
            cwd=settings.BASE_DIR,
            env=variables,
            stderr=stream,
            preexec_fn=lambda: signal.signal(signal.SIGTERM, signal.SIG_DFL),
        )
    any(log.read_text().endswith("\n") for _ in attempts(90))
    assert process.poll() is None
    process.terminate()
    assert process.wait(timeout=60) == 143
    (line,) = map(json.loads, log.read_text().splitlines())
    if works:
        assert line["level"] == "INFO"
        assert "The newest good backup was made" in line["message"]
        assert any(each.manifest for each in folders.kept(store.folder))
    else:
        assert line["level"] == "ERROR"
        assert line["message"].startswith("No backup was made.")
        assert line["message"].endswith("There is no good backup.")

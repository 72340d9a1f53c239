"""A backup counts only once it was restored and every table was the same."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg.conninfo import make_conninfo

from backups import folder as folders
from backups.databases import Address, alone
from backups.facts import facts_of
from backups.failures import BackupError
from backups.making import Store, make
from embedded_postgres.processes import attempts
from tests.backups.conftest import change, copied, databases

pytestmark = pytest.mark.slow

# An immutable function that is none: in the scratch database it says something else.
ELSEWHERE = """
    CREATE FUNCTION public.place() RETURNS text IMMUTABLE LANGUAGE sql
    AS 'SELECT current_database()'
"""


def names(store: Store) -> list[str]:
    """Everything in the folder, what is half and hidden too."""
    return sorted(os.listdir(store.folder)) if store.folder.exists() else []


def environment(live: Address, store: Store) -> dict[str, str]:
    """For a command of its own on this database."""
    parts = {
        key: value
        for key, value in live.server.items()
        if key in {"host", "port", "user", "password"}
    }
    address = make_conninfo(**parts, dbname=live.name)
    return os.environ | {"DEBUG": "1", "DATABASE_URL": address, "BACKUP_DIR": str(store.folder)}


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments]


def test_every_table_of_two_years_is_restored_and_compared(live: Address, store: Store) -> None:
    manifest = make(live, store)
    with live.connect() as there:
        facts = facts_of(there)
    assert manifest.facts == facts
    assert len(facts.tables) == len(connection.introspection.table_names()) >= 31
    assert facts.tables["public.workouts_loggedset"][0] > 2_000
    assert len(facts.migrations) > 20
    assert databases(live) == {live.name}


def test_it_is_private_and_has_its_manifest_beside_it(live: Address, store: Store) -> None:
    manifest = make(live, store)
    assert names(store) == [manifest.file, f"{manifest.file}.json"]
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    for path in store.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    (kept,) = folders.kept(store.folder)
    assert kept.manifest == manifest
    folders.check_content(kept.path, manifest)


@pytest.fixture
def writing(live: Address) -> Iterator[list[int]]:
    """Somebody who writes all the time; the list tells how often."""
    ended, written = threading.Event(), [0]

    def write() -> None:
        with live.connect() as there:
            while not ended.is_set():
                there.execute(
                    "INSERT INTO django_content_type (app_label, model) "
                    "VALUES ('odd', gen_random_uuid())"
                )
                written[0] += 1

    thread = threading.Thread(target=write)
    thread.start()
    yield written
    ended.set()
    thread.join()


def test_what_is_written_meanwhile_changes_nothing(
    live: Address, store: Store, writing: list[int]
) -> None:
    assert any(writing[0] for _ in attempts(60))
    before = writing[0]
    make(live, store)
    assert writing[0] > before


def test_a_dump_that_does_not_give_the_rows_back_is_no_backup(live: Address, store: Store) -> None:
    first = make(live, store)
    change(
        live,
        ELSEWHERE,
        "CREATE TABLE odd (id int, place text GENERATED ALWAYS AS (public.place()) STORED)",
        "INSERT INTO odd VALUES (1)",
    )
    with pytest.raises(BackupError, match=r"not good: public.odd has a row that was changed"):
        make(live, store)
    assert names(store) == [first.file, f"{first.file}.json"]
    assert databases(live) == {live.name}


def test_a_dump_that_cannot_be_restored_is_no_backup(live: Address, store: Store) -> None:
    first = make(live, store)
    change(
        live,
        ELSEWHERE,
        f"CREATE TABLE odd (id int CHECK (public.place() = '{live.name}'))",
        "INSERT INTO odd VALUES (4711)",
    )
    with pytest.raises(BackupError, match=r"pg_restore failed: .*violates check") as refused:
        make(live, store)
    assert "4711" not in str(refused.value)
    assert names(store) == [first.file, f"{first.file}.json"]
    assert databases(live) == {live.name}


def test_an_empty_database_crowds_out_no_good_backup(live: Address, store: Store) -> None:
    empty = copied(live.named("template1"), f"{live.name}_empty")
    with pytest.raises(BackupError, match=f"There is nothing in the database {empty.name}"):
        make(empty, store)
    assert names(store) == []


def test_only_one_at_a_time(live: Address, store: Store) -> None:
    with alone(live), pytest.raises(BackupError, match="Another backup or restore is running"):
        make(live, store)


def test_a_role_that_may_make_no_database_is_told_how_to(live: Address, store: Store) -> None:
    role = f"{live.name}_role"
    change(live, f"CREATE ROLE {role} LOGIN", f"GRANT pg_read_all_data TO {role}")
    plain = Address(live.name, live.server | {"user": role})
    try:
        with pytest.raises(
            BackupError, match=r"^Postgres refuses: .* \(ALTER ROLE .* CREATEDB\)\.$"
        ):
            make(plain, store)
        change(live, f"ALTER ROLE {role} CREATEDB")
        assert make(plain, store).facts.tables
    finally:
        change(live, f"DROP ROLE {role}")


def test_a_folder_that_others_can_open_is_refused(live: Address, store: Store) -> None:
    store.folder.mkdir(mode=0o755)
    with pytest.raises(BackupError, match=f"chmod 700 {store.folder}"):
        make(live, store)
    assert names(store) == []


def test_a_database_that_is_away_is_told_in_one_sentence(live: Address, store: Store) -> None:
    away = Address(live.name, live.server | {"host": "/nowhere"})
    with pytest.raises(BackupError, match=r"^The database does not answer\.$"):
        make(away, store)


def test_a_full_disk_leaves_nothing_half(live: Address, store: Store) -> None:
    first = make(live, store)
    # A disk of its own that ends with the process, and a limit where none may be made.
    mount = f"mount -t tmpfs -o size=100k,mode=700 none {store.folder}"
    spaces = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    may = subprocess.run([*spaces, "sh", "-c", mount], capture_output=True).returncode == 0
    script = f'{mount if may else "ulimit -f 200"}; "$@"; ls -A {store.folder}'
    done = subprocess.run(
        [*(spaces if may else []), "sh", "-c", script, "sh", *command("backup")],
        env=environment(live, store) | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    said = "The disk of the backups is full." if may else "File too large."
    (sentence,) = done.stderr.strip().splitlines()
    assert said in sentence
    assert done.stdout.split() == ([] if may else [first.file, f"{first.file}.json"])
    assert names(store) == [first.file, f"{first.file}.json"]
    assert databases(live) == {live.name}


def half_done(live: Address, store: Store) -> subprocess.Popen[str]:
    """A backup that has begun to write its file."""
    process = subprocess.Popen(
        command("backup"),
        env=environment(live, store),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGTERM, signal.SIG_DFL),
    )
    for _ in attempts(60):
        if any(name.endswith(".dump.part") for name in names(store)):
            process.send_signal(signal.SIGSTOP)
            break
    return process


def test_one_told_to_end_cleans_up(live: Address, store: Store) -> None:
    process = half_done(live, store)
    process.terminate()
    process.send_signal(signal.SIGCONT)
    process.communicate(timeout=60)
    assert process.returncode == 143
    assert names(store) == []
    assert databases(live) == {live.name}


def test_what_a_killed_one_leaves_goes_with_the_next(live: Address, store: Store) -> None:
    process = half_done(live, store)
    process.kill()
    process.communicate(timeout=60)
    assert len(names(store)) == 1
    assert len(databases(live)) == 2
    for _ in attempts(60):  # its connections end by themselves
        try:
            manifest = make(live, store)
        except BackupError:
            continue
        break
    assert names(store) == [manifest.file, f"{manifest.file}.json"]
    assert databases(live) == {live.name}


def test_the_command_says_what_was_made_or_why_not(
    live: Address, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("backup")
    assert re.search(r"is good: restored, and \d+ tables with \d,\d+ rows", capsys.readouterr().out)
    store.folder.chmod(0o755)
    with pytest.raises(CommandError, match=r"^No backup was made.*The newest good backup was made"):
        call_command("backup")

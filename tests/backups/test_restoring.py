"""A backup comes back whole or not at all, and over what is there only when asked twice."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command

from backups import folder as folders
from backups.databases import Address, drop
from backups.facts import Facts, facts_of
from backups.making import Store, make
from backups.manifest import Manifest, beside
from tests.backups.conftest import ask, change, copied, databases
from tests.backups.test_making import command, environment

pytestmark = pytest.mark.slow

LATER = "INSERT INTO django_content_type (app_label, model) VALUES ('odd', 'later')"
SETS = "SELECT count(*) FROM workouts_loggedset"


def held(address: Address) -> Facts:
    with address.connect() as there:
        return facts_of(there)


def restore(dump: Path, *arguments: str) -> None:
    call_command("restore", str(dump), *arguments)


def asides(live: Address) -> set[str]:
    return {name for name in databases(live) if "_before_" in name}


def rewritten(dump: Path, **changed: object) -> None:
    """Forge the manifest."""
    manifest = Manifest.read(beside(dump).read_bytes())
    beside(dump).write_bytes(replace(manifest, **changed).written())  # type: ignore[arg-type]


def resealed(dump: Path) -> None:
    """Forge the manifest to say that the file is as it should be."""
    sha256, size = folders.sha256(dump), dump.stat().st_size
    rewritten(dump, sha256=sha256, dump_sha256=sha256, size=size)


def cut(dump: Path) -> None:
    os.truncate(dump, dump.stat().st_size // 2)


def cut_and_resealed(dump: Path) -> None:
    cut(dump)
    resealed(dump)


def one_byte(dump: Path) -> None:
    content = bytearray(dump.read_bytes())
    content[len(content) // 2] ^= 1
    dump.write_bytes(content)


def newer_archive(dump: Path) -> None:
    content = bytearray(dump.read_bytes())
    assert content[:5] == b"PGDMP"
    content[6] += 1  # the second part of the archive's version
    dump.write_bytes(content)
    resealed(dump)


def newer_server(dump: Path) -> None:
    rewritten(dump, server_version=990_001)


def newer_backplan(dump: Path) -> None:
    facts = Manifest.read(beside(dump).read_bytes()).facts
    rewritten(dump, facts=replace(facts, migrations=[*facts.migrations, "workouts.9999_later"]))


def no_manifest(dump: Path) -> None:
    beside(dump).unlink()


def half_a_manifest(dump: Path) -> None:
    os.truncate(beside(dump), 100)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (cut, r"It’s truncated: [\d,]+ bytes are left of [\d,]+\."),
        (cut_and_resealed, r"pg_restore failed: could not read from input file"),
        (one_byte, r"It was changed: its checksum isn’t the one it had\."),
        (newer_archive, r"pg_restore failed: unsupported version \(\d\.\d+\) in file header\."),
        (newer_server, r"It was made by Postgres 99, and this server is \d\d\."),
        (newer_backplan, r"made by a newer Backplan, with workouts.9999_later"),
        (no_manifest, r"It has no manifest beside it"),
        (half_a_manifest, r"Its manifest can’t be read\."),
        (Path.unlink, r"There is no such file\."),
    ],
)
def test_what_is_not_good_is_refused_in_a_sentence(
    live: Address, dump: Path, damage: Callable[[Path], None], said: str
) -> None:
    before = held(live)
    damage(dump)
    with pytest.raises(CommandError, match=f"^Nothing was restored: {dump.name}. .*{said}"):
        restore(dump, "--yes-replace", live.name)
    assert held(live) == before
    assert databases(live) == {live.name}


def test_a_dump_with_one_row_changed_is_refused(live: Address, dump: Path, store: Store) -> None:
    original = Manifest.read(beside(dump).read_bytes())
    row = "(SELECT min(ctid) FROM workouts_loggedset WHERE kind = 'work' AND reps < 10)"
    change(live, f"UPDATE workouts_loggedset SET reps = reps + 1 WHERE ctid = {row}")  # noqa: S608
    forged = store.folder / make(live, store).file
    rewritten(forged, facts=original.facts)
    with pytest.raises(CommandError, match=r"public.workouts_loggedset has a row that was changed"):
        restore(forged, "--yes-replace", live.name)
    assert databases(live) == {live.name}


def test_over_what_is_there_it_makes_a_backup_first_and_keeps_it_aside(
    live: Address, dump: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    change(live, LATER)
    good, later = Manifest.read(beside(dump).read_bytes()).facts, held(live)
    assert good.differs_in(later)
    restore(dump, "--yes-replace", live.name)
    assert good.differs_in(held(live)) is None
    (aside,) = asides(live)
    assert held(live.named(aside)) == later
    (first, again) = [each.manifest for each in folders.kept(store.folder)]
    assert first is not None
    assert (first.facts, again and again.facts) == (later, good)
    said = capsys.readouterr().out
    assert first.file in said
    assert aside in said

    restore(store.folder / first.file, "--yes-replace", live.name)  # and back again
    assert later.differs_in(held(live)) is None


def test_over_nothing_it_asks_nothing(live: Address, dump: Path) -> None:
    with live.named("postgres").connect() as admin:
        drop(admin, live.name)
    restore(dump)
    assert (
        ask(live, SETS)
        == Manifest.read(beside(dump).read_bytes()).facts.tables["public.workouts_loggedset"][0]
    )
    assert databases(live) == {live.name}


def test_over_an_empty_one_it_asks_nothing_and_leaves_none_behind(
    live: Address, dump: Path
) -> None:
    copied(live.named("template1"), live.name)
    restore(Path(dump.name))  # by its name alone it is looked for in the folder
    assert ask(live, SETS)
    assert databases(live) == {live.name}


@pytest.mark.parametrize("agreed", [[], ["--yes-replace", "another"]])
def test_over_what_is_there_it_wants_the_right_name(
    live: Address, dump: Path, agreed: list[str]
) -> None:
    before = held(live)
    with pytest.raises(CommandError, match=live.name):
        restore(dump, *agreed)
    assert held(live) == before
    assert databases(live) == {live.name}


def answered(live: Address, store: Store, dump: Path, *answers: str) -> tuple[int, str]:
    """What the command returns and says to somebody at a terminal who types this."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("restore", str(dump)),
        env=environment(live, store),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        said, _ = process.communicate(timeout=180)
    os.close(ours)
    os.close(theirs)
    return process.returncode, said


def test_it_asks_twice(live: Address, store: Store, dump: Path) -> None:
    change(live, LATER)
    before = held(live)
    for answers in (["y"], ["yes", "yes"]):
        status, said = answered(live, store, dump, *answers)
        assert (status, said.splitlines()[-1][-21:]) == (1, "Nothing was replaced."), said
    assert held(live) == before
    status, said = answered(live, store, dump, "yes", live.name)
    assert status == 0, said
    assert ask(live, "SELECT count(*) FROM django_content_type WHERE app_label = 'odd'") == 0
    assert len(asides(live)) == 1


@pytest.fixture
def visitors(live: Address) -> Iterator[list[object]]:
    """Somebody who comes back at once, however often the connection is ended; what they saw."""
    ended, seen = threading.Event(), list[object]()

    def come() -> None:
        while not ended.is_set():
            try:
                with live.connect() as there:
                    while not ended.is_set():
                        seen.append(there.execute(SETS).fetchall())
            except psycopg.Error as error:
                seen.append(error)

    threads = [threading.Thread(target=come) for _ in range(3)]
    for thread in threads:
        thread.start()
    yield seen
    ended.set()
    for thread in threads:
        thread.join()


def test_a_busy_site_is_swapped_in_one_step(
    live: Address, dump: Path, visitors: list[object]
) -> None:
    sets = ask(live, SETS)
    restore(dump, "--yes-replace", live.name)
    assert len(asides(live)) == 1
    looked = [each for each in visitors if not isinstance(each, psycopg.Error)]
    assert looked
    assert all(each == [(sets,)] for each in looked)
    assert all(isinstance(each, psycopg.Error) for each in visitors if each not in looked)


def test_an_older_one_is_brought_up_to_date_before_anyone_sees_it(
    live: Address, store: Store
) -> None:
    newest = held(live).migrations
    call_command("migrate", "coaching", "0004", verbosity=0)
    older = make(live, store)
    assert older.facts.migrations != newest
    restore(store.folder / older.file, "--yes-replace", live.name)
    assert held(live).migrations == newest


def test_when_it_cannot_be_backed_up_first_nothing_is_replaced(
    live: Address, dump: Path, store: Store
) -> None:
    before = held(live)
    elsewhere = dump.rename(store.folder.parent / dump.name)
    beside(dump).rename(beside(elsewhere))
    store.folder.chmod(0o755)
    with pytest.raises(CommandError, match=r"Nothing was restored.*open to others"):
        restore(elsewhere, "--yes-replace", live.name)
    assert held(live) == before
    assert databases(live) == {live.name}


def test_no_sentence_of_a_refusal_is_longer_than_a_line(live: Address, dump: Path) -> None:
    no_manifest(dump)
    with pytest.raises(CommandError) as refused:
        restore(dump)
    assert not re.search(r"\n", str(refused.value))

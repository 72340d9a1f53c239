"""The folder of the backups: which count, and which stay."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from backups.facts import Facts
from backups.failures import BackupError
from backups.folder import draft, kept, name_for, newest, publish, thin_out
from backups.manifest import Manifest, beside, in_words
from backups.programs import of_postgres

NOON = datetime.datetime(2026, 11, 29, 12, tzinfo=datetime.UTC)


def stored(folder: Path, made_at: datetime.datetime, database: str = "shop") -> Path:
    """A backup of some bytes, as one is left."""
    name = name_for(database, made_at, encrypted=False)
    with draft(folder, name) as (path, file):
        path.write_bytes(b"dump")
        assert file
        manifest = Manifest(
            name, database, made_at, made_at, 180_000, False, 4, "", "", Facts({}, {}, "", [])
        )
        return publish(path, manifest)


def ago(**time: int) -> datetime.datetime:
    return NOON - datetime.timedelta(**time)


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_of_a_day_and_the_newest_of_each_before_stay(tmp_path: Path) -> None:
    stay = [stored(tmp_path, ago(hours=hours)) for hours in (0, 1, 2, 23)]
    goes = [stored(tmp_path, ago(days=1, hours=2)), stored(tmp_path, ago(days=1, hours=11))]
    stay.append(stored(tmp_path, ago(days=2)))
    goes.append(stored(tmp_path, ago(days=2, hours=1)))
    goes.append(stored(tmp_path, ago(days=3)))
    assert sorted(thin_out(tmp_path, "shop", 3)) == sorted(goes)
    assert left(tmp_path) == sorted(
        name for path in stay for name in (path.name, beside(path).name)
    )


def test_days_without_a_backup_do_not_count(tmp_path: Path) -> None:
    stay = {stored(tmp_path, ago(days=days)) for days in (0, 100, 300)}
    thin_out(tmp_path, "shop", 3)
    assert {each.path for each in kept(tmp_path)} == stay


def test_the_last_good_one_stays_and_what_is_not_ours_too(tmp_path: Path) -> None:
    good, other = stored(tmp_path, ago(days=400)), stored(tmp_path, ago(days=500), "garden")
    (tmp_path / "notes.txt").write_text("mine")
    bad = stored(tmp_path, ago(days=1))
    bad.write_bytes(b"du")
    assert thin_out(tmp_path, "shop", 1) == []
    manifest = newest(tmp_path, "shop")
    assert manifest is not None
    assert manifest.file == good.name
    assert newest(tmp_path, "another") is None
    assert {good.name, other.name, bad.name, "notes.txt"} <= set(left(tmp_path))


def test_one_without_its_page_or_with_half_of_it_counts_for_nothing(tmp_path: Path) -> None:
    lone, half, short = (stored(tmp_path, ago(hours=hours)) for hours in (1, 2, 3))
    beside(lone).unlink()
    beside(half).write_bytes(beside(half).read_bytes()[:50])
    short.write_bytes(b"d")
    assert newest(tmp_path, "shop") is None
    assert [each.fault for each in kept(tmp_path)] == [
        "It has no manifest beside it, so nothing says that it’s whole.",
        "Its manifest can’t be read.",
        "It’s truncated: 1 bytes are left of 4.",
    ]


def test_a_draft_that_was_not_finished_leaves_nothing(tmp_path: Path) -> None:
    with draft(tmp_path, "shop.dump") as (path, _):
        path.write_bytes(b"half")
        assert left(tmp_path) == [".shop.dump.part"]
    assert left(tmp_path) == []


def test_no_two_names_are_alike_and_all_sort_by_time() -> None:
    moments = [NOON + datetime.timedelta(milliseconds=count * 7) for count in range(300)]
    names = [name_for("a b/c", moment, encrypted=True) for moment in moments]
    assert names == sorted(set(names))
    assert names[0] == "a_b_c-2026-11-29-120000-000.dump.age"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "just now"), (60, "1 minute ago"), (7_200, "2 hours ago"), (200_000, "2 days ago")],
)
def test_an_age_is_told_in_words(seconds: int, words: str) -> None:
    assert in_words(datetime.timedelta(seconds=seconds)) == words


def programs(folder: Path, dump: str, restore: str) -> str:
    """A folder with such a pg_dump and pg_restore, as a PATH."""
    folder.mkdir()
    for name, version in (("pg_dump", dump), ("pg_restore", restore)):
        (folder / name).write_text(f"#!/bin/sh\necho '{name} (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return str(folder)


def test_of_the_programs_that_are_new_enough_the_oldest_is_taken(tmp_path: Path) -> None:
    old = programs(tmp_path / "old", "15.4", "15.4")
    assert of_postgres(150_004, old) == Path(old)
    assert of_postgres(160_001, old) != Path(old)  # the ones that come along
    mixed = programs(tmp_path / "mixed", "18.1", "15.4")
    assert of_postgres(160_001, mixed) != Path(mixed)


def test_without_one_it_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="install postgresql-client-99"):
        of_postgres(990_000, programs(tmp_path / "old", "15.4", "15.4"))

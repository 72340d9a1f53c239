"""Backups that only the operator's key opens: age makes them, and nothing else is on the disk."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from backplan.environment import backups
from backups.databases import Address
from backups.facts import facts_of
from backups.failures import BackupError
from backups.making import Store, make
from backups.manifest import Manifest, beside
from backups.programs import age
from tests.backups.conftest import ask, change, databases
from tests.backups.test_making import command, environment
from tests.backups.test_restoring import cut_and_resealed

pytestmark = [pytest.mark.slow, pytest.mark.age]


def a_key(folder: Path, name: str = "key") -> tuple[Path, str]:
    """A new pair: the file of the identity, and the recipient."""
    made = subprocess.run(
        [Path(age()).with_name("age-keygen"), "--output", folder / name],
        check=True,
        capture_output=True,
        text=True,
    )
    return folder / name, made.stderr.removeprefix("Public key: ").strip()


@pytest.fixture
def identity(tmp_path: Path, store: Store) -> Path:
    """The operator's key, for which the site encrypts from now on."""
    file, recipient = a_key(tmp_path)
    settings.BACKUPS["recipients"].append(recipient)
    assert store.recipients == [recipient]
    return file


@pytest.fixture
def dump(live: Address, store: Store, identity: Path) -> Path:
    path = store.folder / make(live, store).file
    change(live, "DELETE FROM backplan_cache")
    return path


def test_it_is_proven_and_only_the_key_opens_it(live: Address, store: Store, dump: Path) -> None:
    manifest = Manifest.read(beside(dump).read_bytes())
    assert dump.name.endswith(".dump.age")
    assert manifest.encrypted
    assert manifest.sha256 != manifest.dump_sha256
    for path in store.folder.iterdir():
        content = path.read_bytes()
        assert not content.startswith(b"PGDMP")
        assert b"@sample.invalid" not in content
    assert dump.read_bytes().startswith(b"age-encryption.org/v1")


def test_the_dump_itself_is_on_no_disk_meanwhile(
    live: Address, store: Store, identity: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever is opened to write lies in the store or is a program's complaint, empty here.
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    make(live, store)
    assert list(temporary.iterdir()) == []


def test_the_right_key_brings_everything_back(live: Address, identity: Path, dump: Path) -> None:
    call_command("restore", dump.name, "--identity", str(identity), "--yes-replace", live.name)
    facts = Manifest.read(beside(dump).read_bytes()).facts
    with live.connect() as there:
        assert facts.differs_in(facts_of(there)) is None
    assert facts.tables["public.backplan_cache"][0]


def test_the_key_may_be_piped_in(live: Address, store: Store, identity: Path, dump: Path) -> None:
    with identity.open() as key:
        done = subprocess.run(
            command("restore", dump.name, "--identity", "-", "--yes-replace", live.name),
            env=environment(live, store) | {"BACKUP_AGE_RECIPIENT": store.recipients[0]},
            stdin=key,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stderr
    assert ask(live, "SELECT count(*) FROM backplan_cache")


def test_a_wrong_key_is_refused(live: Address, dump: Path, tmp_path: Path) -> None:
    other, _ = a_key(tmp_path, "other")
    with pytest.raises(CommandError, match=r"age failed: no identity matched any of the recip"):
        call_command("restore", dump.name, "--identity", str(other), "--yes-replace", live.name)
    assert databases(live) == {live.name}


def test_no_key_is_asked_for(live: Address, dump: Path) -> None:
    with pytest.raises(CommandError, match=r"It’s encrypted: name the file of your key"):
        call_command("restore", dump.name, "--yes-replace", live.name)
    assert databases(live) == {live.name}


def test_one_cut_short_and_resealed_is_refused(live: Address, identity: Path, dump: Path) -> None:
    cut_and_resealed(dump)
    with pytest.raises(CommandError, match="Nothing was restored"):
        call_command("restore", dump.name, "--identity", str(identity), "--yes-replace", live.name)
    assert databases(live) == {live.name}


def test_a_recipient_that_is_none_makes_no_backup(live: Address, store: Store) -> None:
    store.recipients.append("age1nonsense")
    with pytest.raises(BackupError, match="age failed: malformed recipient"):
        make(live, store)
    assert os.listdir(store.folder) == []
    assert databases(live) == {live.name}


def test_without_age_it_says_what_to_install(
    live: Address, store: Store, identity: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BackupError, match="apt install age"):
        make(live, store)
    assert os.listdir(store.folder) == []


def test_the_key_itself_is_refused_where_its_public_half_belongs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BACKUP_AGE_RECIPIENT", "AGE-SECRET-KEY-1ABC")
    with pytest.raises(ImproperlyConfigured, match="never the key itself"):
        backups()

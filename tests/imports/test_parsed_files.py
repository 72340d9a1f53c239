"""What was read of a kept file is kept beside it, and every later look takes it from there."""

from __future__ import annotations

from pathlib import Path

import pytest

from imports import parsed_files
from imports.files import apps
from imports.models import ImportedFile
from imports.parsed_files import packed, unpacked
from tests.factories import lifter
from tests.imports.flow import bring, kept, line, log_of, page, said, strong
from tests.imports.reads import LIMITS

TWINS = sorted(Path(__file__).with_name("twins").iterdir())
FILE = strong(line(), line(order="Rest Timer"), line(order=2, weight="heavy"), line(order=3))


@pytest.mark.parametrize("twin", TWINS, ids=lambda twin: twin.stem)
def test_a_reading_comes_back_as_it_was(twin: Path) -> None:
    reading = apps.read(twin.read_bytes(), LIMITS)
    assert reading.rows
    assert unpacked(packed(reading)) == reading


def test_what_is_left_out_and_half_characters_come_back_too() -> None:
    reading = apps.read(FILE, LIMITS)
    reading.rows[0] = reading.rows[0]._replace(note="\ud800")
    assert (len(reading.skipped), reading.dropped.total()) == (1, 1)
    assert unpacked(packed(reading)) == reading


@pytest.mark.django_db
def test_a_kept_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    user = lifter()
    source = kept(user, FILE)
    first = said(page(user, source))
    monkeypatch.setattr(apps, "read", lambda *given: pytest.fail("The file is read again."))
    assert said(page(user, source)) == first
    assert bring(user, source, unit="lb").status_code == 302
    assert len(log_of(user)) == 2


@pytest.mark.django_db
def test_other_readers_read_the_file_again(monkeypatch: pytest.MonkeyPatch) -> None:
    user = lifter()
    source = kept(user, FILE)
    first = said(page(user, source))
    monkeypatch.setattr(parsed_files, "readers", lambda: "of the next version")
    read, seen = apps.read, []
    monkeypatch.setattr(apps, "read", lambda *given: seen.append(given[0]) or read(*given))
    assert said(page(user, source)) == first
    assert seen == [FILE]


@pytest.mark.django_db
def test_a_file_that_was_kept_before_is_read_at_every_look() -> None:
    user = lifter()
    source = kept(user, FILE)
    first = said(page(user, source))
    ImportedFile.objects.update(reading=None)
    assert said(page(user, source)) == first

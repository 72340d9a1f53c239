"""How far a long file has come in is seen from outside before it is in."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connections, transaction

from imports import bringing
from imports.models import ImportedFile
from imports.preview import opened, usual
from imports.progress import LONG, rows_done, told
from tests.factories import browser, lifter
from tests.imports.flow import kept, line, strong
from workouts.models import LoggedSet

pytestmark = pytest.mark.django_db(transaction=True)


def long_file() -> bytes:
    first, day = datetime.date(2015, 1, 1), datetime.timedelta(days=1)
    return strong(*(line(str(first + number // 20 * day)) for number in range(LONG)))


def beside(query: str) -> int:
    """What another connection finds."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute(query)
            return int(cursor.fetchone()[0])
    finally:
        other.close()


def test_the_count_is_written_while_no_set_can_be_seen() -> None:
    user = lifter()
    source = kept(user, long_file())
    file = opened(long_file(), user)
    seen: list[tuple[int, int]] = []
    with told(source, LONG) as tell:

        def and_look(done: int) -> None:
            tell(done)
            written = beside("SELECT rows_done FROM imports_importedfile")
            seen.append((written, beside("SELECT count(*) FROM workouts_loggedset")))

        choices = replace(usual(file, user), unit="lb")
        bringing.bring_in(source=source, file=file, choices=choices, tell=and_look)
    assert seen == [(1000 * part, 0) for part in range(1, 6)]
    assert LoggedSet.objects.count() == LONG


def test_a_short_file_tells_nothing() -> None:
    source = kept(lifter(), strong(line()))
    with told(source, 1) as tell:
        tell(1)
    assert rows_done(source) == 0


def test_what_cannot_be_told_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    source = kept(lifter(), strong(line()))
    monkeypatch.setattr("imports.progress._WRITE", "UPDATE nowhere SET rows_done = %s, id = %s")
    with told(source, LONG) as tell:
        tell(1000)
    assert rows_done(source) == 0


def test_telling_waits_for_nobody() -> None:
    source = kept(lifter(), strong(line()))

    def told_at_once() -> None:
        with told(source, LONG) as tell:
            tell(1000)

    with ThreadPoolExecutor(1) as threads, transaction.atomic():
        ImportedFile.objects.select_for_update().get()
        threads.submit(told_at_once).result(timeout=3)
    assert rows_done(source) == 0


def test_the_page_of_progress_tells_the_count() -> None:
    user = lifter()
    source = kept(user, strong(line()))
    ImportedFile.objects.update(rows_done=3000)
    assert browser(user).get(f"/import/{source.pk}/progress/").json() == {"done": 3000}

"""Phones log, the primary is killed, its standby takes over, and every set is looked for."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from psycopg.conninfo import make_conninfo
from psycopg.rows import dict_row

from embedded_postgres.processes import workers_of
from tests.drills.database import NAME, SERVED, Database
from tests.drills.journal import STORED, Journal, problems
from tests.drills.phones import Knobs, Phone, Way
from tests.drills.site import Site, prepare
from tests.pooler import Pooler
from tests.standby import Standby, followed

LIFTERS, WORKOUTS = 6, 9
LOGGING = 4.0  # seconds before the primary dies, and after
WORST = 60.0  # seconds of waiting for anything, on a machine however busy


@dataclass
class Taken:
    """What came of it: sets that phones were told are saved and that are gone, and the seconds
    from the promotion to the next set that was saved."""

    confirmed: int
    lost: list[str]
    seconds: float
    other_problems: list[str] = field(default_factory=list)

    def figures(self) -> str:
        return (
            f"{self.confirmed} sets confirmed, {len(self.lost)} lost;"
            f" the next saved {self.seconds:.1f} s after the promotion"
        )


@contextmanager
def primary() -> Iterator[Database]:
    """One of its own for each drill, as it does not live to the end of it."""
    made = Database()
    try:
        prepare(made, "manage.py", "migrate", "--noinput", "--verbosity=0")
        yield made
    finally:
        made.remove()


def either(database: Database, standby: Standby, options: str) -> str:
    """The address of both, whichever of them takes writes: libpq itself looks which."""
    return make_conninfo(
        host=f"{database.places.socket_folder},{standby.socket}",
        user=NAME,
        dbname=NAME,
        application_name=SERVED,
        target_session_attrs="read-write",
        options=options or None,
    )


def kill(database: Database) -> None:
    """All its processes at once: none of them says good-bye."""
    for pid in workers_of(database.places):
        os.kill(pid, signal.SIGKILL)


def taken_over(
    folder: Path,
    *,
    confirms: bool,
    is_deaf: bool = False,
    options: str = "",
    pooler: Pooler | None = None,
) -> Taken:
    """One drill. With `is_deaf` the standby has not heard a thing for a while when it happens.

    A pooler is started before the primary, and started again before the one that took over.
    """
    with primary() as database, followed(database.cluster, confirms=confirms) as standby:
        told = _told(database, standby, options, pooler)
        site = Site(database, folder, **told)
        journal, knobs = Journal(folder / "journal.jsonl"), Knobs()
        phones = _phones(database, site, journal, knobs)
        try:
            site.start()
            for phone in phones:
                phone.start()
            _until(lambda: len(journal.all) > LIFTERS, "nothing was saved")
            time.sleep(LOGGING)
            if is_deaf:
                with standby.deaf():
                    time.sleep(LOGGING)
                    kill(database)
                    standby.stop()
                    standby.start()
            else:
                kill(database)
            standby.promote()
            if pooler:
                pooler.stop()
                pooler.start(standby.socket)
            seconds = _saved_again(journal)
            _go_home(phones, knobs)
        finally:
            knobs.stop.set()
            knobs.give_up.set()
            site.stop()
        return _judged(journal, standby, seconds)


def _told(
    database: Database, standby: Standby, options: str, pooler: Pooler | None
) -> dict[str, str]:
    """How the site reaches whichever of the two takes writes."""
    if pooler is None:
        return {"DATABASE_URL": either(database, standby, options)}
    pooler.start(database.places.socket_folder)
    with database.connect() as ours:
        ours.execute(f"ALTER ROLE {NAME} SET statement_timeout = '10s'")
    return {"DATABASE_URL": pooler.address, "DATABASE_POOLER": "1"}


def _phones(database: Database, site: Site, journal: Journal, knobs: Knobs) -> list[Phone]:
    told = ["-m", "tests.drills.cast", "training", str(LIFTERS), str(WORKOUTS)]
    cast = json.loads(prepare(database, *told))
    way = Way(site.port)
    return [Phone(lifter, way, journal, knobs, number) for number, lifter in enumerate(cast)]


def _saved_again(journal: Journal) -> float:
    moment = time.monotonic()
    _until(lambda: journal.first_after(moment) is not None, "nothing was saved any more")
    time.sleep(LOGGING)
    return journal.first_after(moment) or 0.0


def _go_home(phones: list[Phone], knobs: Knobs) -> None:
    knobs.stop.set()
    _until(lambda: not any(phone.is_alive() for phone in phones), "a phone never ended")


def _judged(journal: Journal, standby: Standby, seconds: float) -> Taken:
    with standby.connect() as connection:
        stored = connection.cursor(row_factory=dict_row).execute(STORED).fetchall()
    found = list(problems(journal, stored))
    lost = [each for each in found if each.startswith("lost")]
    others = [each for each in found if not each.startswith("lost")]
    return Taken(len(journal.sets), lost, seconds, others)


def _until(holds: Callable[[], bool], otherwise: str) -> None:
    until = time.monotonic() + WORST
    while not holds():
        assert time.monotonic() < until, otherwise
        time.sleep(0.05)

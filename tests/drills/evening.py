"""An evening in many gyms: phones log while one fault after the other comes and goes."""

from __future__ import annotations

import contextlib
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from psycopg.rows import dict_row

from tests.drills import faults
from tests.drills.faults import Fault, Scene
from tests.drills.journal import STORED, Journal, problems
from tests.drills.lossy import LossyWire
from tests.drills.phones import Knobs, Phone, Way
from tests.drills.proxy import Proxy, is_here
from tests.drills.site import Site

PROMISED = 6.0  # seconds from the end of a fault to the first acknowledgement
CALM = 5  # acknowledgements between two faults
LONGEST = 420.0  # seconds of an evening, on a machine however busy
GIVEN_UP = 30.0  # seconds without one after which nobody waits any more


@dataclass
class Evening:
    """What came of it."""

    journal: Journal
    seconds: float = 0.0
    # Each fault, with the seconds from its end to the first acknowledgement, and how many
    # requests came to nothing until then.
    faults: list[tuple[str, float, int]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    eaten: int = 0

    def figures(self) -> list[str]:
        statuses = ", ".join(
            f"{count} x {status or 'no answer'}"
            for status, count in sorted(self.journal.statuses.items())
        )
        kinds = Counter(problem.partition(":")[0] for problem in self.problems)
        slowest = max(self.faults, key=lambda each: each[1], default=("none", 0.0, 0))
        return [
            f"{len(self.journal.sets)} sets acknowledged in {len(self.journal.all)} answers,"
            f" {len(self.faults)} faults, {self.seconds:.0f} seconds",
            f"answers to a set: {statuses}; {self.eaten} connections eaten",
            f"first acknowledgement after a fault: at most {slowest[1]:.1f} s ({slowest[0]})",
            "; ".join(
                f"{name} {seconds:.1f} s, {refused} refused"
                for name, seconds, refused in self.faults
            ),
            f"problems: {dict(kinds) or 'none'}",
        ]


@contextlib.contextmanager
def served(
    site: Site, folder: Path, seed: int, session: str, changes: Mapping[str, str] | None = None
) -> Iterator[tuple[Scene, Way, Knobs]]:
    """The site behind its proxy, where there is one, and behind a wire that can lose things."""
    proxy = Proxy(folder, site.port, changes=changes) if is_here() else None
    wire = LossyWire(proxy.port if proxy else site.port, seed)
    knobs = Knobs()
    scene = Scene(site, wire, knobs, proxy, Journal(folder / "journal.jsonl"), session)
    try:
        site.start()
        if proxy:
            proxy.start()
        yield scene, Way(wire.port, proxy.trusting() if proxy else None), knobs
    finally:
        knobs.stop.set()
        knobs.give_up.set()
        wire.close()
        for line in scene.stalled:
            line.close()
        if proxy:
            proxy.stop()
        site.stop()


def spend(
    scene: Scene,
    phones: Sequence[Phone],
    *,
    chosen: Sequence[Fault],
    sets: int,
    seed: int,
) -> Evening:
    """All faults in an order drawn by the seed, and more sets until there are so many."""
    journal, began = scene.journal, time.monotonic()
    evening = Evening(journal)
    order = list(chosen)
    random.Random(seed).shuffle(order)
    for phone in phones:
        phone.start()
    for fault in order:
        _calm(journal)
        before = journal.refused()
        fault(scene)
        seconds = _first_after(journal, time.monotonic())
        evening.faults.append((fault.__name__, seconds, journal.refused() - before))
    while len(journal.sets) < sets and not _is_late(journal, began):
        time.sleep(0.1)
    _go_home(scene, phones, began)
    evening.seconds, evening.eaten = time.monotonic() - began, scene.wire.eaten
    evening.problems = list(_judge(scene, evening))
    return evening


def _is_late(journal: Journal, began: float) -> bool:
    return journal.silence() > GIVEN_UP or time.monotonic() - began > LONGEST


def _go_home(scene: Scene, phones: Sequence[Phone], began: float) -> None:
    """Each phone ends with what it has begun, unless nothing is acknowledged any more."""
    scene.knobs.stop.set()
    while any(phone.is_alive() for phone in phones) and not _is_late(scene.journal, began):
        time.sleep(0.1)
    scene.knobs.give_up.set()
    for phone in phones:
        phone.join()


def _judge(scene: Scene, evening: Evening) -> Iterator[str]:
    with scene.site.database.connect() as connection:
        cursor = connection.cursor(row_factory=dict_row)
        yield from problems(evening.journal, cursor.execute(STORED).fetchall())
    yield from (f"500: {line}" for line in scene.site.broke())
    for name, seconds, _ in evening.faults:
        if seconds > PROMISED:
            yield f"late: {seconds:.1f} s after {name} until a set was acknowledged"


def _calm(journal: Journal) -> None:
    """Until some sets were acknowledged."""
    count = len(journal.all) + CALM
    while len(journal.all) < count and journal.silence() < GIVEN_UP:
        time.sleep(0.02)


def _first_after(journal: Journal, ended: float) -> float:
    while time.monotonic() - ended < GIVEN_UP:
        if (seconds := journal.first_after(ended)) is not None:
            return seconds
        time.sleep(0.02)
    return GIVEN_UP


def all_faults(scene: Scene, count: int) -> tuple[list[Fault], list[str]]:
    """At least so many faults, each as often as the others, and what could not be made."""
    possible, missing = faults.possible(scene)
    rounds = -(-count // len(possible))
    return possible * rounds, missing

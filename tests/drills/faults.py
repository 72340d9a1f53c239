"""Faults, one after the other. Each returns once what it broke is whole again."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.drills.journal import Journal
from tests.drills.lossy import LossyWire
from tests.drills.phones import Knobs, sending
from tests.drills.proxy import NO_PROXY, Proxy
from tests.drills.site import Site

AWAY = 1.0  # seconds that a server stays away
WHILE = 2.0  # seconds that something goes wrong
LONGEST = 8.0
HALF = 0.5
STALLED = 40  # phones
TOKEN = "stalled0" * 4
NO_DISK = "The disk was not filled: that takes root and a container that may mount."


@dataclass
class Scene:
    """All that can break."""

    site: Site
    wire: LossyWire
    knobs: Knobs
    proxy: Proxy | None
    journal: Journal
    session: str  # of a lifter, for phones that stall
    stalled: list[socket.socket] = field(default_factory=list)


Fault = Callable[[Scene], None]


def one_worker_killed(scene: Scene) -> None:
    scene.site.kill_workers(1)


def all_workers_killed(scene: Scene) -> None:
    scene.site.kill_workers()


def master_killed(scene: Scene) -> None:
    scene.site.kill_master()
    scene.site.start()


def database_stopped(scene: Scene) -> None:
    scene.site.database.stop_at_once()
    time.sleep(AWAY)
    scene.site.database.start()


def connection_ended(scene: Scene) -> None:
    scene.site.database.end_a_backend(kill=False)


def backend_killed(scene: Scene) -> None:
    scene.site.database.end_a_backend(kill=True)


def disk_full(scene: Scene) -> None:
    before, until = scene.journal.refused(), time.monotonic() + LONGEST
    scene.site.database.fill_the_disk()
    time.sleep(WHILE)
    # There is room in pages that were begun, until it is used up.
    while scene.journal.refused() == before and time.monotonic() < until:
        time.sleep(0.05)
    scene.site.database.empty_the_disk()
    scene.site.database.start()  # where that was too much for it


def requests_eaten(scene: Scene) -> None:
    scene.wire.eats_requests = HALF
    time.sleep(WHILE)
    scene.wire.eats_requests = 0


def answers_eaten(scene: Scene) -> None:
    scene.wire.eats_answers = HALF
    time.sleep(WHILE)
    scene.wire.eats_answers = 0


def taps_doubled(scene: Scene) -> None:
    usual, scene.knobs.doubled = scene.knobs.doubled, 1
    time.sleep(WHILE)
    scene.knobs.doubled = usual


def phones_stalled(scene: Scene) -> None:
    """They go on waiting after this, and the others are served all the same."""
    if scene.proxy:
        scene.stalled.extend(scene.proxy.stall(STALLED, sending(scene.session, TOKEN)))
        time.sleep(WHILE)


FAULTS: list[Fault] = [
    one_worker_killed,
    all_workers_killed,
    master_killed,
    database_stopped,
    connection_ended,
    backend_killed,
    disk_full,
    requests_eaten,
    answers_eaten,
    taps_doubled,
    phones_stalled,
]


def possible(scene: Scene) -> tuple[list[Fault], list[str]]:
    """The faults that can be made here, and a sentence for each that can not."""
    missing = {
        **({} if scene.site.database.has_own_disk else {disk_full: NO_DISK}),
        **({} if scene.proxy else {phones_stalled: NO_PROXY}),
    }
    return [fault for fault in FAULTS if fault not in missing], list(missing.values())

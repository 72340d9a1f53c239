"""CPU of whole requests in interleaved rounds, over all processes that have a part in them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

import private
from goals import Figures
from processes import spent
from served import Visitor
from statements import counted
from ways import Way


@dataclass(frozen=True)
class Measured:
    """One way, so many times a round."""

    way: Way
    times: int
    # Milliseconds of CPU of one time in each round: of the site's processes, and of Postgres'.
    web: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    def warm_up(self) -> None:
        self.way.ready(self.times)
        for number in range(self.times):
            self.way.act(number)

    def round(self) -> None:
        self.way.ready(self.times)
        web, database = spent(self.way.site.pid), spent(private.SERVER.pid)
        for number in range(self.times):
            self.way.act(number)
        self.web.append((spent(self.way.site.pid) - web) * 1000 / self.times)
        self.database.append((spent(private.SERVER.pid) - database) * 1000 / self.times)

    @property
    def both(self) -> list[float]:
        return [web + database for web, database in zip(self.web, self.database, strict=True)]

    def figures(self) -> Figures:
        """Medians of CPU, and what one time asks for: requests, bytes and statements."""
        self.way.ready(2)
        self.way.act(0)
        sent, requests = Visitor.sent, Visitor.requests
        statements = counted(lambda: self.way.act(1))
        return {
            "ms": statistics.median(self.both),
            "database ms": statistics.median(self.database),
            "sql": statements,
            "requests": Visitor.requests - requests,
            "bytes": Visitor.sent - sent,
        }


def in_turn(ways: Sequence[Measured], rounds: int) -> None:
    """Measure all of them in so many rounds, after one that does not count."""
    for each in ways:
        each.warm_up()
    for _ in range(rounds):
        for each in ways:
            each.round()


def ratio(ours: list[float], theirs: list[float]) -> float:
    """The median of the ratios of all rounds."""
    return statistics.median(one / other for one, other in zip(ours, theirs, strict=True))

"""Whether two series of times can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

# A random time of one is longer than a random one of the other: 0.5 where they are alike. With
# 60 and more of each, chance alone leaves this band once in two hundred tries.
ALIKE = (0.35, 0.65)
# Medians nearer to each other than this part tell nobody anything over a network, however
# neatly they rank on one machine; farther apart than the second, they tell in any order.
NEAR, FAR = 0.05, 0.15


@dataclass(frozen=True)
class Compared:
    """The medians of both in seconds, and how often the first is the longer one."""

    known: float
    unknown: float
    auc: float

    @classmethod
    def of(cls, known: Sequence[float], unknown: Sequence[float]) -> Compared:
        wins = sum((a > b) + 0.5 * (a == b) for a in known for b in unknown)
        return cls(median(known), median(unknown), wins / (len(known) * len(unknown)))

    @property
    def apart(self) -> float:
        """By which part of the longer one the medians differ."""
        return abs(self.known - self.unknown) / max(self.known, self.unknown)

    def tells(self) -> bool:
        ranked = not ALIKE[0] <= self.auc <= ALIKE[1]
        return self.apart > FAR or (ranked and self.apart > NEAR)

    def __str__(self) -> str:
        return (
            f"known {self.known * 1000:.1f} ms, unknown {self.unknown * 1000:.1f} ms,"
            f" {self.apart:.1%} apart, AUC {self.auc:.2f}"
        )

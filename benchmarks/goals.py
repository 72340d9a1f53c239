"""What is wanted of the figures of a row."""

from __future__ import annotations

from dataclasses import dataclass, field

Figures = dict[str, float]


@dataclass(frozen=True)
class Goal:
    """Each figure at most so much, or at least so much; a ratio is to what stands beside it."""

    most: Figures = field(default_factory=dict)
    least: Figures = field(default_factory=dict)

    @property
    def words(self) -> str:
        most = [f"≤ {_said(name, bound)}" for name, bound in self.most.items()]
        return ", ".join(most + [f"≥ {_said(name, bound)}" for name, bound in self.least.items()])

    def is_met(self, figures: Figures) -> bool:
        low = all(figures[name] <= bound for name, bound in self.most.items())
        return low and all(figures[name] >= bound for name, bound in self.least.items())


def _said(name: str, bound: float) -> str:
    return f"{bound:,g} {'×' if name == 'ratio' else name.replace('sql', 'SQL')}"

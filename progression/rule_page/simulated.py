"""A year of simulated lifters, by this rule and by waiting, for the page about the rule.

Every figure comes from simulated.json, which benchmarks/lifters.py writes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

_FILE = Path(__file__).with_name("simulated.json")
_WAYS = {
    "grinds": "Stops with one left, pushes on for the low end",
    "keeps one": "Always stops with one left",
    "at the aim": "Stops at the reps asked, pushes on for the low end",
}
_COUNTS = {"turns", "most_back", "all_back"}
_Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure by both rules: set to set, and waiting for the next workout."""

    name: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class SimulatedYear:
    """The assumptions by name, and the results by heading.

    Results are averages over the gyms whose next weight is one step away, and over the other
    gyms where the name says so.
    """

    assumed: dict[str, str]
    groups: dict[str, list[Beside]]


@cache
def simulated_year() -> SimulatedYear:
    """The year as the page shows it. The file is part of the program, so it is read once."""
    year = json.loads(_FILE.read_text(encoding="utf-8"))
    close = {lifter["name"] for lifter in year["lifters"] if lifter["is_fine"]}
    rows = [row for row in year["rows"] if row["lifter"] in close]
    others = [row for row in year["rows"] if row["lifter"] not in close]
    assumed = _assumed(year)
    back = f"Workouts until back in the range, {assumed['lost_ill']} of strength lost"
    groups = {
        "Through the year": _through_the_year(rows),
        back: [
            _beside("Two of three sets", rows, "most_back"),
            _beside("Every set", rows, "all_back"),
        ],
        "Sets under the range, by who lifts": [
            *_by_way(rows),
            _beside("Has a gym whose weights are far apart", others, "under"),
        ],
    }
    return SimulatedYear(assumed, groups)


def _assumed(year: dict[str, Any]) -> dict[str, str]:
    """Shares in percent, and counts as they are."""
    figures = year["assumed"] | {"lifters": len(year["lifters"])}
    return {
        name: _percent(figure, 1) if 0 < figure < 1 else f"{figure:g}"
        for name, figure in figures.items()
    }


def _through_the_year(rows: _Rows) -> list[Beside]:
    heavier = mean(row["heavier_month"] for row in rows if row["rule"] == "set to set")
    return [
        _beside("Sets under the range", rows, "under"),
        _beside("Sets with one to three reps left", rows, "one_to_three_left"),
        _beside("Sets with nothing left", rows, "nothing_left"),
        _beside("Turns of the weight, from up to down or back", rows, "turns"),
        Beside("Weight in the last month, beside waiting", f"+{_percent(heavier, 1)}", "–"),
    ]


def _by_way(rows: _Rows) -> list[Beside]:
    return [
        _beside(name, [row for row in rows if row["way"] == way], "under")
        for way, name in _WAYS.items()
    ]


def _beside(name: str, rows: _Rows, figure: str) -> Beside:
    """The mean of a figure by both rules: a count to one decimal, else a share in percent."""
    ours, theirs = (
        mean(row[figure] for row in rows if row["rule"] == rule)
        for rule in ("set to set", "waiting")
    )
    if figure in _COUNTS:
        return Beside(name, f"{ours:.1f}", f"{theirs:.1f}")
    return Beside(name, _percent(ours), _percent(theirs))


def _percent(share: float, digits: int = 0) -> str:
    return f"{round(100 * share, digits):g}%"

"""The table that is printed: now, perhaps before, and what is wanted."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterator

import alone
import django
import private
from goals import Figures, Goal
from rows import ROWS

HEADS = ["work", "product", "beside it", "ratio", "SQL", "bytes", "wanted", ""]
BEFORE = ["before", "ratio before", "SQL before"]


def machine() -> str:
    """Where and with what this was measured."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607
        cwd=private.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    ).stdout.strip()
    return (
        f"{os.cpu_count()} cores, Python {platform.python_version()}, "
        f"Django {django.__version__}, Postgres {private.version()}, commit {commit or 'unknown'}"
    )


def table(figures: dict[str, Figures], before: dict[str, Figures]) -> str:
    """The figures as a table in Markdown, with those from before beside them if there are any."""
    heads = HEADS[:2] + BEFORE * bool(before) + HEADS[2:]
    return lines(heads, [_line(name, each, before) for name, each in figures.items()])


def lines(heads: list[str], rows: list[list[str]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows])


def _line(name: str, now: Figures, before: dict[str, Figures]) -> list[str]:
    work, beside, goal = _told(name)
    was = before.get(name, {})
    then = [_main(was), _ratio(was), _whole(was, "sql")] if before else []
    other = f"{now['beside ms']:.1f} ms, {beside}" if "beside ms" in now else beside
    met = "met" if goal.is_met(now) else "missed"
    figures = [_ratio(now), _whole(now, "sql"), _whole(now, "bytes")]
    return [work, _main(now), *then, other, *figures, goal.words, met]


def _told(name: str) -> tuple[str, str, Goal]:
    if name in ROWS:
        return ROWS[name].work, ROWS[name].beside, ROWS[name].goal
    return alone.ROWS[name].work, alone.ROWS[name].beside, alone.ROWS[name].goal


def _main(figures: Figures) -> str:
    """What is measured in milliseconds, and how much of it the database took; else the rest."""
    if "ms" in figures:
        database = figures.get("database ms")
        return f"{figures['ms']:.1f} ms" + (f" (database {database:.1f})" if database else "")
    return ", ".join(_others(figures))


def _others(figures: Figures) -> Iterator[str]:
    apart = ("ratio", "sql", "bytes", "requests")
    for name, value in figures.items():
        if name not in apart and not name.startswith("beside"):
            yield f"{value:,.1f} {name}"
    if "requests" in figures:
        yield f"{figures['requests']:.0f} requests"


def _ratio(figures: Figures) -> str:
    return f"{figures['ratio']:.2f}" if "ratio" in figures else ""


def _whole(figures: Figures, name: str) -> str:
    return f"{figures[name]:,.0f}" if name in figures else ""

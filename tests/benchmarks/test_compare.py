"""The benchmarks run, and count what they say they count. How long anything takes is no test."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "benchmarks"
spent = runpy.run_path(str(FOLDER / "processes.py"))["spent"]
Goal = runpy.run_path(str(FOLDER / "goals.py"))["Goal"]
# A tenth of a second of CPU each, by a child that has ended, one that stays, and the parent.
BUSY = """
import subprocess, sys, time
work = "import time\\nwhile time.process_time() < 0.1: pass\\nprint(flush=True)\\n"
subprocess.run([sys.executable, "-c", work], stdout=subprocess.DEVNULL)
stays = subprocess.Popen([sys.executable, "-c", work + "input()"], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE)
stays.stdout.readline()
exec(work)
input()
stays.communicate(b"\\n")
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """Of one round with two requests to a row, of both sites."""
    return ran(tmp_path_factory.mktemp("benchmarks") / "figures.json", "--rounds=1")["rows"]


def ran(file: Path, *more: str) -> dict[str, Any]:
    before = file.with_name("before.json")
    before.write_text(json.dumps({"rows": {"week": {"ms": 1234.56, "ratio": 7.89, "sql": 99}}}))
    few = ["--times=2", "--lifters=4", f"--json={file}", f"--before={before}", *more]
    rows = ["script", "form", "whole", "entry", "week", "roster", "lift", "review", "visit"]
    done = subprocess.run(
        [sys.executable, FOLDER / "compare.py", *rows, *few], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.count("\n|") == len(rows) + 2
    assert "| 1234.6 ms | 7.89 | 99 |" in done.stdout
    told: dict[str, Any] = json.loads(file.read_text())
    return told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("row", "requests", "statements"),
    [("script", 2, 6), ("whole", 2, 7), ("week", 1, 3), ("roster", 1, 3)],
)
def test_the_sketch_does_the_work_by_as_many_statements_as_are_told_of_it(
    figures: dict[str, dict[str, float]], row: str, requests: int, statements: int
) -> None:
    told = figures[row]
    assert (told["beside requests"], told["beside sql"]) == (requests, statements)


@pytest.mark.slow
def test_every_row_has_its_figures(figures: dict[str, dict[str, float]]) -> None:
    visit = figures["visit"]
    assert visit["requests"] > 1
    assert visit["bytes"] > 10_000
    asked = [told for name, told in figures.items() if name != "visit"]
    assert all(told["ms"] > told["database ms"] > 0 for told in asked)
    assert all(told["ratio"] > 0 and told["bytes"] > 0 for told in asked)


def test_cpu_is_that_of_a_process_and_of_its_children_also_those_that_ended() -> None:
    busy = subprocess.Popen(
        [sys.executable, "-c", BUSY], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert busy.stdout is not None
    busy.stdout.readline()
    used = spent(busy.pid)
    busy.communicate(b"\n")
    assert used >= 0.28  # what has ended is told in hundredths of a second


@pytest.mark.parametrize(
    ("figures", "is_met"),
    [
        ({"ratio": 1.5, "sql": 6, "speed": 3}, True),
        ({"ratio": 1.6, "sql": 6, "speed": 3}, False),
        ({"ratio": 1.5, "sql": 7, "speed": 3}, False),
        ({"ratio": 1.5, "sql": 6, "speed": 2}, False),
    ],
)
def test_a_goal_is_met_by_all_figures_together(figures: dict[str, float], is_met: bool) -> None:
    goal = Goal(most={"ratio": 1.5, "sql": 6}, least={"speed": 3})
    assert goal.is_met(figures) is is_met
    assert goal.words == "≤ 1.5 ×, ≤ 6 SQL, ≥ 3 speed"

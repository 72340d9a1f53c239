"""`.venv/bin/python benchmarks/compare.py [ROW ...]`: the product beside a bare sketch of it.

Serves both as they are deployed, on one Postgres of their own, and has people do the same work at
one and the other in turn: two hundred lifters with two years of logs, and a coach of half of
them. Prints CPU milliseconds of all processes for one time, the ratio of the two (the median of
the rounds), statements, bytes, and whether that is what we want. `--help` names the rows; one
takes half a minute, all of them some minutes. `--json FILE` keeps the figures, and
`--before FILE` prints kept ones beside the new.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import private  # first: it makes the database

# isort: split
import alone
import seeded
from django.db import connection
from goals import Figures
from measured import Measured, in_turn, ratio
from report import machine, table
from rows import ROWS
from served import PRODUCT, SKETCH, serving
from sketched_ways import SketchedPeople
from ways import People

ROUNDS, LIFTERS = 5, 200


def arguments() -> argparse.Namespace:
    names = [*ROWS, *alone.ROWS]
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("rows", nargs="*", metavar="ROW", help=", ".join(names))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--times", type=int, help="how often a round, unless the row knows better")
    parser.add_argument("--lifters", type=int, default=LIFTERS, help="half of them have a coach")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    parser.add_argument("--before", type=Path, help="kept figures to print beside the new")
    asked = parser.parse_args()
    if unknown := set(asked.rows) - set(names):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    asked.rows = asked.rows or names
    return asked


def compared(asked: argparse.Namespace) -> dict[str, Figures]:
    """The figures of every row that is asked for over the network."""
    chosen = [name for name in asked.rows if name in ROWS]
    if not chosen:
        return {}
    lifters = seeded.lifters(asked.lifters)
    coach = seeded.coach_of(lifters[len(lifters) // 2 :])
    sessions = seeded.sketched(len(lifters))
    with serving(PRODUCT, "/") as product, serving(SKETCH, "/login/") as sketch:
        ours, theirs = People(product, lifters, coach), SketchedPeople(sketch, sessions)
        pairs = {}
        for name in chosen:
            times = asked.times or ROWS[name].times
            pairs[name] = [Measured(way, times) for way in ROWS[name].ways(ours, theirs)]
        seeded.settle()
        in_turn([each for pair in pairs.values() for each in pair], asked.rounds)
        return {name: beside_each_other(*pair) for name, pair in pairs.items()}


def beside_each_other(one: Measured, other: Measured) -> Figures:
    beside = {f"beside {key}": value for key, value in other.figures().items()}
    return one.figures() | beside | {"ratio": ratio(one.both, other.both)}


def main() -> None:
    asked = arguments()
    try:
        seeded.prepare()
        figures = compared(asked)
        for name in asked.rows:
            if name in alone.ROWS:
                figures[name] = alone.ROWS[name].figures()
    finally:
        connection.close()
        private.remove()
    before = json.loads(asked.before.read_text())["rows"] if asked.before else {}
    told = machine()
    print(told, table(figures, before), sep="\n\n")
    if asked.json:
        asked.json.write_text(json.dumps({"machine": told, "rows": figures}, indent=1) + "\n")


if __name__ == "__main__":
    main()

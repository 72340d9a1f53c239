"""`.venv/bin/python benchmarks/growth.py`: what a set and a page cost as the logs of all grow.

The same few people do the same work while there are twenty thousand sets, two hundred thousand
and two million, then one with fifty thousand sets of their own does it beside one with two years
of logs, one with three months and a new one. Prints CPU milliseconds at the smallest size, and how
many times that they are at the others, of Postgres alone and of all processes. Both are taken
against the shortest question there is, who is signed in, asked in the same rounds: the machine may
be busy otherwise.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import private  # first: it makes the database

# isort: split
import logs
import seeded
from django.db import connection
from goals import Figures
from measured import Measured, in_turn, ratio
from report import lines, machine
from served import PRODUCT, Site, serving
from ways import (
    FreshPage,
    OnlyPut,
    Page,
    People,
    Review,
    SetByForm,
    SetByScript,
    Way,
    WholeWorkout,
)

from workouts.models import LoggedSet

SIZES, WRITTEN, COPIES, ROUNDS = (20_000, 200_000, 2_000_000), 4, 2, 3
SECONDS = 600  # no further size is begun after so long
FIRST_WEEKS = 13  # of whoever has begun: their pages are not empty
SHORTEST = "who is signed in"
WAYS: dict[str, tuple[Callable[[People], Way], int]] = {
    SHORTEST: (lambda people: Page(people, "/outbox/who/"), 24),
    "a set by the script": (SetByScript, 12),
    "a set by the form, then the page": (SetByForm, 12),
    "12 sets at once, then the week": (WholeWorkout, 8),
    "the page to enter a workout": (lambda people: FreshPage(people, "/workouts/enter/"), 8),
    "the week": (lambda people: Page(people, "/week/"), 16),
    "a coach's list of clients": (
        lambda people: Page(People(people.site, [people.coach or 0]), "/clients/"),
        4,
    ),
    "a lift's history": (lambda people: Page(people, "/history/deadlift/"), 4),
    "a review: mark, and the next": (Review, 4),
}
HEAVY_WAYS: dict[str, tuple[Callable[[People], Way], int]] = {
    "PUT of a set": (OnlyPut, 12),
    "a set by the form, then the page": (SetByForm, 12),
    "the page to enter a workout": (lambda people: FreshPage(people, "/workouts/enter/"), 6),
    "the week": (lambda people: Page(people, "/week/"), 6),
    "all of history": (lambda people: Page(people, "/history/"), 4),
    "a lift's history": (lambda people: Page(people, "/history/deadlift/"), 4),
}


def at_size(people: People, rounds: int) -> dict[str, Figures]:
    """Milliseconds of each way, of Postgres and of all, and both in shortest questions."""
    ways = {name: Measured(way(people), times) for name, (way, times) in WAYS.items()}
    in_turn(list(ways.values()), rounds)
    shortest = ways[SHORTEST]
    return {
        name: {
            "ms": statistics.median(each.both),
            "database ms": statistics.median(each.database),
            "beside": ratio(each.both, shortest.both),
            "database beside": ratio(each.database, shortest.database),
        }
        for name, each in ways.items()
    }


def grown(site: Site, sizes: tuple[int, ...], rounds: int) -> dict[int, dict[str, Figures]]:
    """The figures at each size, by the number of sets there were."""
    written = [
        logs.trained(f"lifter{number}@example.com", logs.weekly(seeded.WEEKS))
        for number in range(WRITTEN)
    ]
    a_copy, copies, began = LoggedSet.objects.count(), COPIES, time.monotonic()
    lifters = logs.copy(written, 1, copies)
    people = People(site, lifters, seeded.coach_of(lifters))
    found = {}
    for size in sizes:
        if time.monotonic() > began + SECONDS:
            print(f"No time for {size:,} sets.")
            break
        if (more := size // a_copy - 1 - copies) > 0:
            logs.copy(written, copies + 1, more)
            copies += more
        seeded.settle()
        found[LoggedSet.objects.count()] = at_size(people, rounds)
    return found


def heavy(site: Site, rounds: int) -> dict[str, Figures]:
    """What one with fifty thousand sets costs, beside those with two years of logs, with three
    months and with none."""
    usual = logs.trained("usual@example.com", logs.weekly(seeded.WEEKS)).pk
    three_months = logs.trained("begun@example.com", logs.weekly(FIRST_WEEKS)).pk
    lifters = [seeded.heavy(), usual, three_months, seeded.new()]
    seeded.settle()
    found = {}
    for name, (way, times) in HEAVY_WAYS.items():
        each = [Measured(way(People(site, [lifter] * times)), times) for lifter in lifters]
        in_turn(each, rounds)
        most, two_years, begun, new = each
        found[name] = {
            "ms": statistics.median(most.both),
            "database ms": statistics.median(most.database),
            "two years": ratio(most.both, two_years.both),
            "three months": ratio(most.both, begun.both),
            "new": ratio(most.both, new.both),
            "database new": ratio(most.database, new.database),
        }
    return found


def report_sizes(sizes: dict[int, dict[str, Figures]]) -> str:
    least, *others = sizes
    heads = ["work", f"{least:,} sets"]
    heads += [f"{size:,}: {which}" for size in others for which in ("database", "all")]
    rows = []
    for name, first in sizes[least].items():
        line = [name, f"{first['ms']:.1f} ms (database {first['database ms']:.1f})"]
        for size in others:
            for key in ("database beside", "beside"):
                line.append(f"{sizes[size][name][key] / first[key]:.2f}")
        rows.append(line)
    return lines(heads, rows)


def report_heavy(alone: dict[str, Figures]) -> str:
    named = ["ms", "database ms", "two years", "three months", "new", "database new"]
    told = ["a lifter with 50,000 sets", "ms", "database ms"]
    told += [
        "beside two years",
        "beside three months",
        "beside a new one",
        "database beside a new one",
    ]
    theirs = [[name, *(f"{each[key]:.2f}" for key in named)] for name, each in alone.items()]
    return lines(told, theirs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words = "how many sets there are in all; none, and only the heavy lifter is measured"
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, metavar="SETS", help=words)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    asked = parser.parse_args()
    try:
        seeded.prepare()
        with serving(PRODUCT, "/") as site:
            sizes = grown(site, asked.sizes, asked.rounds)
            alone = heavy(site, asked.rounds)
    finally:
        connection.close()
        private.remove()
    tables = [report_sizes(sizes)] if sizes else []
    print(machine(), *tables, report_heavy(alone), sep="\n\n")
    if asked.json:
        kept = {"machine": machine(), "sizes": sizes, "heavy": alone}
        asked.json.write_text(json.dumps(kept, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""`.venv/bin/python benchmarks/lifters.py`: a year of simulated lifters by two rules.

Ten lifters, three ways of stopping a set and forty years of luck each, met by the rule of
progression and by waiting for every set at the top. Prints the figures and where they fall
short, and writes them into progression/rule_page/simulated.json, which the page about the rule
reads. With --check it writes nothing: it works out again one way of all lifters and fails where
the file says anything else.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import training  # noqa: E402 - the path comes first
import year  # noqa: E402
from cast import LIFTERS, RARELY, USUALLY  # noqa: E402
from training import SimulatedLifter, StoppingWay  # noqa: E402
from two_rules import KEPT, SHORT_WORKOUTS, SetToSet, Waiting  # noqa: E402

FILE = ROOT / "progression" / "rule_page" / "simulated.json"
YEARS = 40
OURS, THEIRS = "set to set", "waiting"
RULES: dict[str, type[year.Decides]] = {OURS: SetToSet, THEIRS: Waiting}
# What a lifter who grinds should find where weights are close: the share of sets under the
# range, changes of direction a year, and workouts until all sets are back in range, at most.
MOST = {"under": 0.17, "turns": 8.0, "all_back": 4.3}

LifterRow = dict[str, Any]

ASSUMED = {
    "seed": training.SEED,
    "years": YEARS,
    "weeks": training.WEEKS,
    "sets": training.SETS,
    "lost_a_set": training.FATIGUE,
    "day_to_day": training.DAY_TO_DAY,
    "set_to_set": training.SET_TO_SET,
    "misjudged": training.MISJUDGED,
    "says_usually": USUALLY,
    "says_rarely": RARELY,
    "lost_ill": year.LOST,
    "short_workouts": SHORT_WORKOUTS,
    "less_after_them": float(1 - KEPT),
}


def described(lifter: SimulatedLifter) -> LifterRow:
    """A lifter as the file tells of them."""
    told = asdict(lifter) | {"body": float(lifter.body), "is_fine": lifter.is_fine}
    told["rule"] = f"{lifter.rule.low}–{lifter.rule.high}"
    return told


def rows(ways: Sequence[StoppingWay] = tuple(StoppingWay)) -> Iterator[LifterRow]:
    """The figures of every lifter by each of these ways and both rules."""
    for lifter in LIFTERS:
        for way in ways:
            both = {
                name: year.figures(lifter, [year.year(lifter, way, rule, n) for n in range(YEARS)])
                for name, rule in RULES.items()
            }
            for name, figures in both.items():
                which = {"lifter": lifter.name, "way": str(way), "rule": name}
                yield which | figures | heavier(lifter, figures, both[THEIRS])


def heavier(lifter: SimulatedLifter, figures: year.Figures, waiting: year.Figures) -> LifterRow:
    """How much heavier than by waiting, body included: where the year ended, and what was
    lifted in its last month."""
    body = float(lifter.body)
    return {
        name: round((body + figures[load]) / (body + waiting[load]) - 1, 3)
        for name, load in (("heavier_end", "end_load"), ("heavier_month", "last_load"))
    }


def written(told: Sequence[LifterRow]) -> str:
    """The file: what was assumed, the lifters, and the figures, a line each."""
    parts = {
        "assumed": json.dumps(ASSUMED, indent=1).replace("\n", "\n "),
        "lifters": _lines([described(lifter) for lifter in LIFTERS]),
        "rows": _lines(told),
    }
    inside = ",\n".join(f' "{name}": {part}' for name, part in parts.items())
    return f"{{\n{inside}\n}}\n"


def _lines(told: Sequence[LifterRow]) -> str:
    return "[\n" + ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in told) + "\n ]"


def show(told: Sequence[LifterRow]) -> None:
    """The figures as a table, ours above waiting. A range is left upwards where a long jump is
    earned, so only there do the shares in and under it not make a whole."""
    heads = ["in range", "1-3 left", "under", "none left", "turns"]
    heads += ["2/3 back", "back", "end load", "heavier", "lifted", "heavier"]
    for row in told:
        if row["rule"] == OURS:
            print(f"\n{row['lifter']}: {row['way']}")
            print(f"{'':12}" + "".join(f"{head:>10}" for head in heads))
        shares = [row[name] for name in ("in_range", "one_to_three_left", "under", "nothing_left")]
        counts = [row[name] for name in ("turns", "most_back", "all_back")]
        shown = [f"{share:10.1%}" for share in shares] + [f"{count:10}" for count in counts]
        for load, beside in (("end_load", "heavier_end"), ("last_load", "heavier_month")):
            shown.append(f"{row[load]:10}{row[beside]:+10.1%}")
        print(f"{row['rule']:12}" + "".join(shown))


def short_of(told: Sequence[LifterRow]) -> Iterator[str]:
    """Where a lifter who grinds in a gym with close weights finds less than we want."""
    fine = {lifter.name for lifter in LIFTERS if lifter.is_fine}
    for row in told:
        if row["lifter"] in fine and row["way"] == StoppingWay.GRINDS and row["rule"] == OURS:
            for name, most in MOST.items():
                if row[name] > most:
                    yield f"{row['lifter']}: {name} {row[name]}, wanted at most {most}"
            if row["heavier_end"] < 0:
                yield f"{row['lifter']}: {-row['heavier_end']:.1%} lighter than by waiting"


def differences() -> list[str]:
    """What the file says that this program would not write, as far as grinding lifters tell."""
    told = json.loads(FILE.read_text(encoding="utf-8"))
    wrong = [] if told["assumed"] == ASSUMED else ["other assumptions"]
    wrong += [] if told["lifters"] == [described(each) for each in LIFTERS] else ["other lifters"]
    ways = [(row["lifter"], row["way"], row["rule"]) for row in told["rows"]]
    every = [(each.name, way, rule) for each in LIFTERS for way in StoppingWay for rule in RULES]
    wrong += [] if ways == every else ["other rows"]
    again = rows([StoppingWay.GRINDS])
    return wrong + [f"not in the file: {row}" for row in again if row not in told["rows"]]


def main() -> None:
    if sys.argv[1:] == ["--check"]:
        wrong = differences()
        sys.exit("\n".join([*wrong, f"{FILE.name} is older: run me again"]) if wrong else 0)
    told = list(rows())
    show(told)
    print("\nShort of what is wanted:", *(list(short_of(told)) or ["nothing"]), sep="\n  ")
    FILE.write_text(written(told), encoding="utf-8")
    print(f"\nwritten to {FILE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()

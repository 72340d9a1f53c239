"""The year of simulated lifters on the page of the rule, and the file it comes from."""

import json
import re
import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest
from django.test import Client
from django.utils.html import escape

import progression
from progression.rule_page.simulated import simulated_year
from tests.progression.pages import shown

FOLDER = Path(progression.__file__).parent
TOLD = json.loads((FOLDER / "rule_page" / "simulated.json").read_text(encoding="utf-8"))
CLOSE = {lifter["name"] for lifter in TOLD["lifters"] if lifter["is_fine"]}


def both(figure: str, *, close: bool = True, way: str = "") -> list[float]:
    """The mean of a figure in the file, set to set and waiting."""
    rows = [row for row in TOLD["rows"] if (row["lifter"] in CLOSE) is close]
    rows = [row for row in rows if way in ("", row["way"])]
    return [
        mean(row[figure] for row in rows if row["rule"] == rule)
        for rule in ("set to set", "waiting")
    ]


def section(client: Client) -> str:
    found = re.search(r'<section[^>]* aria-labelledby="year">.*?</section>', shown(client), re.S)
    assert found is not None
    return plain(found[0])


def plain(text: str) -> str:
    """Its spaces all of one kind: figures keep theirs from breaking."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def on_the_page(client: Client) -> dict[str, list[str]]:
    """The figures of each row of the table, by its name."""
    rows = re.findall(r"<tr>(.*?)</tr>", section(client), re.S)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for row in rows[1:]]
    return {name: figures for name, *figures in cells}


@pytest.mark.slow
def test_the_file_is_what_the_benchmark_writes() -> None:
    benchmark = FOLDER.parent / "benchmarks" / "lifters.py"
    ran = subprocess.run(
        [sys.executable, benchmark, "--check"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "figure", "which"),
    [
        ("Sets under the range", "under", {}),
        ("Sets with one to three reps left", "one_to_three_left", {}),
        ("Sets with nothing left", "nothing_left", {}),
        ("Stops with one left, pushes on for the low end", "under", {"way": "grinds"}),
        ("Always stops with one left", "under", {"way": "keeps one"}),
        ("Stops at the reps asked, pushes on for the low end", "under", {"way": "at the aim"}),
        ("Has a gym whose weights are far apart", "under", {"close": False}),
    ],
)
def test_a_share_on_the_page_is_the_mean_of_the_file(client: Client, name, figure, which) -> None:
    assert on_the_page(client)[name] == [
        f"{round(100 * share)}%" for share in both(figure, **which)
    ]


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("Turns of the weight, from up to down or back", "turns"),
        ("Two of three sets", "most_back"),
        ("Every set", "all_back"),
    ],
)
def test_a_count_on_the_page_is_the_mean_of_the_file(client: Client, name, figure) -> None:
    assert on_the_page(client)[name] == [f"{count:.1f}" for count in both(figure)]


def test_the_weight_on_the_page_is_beside_waitings(client: Client) -> None:
    heavier = both("heavier_month")[0]
    name = "Weight in the last month, beside waiting"
    assert on_the_page(client)[name] == [f"+{100 * heavier:.1f}%", "–"]


def test_the_page_tells_every_figure_it_is_given(client: Client) -> None:
    given = [each for figures in simulated_year().groups.values() for each in figures]
    assert on_the_page(client) == {
        escape(each.name): [plain(each.ours), plain(each.theirs)] for each in given
    }


@pytest.mark.parametrize(
    "says",
    [
        f"led {len(TOLD['lifters'])} made-up lifters",
        f"had {TOLD['assumed']['years']} such years",
        f"costs {100 * TOLD['assumed']['lost_a_set']:g}% of your strength",
        f"within {100 * TOLD['assumed']['day_to_day']:g}% of your usual self",
        f"left by about {TOLD['assumed']['misjudged']:g} rep",
        f"{100 * TOLD['assumed']['less_after_them']:g}% off after",
    ],
)
def test_the_page_says_what_the_model_assumes(client: Client, says: str) -> None:
    assert says in section(client)


def test_the_page_says_that_it_is_a_model_and_what_it_cannot_tell(client: Client) -> None:
    told = section(client)
    assert "a model, not people" in told
    assert "cannot tell which makes you stronger" in told


def test_waiting_is_as_calm_as_the_page_says() -> None:
    assert both("under")[1] < both("under")[0]
    assert both("one_to_three_left")[1] > both("one_to_three_left")[0]
    assert both("turns")[1] < both("turns")[0] / 2


def test_set_to_set_is_as_close_to_the_strength_as_the_page_says() -> None:
    assert both("heavier_month")[0] > 0
    assert both("most_back")[0] < both("most_back")[1]
    assert both("all_back")[0] > both("all_back")[1]


def test_far_weights_turn_it_round_as_the_page_says() -> None:
    ours, theirs = both("under", close=False)
    assert ours < theirs
    assert both("heavier_month", close=False)[0] < 0


def test_there_are_lifters_of_both_kinds_by_every_way() -> None:
    assert len(CLOSE) >= 6
    assert len(TOLD["lifters"]) > len(CLOSE)
    assert {row["way"] for row in TOLD["rows"]} == {"grinds", "keeps one", "at the aim"}

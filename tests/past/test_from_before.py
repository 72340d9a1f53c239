"""A database of the version before, with two years of one lifter and their coach: brought to this
version it loses no row, and tells of the past what that version told, but for what is named here.
"""

from __future__ import annotations

import datetime
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Any

import pytest
from django.http import HttpResponse
from pytest_django import DjangoDbBlocker

from accounts import export_json
from accounts.models import User
from tests.databases import another_database, migrate
from tests.factories import browser
from tests.past.before.reading import digest, lines_of, of_weeks
from tests.past.before.restored import (
    as_it_was,
    counted,
    recorded,
    tables,
)
from tests.past.clock import Clock
from workouts.models import Program, WorkingLoad

pytestmark = pytest.mark.slow

BEFORE = recorded()
LOADS = "workouts_workingload"
# What the version before wrote beside each load that it had converted.
CONVERTED = ("Changed from lb to kg.", "Changed from kg to lb.")
Line = tuple[str, str, str]  # a page, its line before, and the one that stands there now


def _is_week_by_its_own_plan(path: str, was: str, now: str) -> bool:
    """Weeks of pounds stood beside three sets of deadlifts, which came with kilograms; they had
    four."""
    three, four = re.fullmatch(r"(Lower back: \d of )3 sets", was), f"{was[:-6]}4 sets"
    return path.startswith("/history/") and three is not None and now == four


def _is_mean_of_the_plans(path: str, was: str, now: str) -> bool:
    """So did the average of them: the same done, beside another plan."""
    cells = was.split(" | "), now.split(" | ")
    return path.startswith("/history/") and len(cells[0]) == 3 and cells[0][:2] == cells[1][:2]


def _is_share_until_yesterday(path: str, was: str, now: str) -> bool:
    """Today's sets were due from its first minute."""
    days = re.compile(r"(Sets in \d+ days: \d+ of )\d+")
    return path == "/clients/" and days.sub(r"\1", was) == days.sub(r"\1", now)


def _is_no_longer_by_hand(path: str, was: str, now: str) -> bool:
    """What a change of unit had converted was no choice of the lifter's. The weight is the same."""
    done, _, told = was.partition(" | By hand to ")
    load = told.removesuffix(" next time")
    ways = {f"Down to {load}", f"{load} again", f"Next time down to {load}", f"Next time {load}"}
    return bool(load) and now in {f"{done} | {way}" for way in ways}


def _is_legend(path: str, was: str, now: str) -> bool:
    said = {"by hand": "by hand, or a new rep range", "held": "same weight"}
    return path.startswith("/history/") and said.get(was) == now


def _names_its_plan(path: str, was: str, now: str) -> bool:
    """Each workout is compared with the rule by the plan it was done under, and says which."""
    return "/rule/" in path and re.fullmatch(rf"{was} \d sets of \d+–\d+", now) is not None


SAID = {
    "Held at {}": "{} again",
    "Held at {} next time": "Next time {}",
    "Up to {} next time": "Next time up to {}",
    "Down to {} next time": "Next time down to {}",
    "By hand to {}": "{}, set by hand",
    "By hand to {} next time": "Next time {}, set by hand",
}


def _is_same_decision(path: str, was: str, now: str) -> bool:
    """What a set decided has other words, and the same weight."""
    done, _, told = was.rpartition(" | ")
    load = re.search(r"(?:[+−]?[\d.,]+ (?:kg|lb)|bodyweight)", told)
    words = {old.format(load[0]): new.format(load[0]) for old, new in SAID.items()} if load else {}
    return told in words and now.lower() == f"{done} | {words[told]}".lower()


def _is_through_the_units(path: str, was: str, now: str) -> bool:
    """The sets of ninety days ended where the unit had changed."""
    return path == "/clients/" and (was, now) == NINETY_DAYS


def _is_stall_through_the_units(path: str, was: str, now: str) -> bool:
    """So did the weights of a lift that stands still."""
    stuck = _plainer(was)
    return path.startswith("/clients/") and "Stuck for" in stuck and now.startswith(stuck[:-4])


def _is_said_plainer(path: str, was: str, now: str) -> bool:
    """What a coach reads of a client, in words that people say."""
    return path.startswith("/clients/") and was != now == _plainer(was)


def _plainer(words: str) -> str:
    for was, now in PLAINER.items():
        words = words.replace(was, now)
    return re.sub(r"(days|in a row)\. ([^:.]+): ", r"\1. \2, asked for ", words)


PLAINER = {
    "Why to look": "Reasons to look",
    "in the place of": "instead of",
    "Two downs in a row": "Down twice in a row",
    "No up in three main days": "Stuck for three main days",
    "Waits for review": "Waiting for review",
}
NINETY_DAYS = ("Sets in 90 days: 99 of 135", "Sets in 90 days: 157 of 199")
INTENDED: dict[str, Callable[[str, str, str], bool]] = {
    "a week stands beside the plan it had": _is_week_by_its_own_plan,
    "an average stands beside the mean of those plans": _is_mean_of_the_plans,
    "a load that a change of unit had converted is nobody's choice": _is_no_longer_by_hand,
    "the legend has words for a new rep range and for the same weight": _is_legend,
    "a workout is compared with the rule by its own plan, which is named": _names_its_plan,
    "what a set decided has other words": _is_same_decision,
    "a stall runs through a change of unit": _is_stall_through_the_units,
    "sets done of due run through a change of unit": _is_through_the_units,
    "a client's page is said plainer": _is_said_plainer,
    "the sets of today are due once it is over": _is_share_until_yesterday,
}


@pytest.fixture(scope="module")
def restored(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[dict[str, int], dict[str, int]]]:
    """How many rows each table had and has, in the database that is there meanwhile."""
    with django_db_blocker.unblock(), another_database(django_db_blocker, as_it_was()):
        had = counted()
        migrate()
        yield had, counted()


@pytest.fixture
def at_the_end(restored: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day on which the version before was asked."""
    Clock(monkeypatch, datetime.date.fromisoformat(BEFORE["today"]))


def read(path: str) -> list[str]:
    name = "coach" if path.startswith("/clients/") else "lifter"
    answer: HttpResponse = browser(User.objects.get(email=f"{name}@example.com")).get(path)
    assert answer.status_code == 200, path
    lines = lines_of(path, answer.content.decode())
    return of_weeks(lines) if is_logbook(path) else [line for line in lines if not is_new(line)]


def as_now(path: str, told: list[str]) -> list[str]:
    """What the version before told, but for the legend on pages that have no drawing any more."""
    if is_logbook(path):
        return of_weeks(told)
    is_drawn = "until=" not in path or "/rule/" in path
    return told if is_drawn else [line for line in told if line not in LEGEND]


LEGEND = {"up", "held", "down", "by hand", "nothing followed", "heaviest"}


def is_logbook(path: str) -> bool:
    """Whether it is the page of weeks, whose lines are others by now: their facts are compared."""
    return path.split("?")[0] == "/history/"


def is_new(line: str) -> bool:
    """The legend of a lift has two marks more, for weeks that did not exist then and for a line;
    and its drawing is of all years, or of one."""
    return line in NEW or re.fullmatch(r"\d{4}", line) is not None


# What the page of a client shows since, each from its heading on.
ADDED = {"Deadlift over time", "What their week gives"}
NEW = {"lighter week", "estimate for one rep", "All years"}


def differences() -> Iterator[Line]:
    """Every line that is another now."""
    for path, told in BEFORE["pages"].items():
        now, told = read(path), as_now(path, told)
        for tag, *at in SequenceMatcher(None, told, now, autojunk=False).get_opcodes():
            first, last, start, end = at
            if first == last and path.startswith("/clients/") and now[start] in ADDED:
                continue
            if tag != "equal":
                assert last - first == end - start, (path, told[first:last], now[start:end])
                for was, line in zip(told[first:last], now[start:end], strict=True):
                    yield path, was, line


def test_every_page_tells_what_it_told_but_for_what_is_named_here(at_the_end: None) -> None:
    found = Counter[str]()
    for line in differences():
        names = [name for name, is_it in INTENDED.items() if is_it(*line)]
        assert names, line
        found[names[0]] += 1
    assert set(found) == set(INTENDED)
    assert found["a load that a change of unit had converted is nobody's choice"] == 11


def test_no_row_is_lost_but_for_loads_that_were_converted(
    restored: tuple[dict[str, int], dict[str, int]],
) -> None:
    had, have = restored
    (rows,) = [rows for _, name, rows in tables() if name == LOADS]
    converted = [row for row in rows.splitlines() if row.split("\t")[3] in CONVERTED]
    assert len(converted) == 17
    assert have == had | {LOADS: had[LOADS] - len(converted)}
    assert not WorkingLoad.objects.filter(note__in=CONVERTED).exists()
    assert list(WorkingLoad.objects.order_by("pk").values_list("note", flat=True)) == [
        "Starting weight, from 245 lb × 6.",
        "Starting weight, from 55 lb × 10.",
        "After a cold.",
        "Ines: Slower, please.",
    ]


def test_loads_that_were_set_belong_to_the_lifter_and_stay_in_their_programs(
    at_the_end: None,
) -> None:
    lifter = User.objects.get(email="lifter@example.com")
    found = WorkingLoad.objects.order_by("pk").select_related("program__equipment")
    assert {each.lifter_id for each in found} == {lifter.pk}
    assert [each.program.unit for each in found] == ["lb", "lb", "lb", "kg"]


def test_the_file_of_everything_has_the_same_rows(at_the_end: None) -> None:
    lifter = User.objects.get(email="lifter@example.com")
    found: dict[str, list[dict[str, Any]]] = json.loads("".join(export_json.written(lifter)))
    for part, (columns, text) in BEFORE["file"].items():
        rows = [{name: row[name] for name in columns} for row in found[part]]
        assert digest(rows) == text, part


def test_the_programs_are_one_stretch(at_the_end: None) -> None:
    found = list(Program.objects.order_by("started_on", "pk"))
    assert len(found) == 4
    assert [each.ended_on for each in found[:-1]] == [each.started_on for each in found[1:]]
    assert (found[-1].ended_on, {each.version for each in found}) == (None, {1})

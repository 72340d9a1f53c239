"""Nothing that was acknowledged is lost or doubled, whatever dies while it is logged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.drills import evening, faults, proxy
from tests.drills.conftest import Tell
from tests.drills.database import Database
from tests.drills.evening import Evening
from tests.drills.faults import Fault
from tests.drills.journal import Acknowledged, Content, Journal, problems
from tests.drills.phones import Phone
from tests.drills.site import Site, prepare

PHONES = 6
SETS, FAULTS = 1500, 20  # that a whole run has at least
# A planted defect shows itself sooner.
FEW_SETS = 60
WORKOUTS = 30  # of each lifter, to log in


def run(
    database: Database,
    folder: Path,
    seed: int,
    tell: Tell,
    *,
    plant: str = "",
    changes: Mapping[str, str] | None = None,
    chosen: list[Fault] | None = None,
) -> Evening:
    """Log with several phones through the faults chosen, or through all there are."""
    with database.connect() as ours:
        ours.execute("TRUNCATE accounts_user, django_session CASCADE")
    lifters = json.loads(
        prepare(database, "-m", "tests.drills.cast", "training", str(PHONES), str(WORKOUTS))
    )
    site, session = Site(database, folder, plant=plant), lifters[0]["cookie"]
    with evening.served(site, folder, seed, session, changes) as (scene, way, knobs):
        missing: list[str] = []
        if chosen is None:
            chosen, missing = evening.all_faults(scene, FAULTS)
        phones = [
            Phone(lifter, way, scene.journal, knobs, seed + number)
            for number, lifter in enumerate(lifters)
        ]
        sets = FEW_SETS if plant or changes else SETS
        told = evening.spend(scene, phones, chosen=chosen, sets=sets, seed=seed)
    tell(*told.figures())
    tell(*missing, missing=True)
    return told


@pytest.mark.drills
def test_what_was_acknowledged_is_stored_once_through_every_fault(
    database: Database, tmp_path: Path, seed: int, tell: Tell
) -> None:
    told = run(database, tmp_path, seed, tell)
    assert told.problems == []
    assert len(told.journal.sets) >= SETS
    assert len(told.faults) >= FAULTS


# Each defect, the faults that bring it out, and the word that the drill has for it.
DEFECTS: list[tuple[str, list[Fault], str]] = [
    ("answer_before_commit", [faults.all_workers_killed, faults.database_stopped] * 2, "lost"),
    ("confirm_before_the_disk_has_it", [faults.database_stopped] * 3, "lost"),
    ("new_id_on_retry", [faults.answers_eaten], "doubled"),
    ("check_then_insert", [faults.taps_doubled] * 2, "500"),
    ("database_errors_swallowed", [faults.database_stopped, faults.backend_killed] * 2, "lost"),
    ("version_not_checked", [faults.one_worker_killed], "overwritten"),
]


@pytest.mark.drills
@pytest.mark.parametrize(("plant", "chosen", "word"), DEFECTS, ids=[plant for plant, *_ in DEFECTS])
def test_the_journal_catches(
    plant: str,
    chosen: list[Fault],
    word: str,
    database: Database,
    tmp_path: Path,
    seed: int,
    tell: Tell,
) -> None:
    told = run(database, tmp_path, seed, tell, plant=plant, chosen=chosen)
    found = [problem for problem in told.problems if problem.startswith(f"{word}: ")]
    tell(*found[:1])
    assert found, told.problems


@pytest.mark.drills
def test_the_journal_catches_a_proxy_that_lets_stalled_phones_through(
    database: Database, tmp_path: Path, seed: int, tell: Tell
) -> None:
    if not proxy.is_here():
        tell(proxy.NO_PROXY, missing=True)
        return
    changes = {"proxy_request_buffering on": "proxy_request_buffering off"}
    chosen: list[Fault] = [faults.phones_stalled]
    told = run(database, tmp_path, seed, tell, changes=changes, chosen=chosen)
    found = [problem for problem in told.problems if problem.startswith("late: ")]
    tell(*found[:1])
    assert found, told.problems


# --- the judge


def one_set(folder: Path) -> tuple[Journal, list[dict[str, object]]]:
    """A journal with one set, and the row it tells of."""
    row: dict[str, object] = {"workout": 1, "exercise": "deadlift", "kind": "work", "reps": 5}
    row["load"] = "225.00"
    content, journal = Content.of(row), Journal(folder / "journal.jsonl")
    journal.tapped.add("a")
    journal.note(Acknowledged("a", content, 0, content, 1))
    return journal, [row | {"id": "a", "version": 1, "load": "225"}]


def words(journal: Journal, stored: list[dict[str, object]]) -> list[str]:
    return [problem.partition(":")[0] for problem in problems(journal, stored)]


def test_a_journal_that_fits_what_is_stored_has_no_problem(tmp_path: Path) -> None:
    assert words(*one_set(tmp_path)) == []


@pytest.mark.parametrize(
    "change", [{"reps": 6}, {"load": "230"}, {"kind": "undone"}, {"version": 2}]
)
def test_a_set_stored_otherwise_than_acknowledged_is_lost(
    tmp_path: Path, change: dict[str, object]
) -> None:
    journal, rows = one_set(tmp_path)
    assert words(journal, [rows[0] | change]) == ["lost"]


def test_a_set_that_is_not_stored_is_lost(tmp_path: Path) -> None:
    journal, _ = one_set(tmp_path)
    assert words(journal, []) == ["lost"]


def test_a_row_that_no_phone_made_is_doubled(tmp_path: Path) -> None:
    journal, rows = one_set(tmp_path)
    assert words(journal, [*rows, rows[0] | {"id": "b"}]) == ["doubled"]


def test_a_set_that_waits_for_ever_is_told(tmp_path: Path) -> None:
    journal, rows = one_set(tmp_path)
    journal.tapped.add("b")
    assert words(journal, rows) == ["never acknowledged"]


def test_an_answer_about_something_else_and_an_unexpected_one_are_told(tmp_path: Path) -> None:
    journal, rows = one_set(tmp_path)
    said = journal.all[0]
    journal.note(replace(said, sent=replace(said.sent, reps=9), sent_version=7))
    journal.answered(401)
    journal.answered(500)
    assert words(journal, rows) == ["misled", "500", "unexpected answer 401"]

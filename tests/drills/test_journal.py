"""Nothing that was acknowledged is lost or doubled, whatever dies while it is logged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.drills import evening, faults
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
    chosen: list[Fault] | None = None,
) -> Evening:
    """Log with several phones through the faults chosen, or through all there are."""
    with database.connect() as ours:
        ours.execute("TRUNCATE accounts_user, django_session CASCADE")
    lifters = json.loads(
        prepare(database, "-m", "tests.drills.cast", "training", str(PHONES), str(WORKOUTS))
    )
    journal = Journal(folder / "journal.jsonl")
    with evening.served(Site(database, folder, plant=plant), folder, seed) as (scene, way, knobs):
        missing: list[str] = []
        if chosen is None:
            chosen, missing = evening.all_faults(scene, FAULTS)
        phones = [
            Phone(lifter, way, journal, knobs, seed + number)
            for number, lifter in enumerate(lifters)
        ]
        sets = FEW_SETS if plant else SETS
        told = evening.spend(scene, phones, journal, chosen=chosen, sets=sets, seed=seed)
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
    ("database_errors_swallowed", [faults.database_stopped] * 2, "lost"),
    ("version_not_checked", [faults.one_worker_killed], "overwritten"),
]


@pytest.mark.drills
@pytest.mark.parametrize(
    ("plant", "chosen", "word"), DEFECTS, ids=[plant for plant, *_ in DEFECTS]
)
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

"""When a coach is told of a record, and in which words; values alone, no database."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from coaching.roster.client_log import ClientLog
from coaching.roster.reasons import record
from history.past.records import Before
from tests.coaching.test_reasons import TUESDAY, done, log, only, workout


def heavier(load: object = 235, reps: int = 4, **fields: Any) -> ClientLog:
    """A workout after one in which 225 lb were made, and `lifted` for fewer reps."""
    lifted = fields.pop("lifted", 225)
    before = {"deadlift": Before(Decimal(225), Decimal(lifted))}
    return log(workout(TUESDAY, done(load, reps), **fields), heaviest=before)


def test_more_than_was_ever_made_is_a_record() -> None:
    reason = only(record(heavier()))
    assert reason.words == "Deadlift, heaviest yet: 235 lb × 4."


def test_a_weight_that_was_lifted_before_is_named_for_its_reps() -> None:
    reason = only(record(heavier(lifted=240)))
    assert reason.words == "Deadlift: 235 lb × 4, their first four at 235."


def test_a_set_that_hurt_is_no_record() -> None:
    assert record(log(workout(TUESDAY, done(235, 5, pain=True)), heaviest=heavier().heaviest)) == []


def test_the_same_weight_or_too_few_reps_is_none() -> None:
    assert record(heavier(225)) == []
    assert record(heavier(reps=3)) == []


def test_the_first_ever_and_a_reviewed_one_are_none() -> None:
    assert record(replace(heavier(), heaviest={})) == []
    assert record(heavier(is_reviewed=True)) == []

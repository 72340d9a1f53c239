"""The primary is killed and its standby takes over: what was told as saved is there, or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drills.conftest import Tell
from tests.drills.database import NAME
from tests.drills.takeover import taken_over
from tests.pooler import NO_POOLER, Pooler, is_here

pytestmark = pytest.mark.drills
IMPATIENT = "-c statement_timeout=1s"  # a connection is then given up after three seconds


def test_a_standby_that_confirms_loses_no_set(tmp_path: Path, tell: Tell) -> None:
    taken = taken_over(tmp_path, confirms=True)
    tell(taken.figures())
    assert taken.confirmed > 50
    assert taken.lost == []
    assert taken.other_problems == []


def test_none_is_lost_through_a_pooler_that_is_pointed_at_the_new_one(
    tmp_path: Path, tell: Tell
) -> None:
    if not is_here():
        tell(NO_POOLER, missing=True)
        return
    pooler = Pooler(NAME, NAME)
    try:
        taken = taken_over(tmp_path, confirms=True, pooler=pooler)
    finally:
        pooler.remove()
    tell(taken.figures())
    assert taken.confirmed > 50
    assert taken.lost == []
    assert taken.other_problems == []


def test_no_set_is_told_as_saved_that_a_silent_standby_has_not_confirmed(
    tmp_path: Path, tell: Tell
) -> None:
    """Also not one that is sent again: the primary has it by then, and the standby has not."""
    taken = taken_over(tmp_path, confirms=True, is_deaf=True, options=IMPATIENT)
    tell(taken.figures())
    assert taken.lost == []
    assert taken.other_problems == []


@pytest.mark.parametrize(
    ("confirms", "options"),
    [(False, ""), (True, "-c synchronous_commit=local")],
    ids=["it_is_not_asked_to_confirm", "nobody_waits_until_it_does"],
)
def test_one_that_hears_nothing_loses_some_where_nobody_waits_for_it(
    tmp_path: Path, tell: Tell, confirms: bool, options: str
) -> None:
    """The count sees it: else the drills before this one could not fail."""
    taken = taken_over(tmp_path, confirms=confirms, is_deaf=True, options=options)
    tell(taken.figures())
    assert taken.lost


def test_what_one_that_does_not_confirm_may_lose_is_told(tmp_path: Path, tell: Tell) -> None:
    tell(taken_over(tmp_path, confirms=False).figures())

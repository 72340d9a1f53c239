"""Thousands of cases from the API's own document: no error of ours, nothing of another, and no
answer that the document does not tell of."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import Settings
from schemathesis.core.failures import FailureGroup

from accounts.models import User
from api import access
from api.document import addresses
from tests.drills.conftest import Tell
from tests.matrix.api_cases import judge
from tests.matrix.conftest import made_for_a_file as made  # noqa: F401 - the world of the table
from tests.matrix.conftest import world  # noqa: F401 - and each test's look at it
from tests.matrix.world import World
from workouts import logbook
from workouts.models import Workout, log

CASES = int(os.environ.get("DRILL_CASES") or 5_000)
FEW = 1_500  # tell a planted defect

pytestmark = pytest.mark.drills
Plant = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture(autouse=True)
def as_it_runs(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the reader of pages, and without a limit on requests."""
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "markup" not in each]
    monkeypatch.setattr(access, "RATES", {})


def test_every_case_is_answered_as_the_document_says(
    world: World,  # noqa: F811
    seed: int,
    tell: Tell,
) -> None:
    judged = judge(world, CASES, seed)
    tell(judged.figures())
    assert judged.cases >= CASES * 0.8
    assert len(judged.good) == len(addresses())
    assert all(judged.good.values()), judged.good


def a_set_that_is_found_for_all(patch: pytest.MonkeyPatch) -> None:
    def of_all(rows: Any, user: User) -> Any:
        return rows.all()

    patch.setattr(log.LoggedSetQuerySet, "owned_by", of_all)


def a_logbook_that_is_open_to_all(patch: pytest.MonkeyPatch) -> None:
    def locked(lifter: User, workout: int) -> Workout:
        return Workout.objects.select_related("program__equipment").get(pk=workout)

    patch.setattr(logbook, "_locked", locked)


def an_answer_that_the_document_does_not_know(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("api.log_routes.in_one_shape", lambda response: response)


def a_reader_that_breaks_on_an_empty_number(patch: pytest.MonkeyPatch) -> None:
    def bounded(form: Any) -> int:
        return int(form.cleaned_data["limit"] or "")

    patch.setattr("api.paging.PageForm.clean_limit", bounded, raising=False)


@pytest.mark.parametrize(
    "plant",
    [
        a_set_that_is_found_for_all,
        a_logbook_that_is_open_to_all,
        an_answer_that_the_document_does_not_know,
        a_reader_that_breaks_on_an_empty_number,
    ],
    ids=lambda each: each.__name__,
)
def test_a_planted_defect_is_met(
    plant: Plant,
    world: World,  # noqa: F811
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)
    with pytest.raises((AssertionError, FailureGroup)):
        judge(world, FEW, seed, is_small=False)

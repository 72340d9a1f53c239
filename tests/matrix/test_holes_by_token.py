"""The matrix sees a hole in what programs reach: each is made in the running code."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest

from accounts.models import User
from api import access
from coaching.models import links
from prepared import Prepared
from prepared.query import CompiledQuery
from tests.matrix.check import cell
from tests.matrix.people import COACH, FORMER, OTHER, OWNER, Who
from tests.matrix.table import TABLE
from tests.matrix.world import NAMES, World
from workouts.models import log

ROWS = {str(row): row for row in TABLE if row.token}
Plant = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def queries_are_compiled_anew(monkeypatch: Plant) -> None:
    """Or a hole would not be in a query that was asked before."""
    monkeypatch.setattr(Prepared, "_compiled", property(lambda query: CompiledQuery(query.build())))


def found(world: World, row: str, method: str, who: Who) -> list[str]:
    """What the matrix says of one cell."""
    return list(cell(world, ROWS[row], who, method))


def test_an_answer_with_the_rows_of_others_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr(log.WorkoutQuerySet, "owned_by", lambda rows, user: rows.all())
    said = found(world, "api_workout", "GET", OTHER)
    assert "answered 200, not 404" in said
    assert f"shows 'The back of {NAMES[OWNER]} is still tender' of {OWNER}" in said


def test_a_coaching_that_outlives_its_end_is_caught(world: World, monkeypatch: Plant) -> None:
    def visible_to(rows: Any, coach: User) -> Any:
        return rows.filter(coach=coach, accepted_at__isnull=False)

    monkeypatch.setattr(links.CoachingQuerySet, "visible_to", visible_to)
    said = found(world, "api_client_workouts, after the end", "GET", FORMER)
    assert "answered 200, not 404" in said


@pytest.mark.parametrize(
    ("row", "noted"),
    [
        ("api_client_workouts", "coaching.looks.record"),
        ("api_client_workout", "coaching.looks.record"),
        ("api_clients", "coaching.looks.record_on"),
    ],
)
def test_a_look_that_is_not_written_down_is_caught(
    world: World, monkeypatch: Plant, row: str, noted: str
) -> None:
    monkeypatch.setattr(noted, lambda *looked: None)
    assert found(world, row, "GET", COACH) == ["changed nothing, not coaching_logview"]


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_token_that_reads_and_yet_writes_is_caught(
    world: World, monkeypatch: Plant, method: str
) -> None:
    monkeypatch.setattr(access, "READS", {"GET", "HEAD", method})
    assert found(world, "api_set, by a token that reads", method, OWNER)


def test_an_address_that_takes_a_session_is_caught(world: World, monkeypatch: Plant) -> None:
    def who_has_a_session(bearer: object, request: HttpRequest) -> Any:
        return access.ApiToken(user=request.user, name="", scope="write", pk=1)

    monkeypatch.setattr("api.middleware._OF_PAGES", ())
    monkeypatch.setattr(access.BearerToken, "__call__", who_has_a_session)
    said = found(world, "api_me, by the session alone", "GET", OWNER)
    assert "answered 200, not 401" in said


def test_an_answer_that_may_be_kept_is_caught(world: World, monkeypatch: Plant) -> None:
    monkeypatch.setattr("api.middleware.NOT_KEPT", "max-age=60")
    assert "may be kept by the browser" in found(world, "api_me", "GET", OTHER)

"""Whatever is sent to whatever address by whomever: no answer is an error of ours, nothing of
another changes, and nothing of another is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from pytest_django import Settings

from accounts.models import User
from tests.drills.conftest import Tell
from tests.drills.walking import Walker
from tests.matrix.addresses import addresses
from tests.matrix.conftest import made_for_a_file as made  # noqa: F401 - the world of the table
from tests.matrix.conftest import world  # noqa: F401 - and each test's look at it
from tests.matrix.world import World
from workouts.log_sets import views as log_sets_views
from workouts.models import log

REQUESTS = 10_000
# A planted defect is met long before.
MOST = 15_000


@pytest.fixture(autouse=True)
def as_it_runs(settings: Settings) -> None:
    """Without the reader of pages, which takes as long as all the rest."""
    settings.MIDDLEWARE = [each for each in settings.MIDDLEWARE if "markup" not in each]


@pytest.mark.drills
def test_no_request_breaks_the_site_or_touches_what_is_anothers(
    world: World,  # noqa: F811
    seed: int,
    tell: Tell,
) -> None:
    walk = Walker(world, seed).go(REQUESTS)
    tell(*walk.figures(), *walk.told())
    assert walk.told() == []
    assert walk.names == {each.name for each in addresses()}


Plant = Callable[[pytest.MonkeyPatch], None]


def a_page_that_breaks_on_one_value(patch: pytest.MonkeyPatch) -> None:
    def breaking(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if any("\0" in value for value in request.GET.values()):
            raise ValueError("A string literal cannot contain NUL characters.")
        return render(request, *args, **options)

    patch.setattr(log_sets_views, "render", breaking)


def everything(rows: Any, user: User) -> Any:
    return rows.all()


def a_page_that_does_not_ask_whose_it_is(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(log.WorkoutQuerySet, "owned_by", everything)


def a_form_that_needs_no_token(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(log_sets_views.logged_set, "csrf_exempt", True, raising=False)


@pytest.mark.drills
@pytest.mark.parametrize(
    ("plant", "word"),
    [
        (a_page_that_breaks_on_one_value, "answered 500"),
        (a_page_that_does_not_ask_whose_it_is, "changed a row of somebody else"),
        (a_page_that_does_not_ask_whose_it_is, "shows"),
        (a_form_that_needs_no_token, "without the token"),
    ],
    ids=lambda each: getattr(each, "__name__", str(each).replace(" ", "_")),
)
def test_the_walk_catches(
    plant: Plant,
    word: str,
    world: World,  # noqa: F811
    seed: int,
    tell: Tell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(monkeypatch)
    walk = Walker(world, seed).go(MOST, until=word)
    found = [told for told in walk.told() if word in told]
    tell(f"after {walk.asked} requests: {found[0][:400]}" if found else "nothing")
    assert found

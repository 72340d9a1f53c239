"""Coaching costs a lifter without a coach no query, and no page more for more of anything."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coaching import proposals, reviews
from coaching.models import Coaching, Comment, Invitation, Invites, LogView, Page, Proposal
from tests.coaching.cast import asked, coach, coached
from tests.factories import (
    browser,
    lifter,
    log,
    many_workouts,
    prescriptions_of,
    seasoned_lifter,
    set_fields,
    workout_of,
)
from tests.workouts.test_query_counts import MOST as ALONE
from tests.workouts.test_query_counts import Scene, lifter_with
from tests.workouts.test_query_counts import asked as statements
from workouts.ids import new_id
from workouts.models import Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def queries(user: User, path: str, fields: dict[str, Any] | None = None) -> int:
    """The statements of one request, after one alike (that leaves the day's look)."""
    client = browser(user)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path) if fields is None else client.post(path, fields)
    assert response.status_code in {200, 302}
    sent = [query["sql"] for query in captured]
    return sum(not sql.startswith(("SAVEPOINT", "RELEASE")) for sql in sent)


def talk(coaching: Coaching, count: int) -> Workout:
    """A workout with a few sets, and so many comments on them, unread and by both sides."""
    visit = workout_of(coaching.client)
    rows = [log(visit), log(visit), log(visit, 60, 8, exercise="pull-up"), None]
    for number in range(count):
        author = coaching.client if number % 3 else coaching.coach
        said = {"coaching": coaching, "workout": visit, "set": rows[number % 4], "text": "Up."}
        reviews.comment(author=author, id=new_id(), **said)
    Comment.objects.update(read_at=None)
    return visit


def propose_all(coaching: Coaching, count: int = 4) -> None:
    changes: dict[str, list[Any]] = {"sets": [3, 4]}
    for prescription in prescriptions_of(coaching.client)[:count]:
        proposals.propose(
            coaching=coaching, prescription=prescription, changes=changes, reason="More."
        )


@pytest.mark.parametrize("scene", ALONE, ids=lambda scene: scene.__name__)
def test_without_a_coach_a_request_asks_what_it_asked_before(scene: Scene) -> None:
    user = lifter_with(10)
    coached(lifter("another@example.com"), coach())
    assert statements(scene, user) <= ALONE[scene]


@pytest.mark.parametrize("scene", ALONE, ids=lambda scene: scene.__name__)
def test_with_a_coach_a_request_asks_at_most_once_more(scene: Scene) -> None:
    user = lifter_with(10)
    coached(user, coach())
    assert statements(scene, user) <= ALONE[scene] + 1


def test_without_a_coach_week_workout_and_set_ask_nothing_of_coaching() -> None:
    user = seasoned_lifter()
    visit = workout_of(user)
    client = browser(user)
    client.get("/week/")  # which lists the session: until then the account takes a second query
    with CaptureQueriesContext(connection) as captured:
        client.get("/week/")
        client.get(f"/workouts/{visit.pk}/")
        client.post(f"/sets/{new_id()}/", set_fields(visit))
    about = [query["sql"] for query in captured if "coaching_" in query["sql"]]
    assert len(about) == 3
    assert all('FROM "accounts_user"' in sql for sql in about)


def test_the_week_asks_no_oftener_for_more_news() -> None:
    user, by = lifter(), coach()
    coaching = coached(user, by)
    talk(coaching, 1)
    propose_all(coaching, 1)
    asked(user, coach("asks@example.com"))
    few = queries(user, "/week/")
    other = coached(user, coach("second@example.com"))
    talk(other, 8)
    propose_all(other)
    for number in range(5):
        asked(user, coach(f"asks{number}@example.com"))
    assert queries(user, "/week/") == few
    assert few <= 9


def test_the_week_asks_only_for_the_news_there_is() -> None:
    user = lifter()
    coaching = coached(user, coach())
    visit = workout_of(user)
    quiet = queries(user, "/week/")
    said = {"coaching": coaching, "workout": visit, "text": "Up.", "id": new_id()}
    reviews.comment(author=coaching.coach, **said)
    assert queries(user, "/week/") == quiet + 1


def test_the_lifters_workout_asks_no_oftener_for_more_comments() -> None:
    user, by = lifter(), coach()
    coaching = coached(user, by)
    visit = talk(coaching, 1)
    few = queries(user, f"/workouts/{visit.pk}/")
    talk(coaching, 30)
    talk(coached(user, coach("second@example.com")), 10)
    assert queries(user, f"/workouts/{visit.pk}/") == few
    assert few <= 6


Pages = Callable[[Coaching, Workout], str]
# The most statements of each page; the first two also look for reasons to look.
LOOKED_AT: dict[str, tuple[int, Pages]] = {
    "clients": (12, lambda coaching, visit: "/clients/"),
    "client": (20, lambda coaching, visit: f"/clients/{coaching.pk}/"),
    "history": (6, lambda coaching, visit: f"/clients/{coaching.pk}/history/"),
    "lift": (9, lambda coaching, visit: f"/clients/{coaching.pk}/history/deadlift/"),
    "workout": (9, lambda coaching, visit: f"/clients/{coaching.pk}/workouts/{visit.pk}/"),
    "queue": (5, lambda coaching, visit: "/clients/reviews/"),
    "settings": (9, lambda coaching, visit: "/settings/coach/"),
    "looks": (4, lambda coaching, visit: "/settings/coach/looks/"),
}


def grow(coaching: Coaching) -> None:
    """More of everything: workouts, sets, comments, proposals, clients, coaches, looks."""
    many_workouts(coaching.client, 40)
    talk(coaching, 30)
    propose_all(coaching)
    for number in range(6):
        other = lifter(f"client{number}@example.com")
        theirs = coached(other, coaching.coach)
        many_workouts(other, 3)
        talk(theirs, 5)
        asked(lifter(f"asked{number}@example.com"), coaching.coach)
    propose_all(coached(coaching.client, coach("second@example.com")))
    _grow_lists(coaching)


def _grow_lists(coaching: Coaching) -> None:
    for _ in range(5):
        for by, invites in [(coaching.coach, Invites.CLIENT), (coaching.client, Invites.COACH)]:
            Invitation.objects.create(by=by, invites=invites)
        on = datetime.date(2026, 1, 1) + datetime.timedelta(days=LogView.objects.count())
        LogView.objects.create(client=coaching.client, coach=coaching.coach, page=Page.LIST, on=on)
    for proposal in Proposal.objects.waiting():
        proposals.decline(proposal=proposal)
    propose_all(coaching)


@pytest.mark.slow
@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_page_asks_no_oftener_for_more_of_anything(name: str) -> None:
    coaching = coached(lifter(), coach())
    visit = talk(coaching, 2)
    Workout.objects.update(finished_at=coaching.invited_at + datetime.timedelta(days=1))
    propose_all(coaching, 1)
    user = coaching.client if name in {"settings", "looks"} else coaching.coach
    most, path = LOOKED_AT[name][0], LOOKED_AT[name][1](coaching, visit)
    Invitation.objects.create(by=user, invites=Invites.CLIENT)
    _grow_lists(coaching)
    few = queries(user, path)
    grow(coaching)
    assert queries(user, path) == few
    assert few <= most

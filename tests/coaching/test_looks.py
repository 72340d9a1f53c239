"""Who looked: a row a day for each coach and sort of page, which nobody can change."""

from __future__ import annotations

import datetime
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.account_deletion import leave
from accounts.models import User
from coaching import consent, looks, reviews
from coaching.models import Coaching, LogView, Page
from tests.coaching.cast import asked, coach, coached
from tests.factories import browser, lifter, log, other_lifter, prescription_of, workout_of
from workouts import logbook
from workouts.ids import new_id
from workouts.models import Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def pages(coaching: Coaching) -> dict[str, str]:
    """Every page of the coach that shows something of a client, and its sort."""
    visit = workout_of(coaching.client, coaching.client.today())
    row = log(visit)
    logbook.finish(workout=visit)
    said = {"coaching": coaching, "workout": visit, "set": row, "text": "Up.", "id": new_id()}
    comment = reviews.comment(author=coaching.coach, **said)
    at = f"/clients/{coaching.pk}/"
    return {
        "/clients/": Page.LIST,
        "/clients/reviews/": Page.LIST,
        at: Page.CLIENT,
        f"{at}proposals/{prescription_of(coaching.client).pk}/": Page.CLIENT,
        f"{at}history/": Page.HISTORY,
        f"{at}workouts/{visit.pk}/": Page.WORKOUT,
        f"/comments/{comment.pk}/": Page.WORKOUT,
    }


def rows() -> list[tuple[Any, ...]]:
    return list(LogView.objects.order_by("pk").values_list("client", "coach", "page", "on"))


@pytest.fixture
def coaching() -> Coaching:
    return coached(lifter(name="Bob"), coach(name="Ada"))


def test_every_page_about_a_client_leaves_its_row(coaching: Coaching) -> None:
    client = browser(coaching.coach)
    for path, page in pages(coaching).items():
        LogView.objects.all().delete()
        assert client.get(path).status_code == 200
        today = coaching.client.today()
        assert rows() == [(coaching.client_id, coaching.coach_id, page, today)], path


def test_a_refused_form_that_shows_the_workout_leaves_its_row_too(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    log(visit)
    client = browser(coaching.coach)
    path = f"/clients/{coaching.pk}/workouts/{visit.pk}/comments/"
    assert client.post(path, {"text": ""}).status_code == 422
    assert [row[2] for row in rows()] == [Page.WORKOUT]


@pytest.mark.slow
def test_many_looks_of_one_day_are_one_row_for_each_sort(coaching: Coaching) -> None:
    client = browser(coaching.coach)
    paths = pages(coaching)
    for _ in range(2):
        for path in paths:
            client.get(path)
            client.head(path)
    assert sorted(row[2] for row in rows()) == sorted(Page.values)


def test_each_day_and_each_coach_has_a_row_of_its_own(coaching: Coaching) -> None:
    second = coached(coaching.client, coach("second@example.com"))
    yesterday = coaching.client.today() - datetime.timedelta(days=1)
    LogView.objects.create(
        client=coaching.client, coach=coaching.coach, page=Page.CLIENT, on=yesterday
    )
    for each in [coaching, second]:
        browser(each.coach).get(f"/clients/{each.pk}/")
    assert len(rows()) == 3


def test_a_second_look_of_a_day_tries_no_row(coaching: Coaching) -> None:
    client = browser(coaching.coach)
    for path in pages(coaching):
        if "/comments/" in path:
            continue
        client.get(path)
        last = LogView.objects.order_by("-pk").values_list("pk", flat=True)[0]
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        said = [query["sql"] for query in captured if "INTO coaching_logview" in query["sql"]]
        # The pages of a proposal and the queue ask in the statement itself.
        assert not said or "reviews" in path or "proposals" in path, path
        LogView.objects.filter(pk=last).delete()
        client.get(path)
        # Nor is an id used up by a row that is refused.
        assert LogView.objects.order_by("-pk").values_list("pk", flat=True)[0] == last + 1


def test_the_day_is_the_clients_own(coaching: Coaching) -> None:
    for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"]:
        User.objects.filter(pk=coaching.client_id).update(time_zone=zone)
        browser(coaching.coach).get(f"/clients/{coaching.pk}/")
    days = [row[3] for row in rows()]
    assert len(set(days)) == 2


def test_what_is_not_shown_leaves_no_row(coaching: Coaching) -> None:
    theirs = workout_of(other_lifter())
    at = f"/clients/{coaching.pk}/"
    client = browser(coaching.coach)
    paths = [f"{at}workouts/{theirs.pk}/", f"{at}workouts/{2**40}/", f"{at}proposals/{2**40}/"]
    for path in paths:
        assert client.get(path).status_code == 404
    assert client.post(f"{at}workouts/{theirs.pk}/comments/", {"text": ""}).status_code == 404
    assert rows() == []


def test_who_may_not_look_leaves_no_row() -> None:
    by = coach()
    waiting = asked(lifter(), by)
    over = coached(other_lifter(), by)
    consent.end(coaching=over)
    for path in ["/clients/", "/clients/reviews/", f"/clients/{waiting.pk}/"]:
        browser(by).get(path)
    browser(by).get(f"/clients/{over.pk}/")
    assert rows() == []


def test_the_queue_leaves_rows_for_those_it_shows(coaching: Coaching) -> None:
    coached(other_lifter(), coaching.coach)
    visit = workout_of(coaching.client, coaching.client.today())
    log(visit)
    Workout.objects.filter(pk=visit.pk).update(finished_at=timezone.now())
    browser(coaching.coach).get("/clients/reviews/")
    assert [row[0] for row in rows()] == [coaching.client_id]


def test_a_clients_own_pages_leave_no_row(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    said = {"coaching": coaching, "workout": visit, "text": "Up.", "id": new_id()}
    comment = reviews.comment(author=coaching.coach, **said)
    for path in ["/week/", f"/workouts/{visit.pk}/", f"/comments/{comment.pk}/"]:
        assert browser(coaching.client).get(path).status_code == 200
    assert rows() == []


def test_the_client_reads_in_settings_who_looked_and_when(coaching: Coaching) -> None:
    on = datetime.date(2026, 3, 3)
    LogView.objects.create(client=coaching.client, coach=coaching.coach, page=Page.WORKOUT, on=on)
    for path in ["/settings/coach/", "/settings/coach/looks/"]:
        page = browser(coaching.client).get(path).content.decode()
        assert "Tuesday 3 March 2026" in page
        assert "<bdi>Ada</bdi>: A workout" in page
    assert "Ada" not in browser(coaching.coach).get("/settings/coach/looks/").content.decode()


def test_the_looks_are_still_read_after_the_end(coaching: Coaching) -> None:
    browser(coaching.coach).get(f"/clients/{coaching.pk}/")
    consent.end(coaching=coaching)
    assert "Ada" in browser(coaching.client).get("/settings/coach/looks/").content.decode()


def test_a_coach_whose_account_is_gone_leaves_the_rows_without_a_name(coaching: Coaching) -> None:
    browser(coaching.coach).get(f"/clients/{coaching.pk}/")
    leave(user=coaching.coach)
    page = browser(coaching.client).get("/settings/coach/looks/").content.decode()
    assert "A coach whose account is gone" in page
    assert LogView.objects.count() == 1


def test_the_rows_of_an_account_that_is_deleted_go_with_it(coaching: Coaching) -> None:
    browser(coaching.coach).get(f"/clients/{coaching.pk}/")
    coaching.client.delete()
    assert not LogView.objects.exists()


@pytest.mark.parametrize("page", ["0", "2", "x\x00", "9" * 5000])
def test_any_page_of_the_looks_answers(coaching: Coaching, page: str) -> None:
    by, start = coaching.coach, datetime.date(2020, 1, 1)
    LogView.objects.bulk_create(
        LogView(client=coaching.client, coach=by, page=Page.LIST, on=start + each)
        for each in map(datetime.timedelta, range(60))
    )
    response = browser(coaching.client).get("/settings/coach/looks/", {"page": page})
    assert response.status_code == 200
    assert "of 2" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_pages_at_once_that_write_the_same_rows_do_not_deadlock() -> None:
    by, clients = coach(), [lifter(f"{number}@example.com") for number in range(20)]
    gate = threading.Barrier(2)

    def look(seen: list[User]) -> None:
        try:
            with transaction.atomic():
                gate.wait(timeout=10)
                looks.record(by, seen, Page.LIST)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        for _ in range(10):
            LogView.objects.all().delete()
            list(threads.map(look, [clients, clients[::-1]]))
            assert LogView.objects.count() == len(clients)

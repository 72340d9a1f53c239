import datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, DjangoDbBlocker, Settings

from mail.models import Letter
from tests.backplan.away import database_away
from tests.backplan.test_middleware import signed_in
from tests.factories import lifter
from workouts.ids import new_id


@pytest.mark.django_db
def test_a_well_site_says_ok_and_is_never_cached(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_it_takes_one_query_and_no_session(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    signed_in(client)
    with django_assert_num_queries(1):
        response = client.get("/healthz")
    assert "Vary" not in response


@pytest.mark.django_db
def test_a_container_may_ask_without_https(client: Client, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/exercises/").status_code == 301
    assert Client().get("/healthz").status_code == 200


def test_it_says_503_without_a_database(client: Client, django_db_blocker: DjangoDbBlocker) -> None:
    with database_away(django_db_blocker):
        response = client.get("/healthz")
    assert (response.status_code, response.content) == (503, b"no database")
    assert response["Retry-After"] == "5"


def test_it_only_reads(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db
def test_the_operator_alone_reads_how_mail_goes(client: Client, settings: Settings) -> None:
    settings.HEALTHZ_TOKEN = "x" * 20
    user = lifter()
    for outcome in ("sent", "sent", "failed", "unclear"):
        sent_at = {"sending_at": timezone.now(), "outcome": outcome}
        Letter.objects.create(user=user, kind="reminder", event=str(new_id()), **sent_at)
    late = timezone.now() - datetime.timedelta(hours=1)
    soon = timezone.now() - datetime.timedelta(minutes=20)  # one run was missed, or is to come
    for event, at in (("late", late), ("soon", soon)):
        Letter.objects.create(user=user, kind="reminder", event=event, try_at=at)
    told = client.get("/healthz", headers={"Authorization": f"Bearer {'x' * 20}"}).text
    line = "Mail of 30 days: 2 sent, 1 failed, 1 unclear; 1 waiting too long."
    assert told.splitlines()[-1] == line
    assert user.email not in told
    assert client.get("/healthz").text == "ok"

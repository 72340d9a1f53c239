"""The page on which a lifter makes the address of their calendar, renews it and stops it."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from django.db import IntegrityError

from accounts import account_deletion, export_json
from calendar_feed import feeds
from calendar_feed.models import CalendarFeed
from tests.factories import browser, lifter, other_lifter

pytestmark = pytest.mark.django_db
PAGE = "/settings/calendar/"


def test_a_link_is_made_shown_again_and_opens_by_the_calendars_own_scheme() -> None:
    client = browser(lifter())
    assert "/calendar/" not in client.get(PAGE).text
    assert client.post(PAGE)["Location"] == PAGE
    feed = CalendarFeed.objects.get()
    for _ in range(2):
        page = client.get(PAGE)
        assert f'value="http://testserver/calendar/{feed.secret}.ics"' in page.text
        assert f'href="webcal://testserver/calendar/{feed.secret}.ics"' in page.text
        assert "data-secret" in page.text
    assert (len(feed.secret), feed.with_exercises) == (32, False)


def test_saving_again_keeps_the_link_and_changes_what_it_shows() -> None:
    client = browser(lifter())
    client.post(PAGE)
    before = CalendarFeed.objects.get()
    client.post(PAGE, {"with_exercises": "on"})
    after = CalendarFeed.objects.get()
    assert (after.pk, after.secret, after.with_exercises) == (before.pk, before.secret, True)
    assert "checked" in client.get(PAGE).text
    client.post(PAGE)
    assert not CalendarFeed.objects.get().with_exercises


def test_a_new_link_ends_the_old_one() -> None:
    client = browser(lifter())
    client.post(PAGE, {"with_exercises": "on"})
    before = CalendarFeed.objects.get()
    answer = client.post(f"{PAGE}renew/", follow=True)
    after = CalendarFeed.objects.get()
    assert after.secret != before.secret
    assert (after.pk, after.with_exercises) == (before.pk, True)
    assert "The old one doesn’t work any more." in answer.text
    assert after.secret in answer.text


@pytest.mark.parametrize("path", ["renew/", "stop/"])
def test_without_a_link_there_is_nothing_to_renew_or_stop(path: str) -> None:
    assert browser(lifter()).post(f"{PAGE}{path}").status_code == 302
    assert not CalendarFeed.objects.exists()


def test_stopping_touches_nobody_else() -> None:
    mine, theirs = lifter(), other_lifter()
    for user in (mine, theirs):
        feeds.share(lifter=user, with_exercises=False)
    browser(mine).post(f"{PAGE}stop/")
    assert CalendarFeed.objects.get().lifter == theirs


def test_the_own_file_says_that_there_is_a_link_and_not_which() -> None:
    user = lifter()
    secret = feeds.share(lifter=user, with_exercises=True).secret
    text = "".join(export_json.written(user))
    (row,) = json.loads(text)["calendar"]
    assert set(row) == {"with_exercises", "made_at"}
    assert secret not in text


def test_leaving_takes_the_link_along_and_says_so() -> None:
    user = lifter()
    line = "The link that shows your training days in your calendar."
    assert line not in account_deletion.what_goes(user)
    feeds.share(lifter=user, with_exercises=False)
    assert line in account_deletion.what_goes(user)
    account_deletion.leave(user=user)
    assert not CalendarFeed.objects.exists()


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"made_at": datetime.datetime(2201, 1, 1, tzinfo=datetime.UTC)}, "time_within_bounds"),
        ({"secret": "z/" * 16}, "secret_in_address"),
        ({"secret": ""}, "secret_in_address"),
    ],
)
def test_the_database_takes_nothing_that_no_address_has(values: dict[str, Any], name: str) -> None:
    feeds.share(lifter=lifter(), with_exercises=False)
    with pytest.raises(IntegrityError, match=f"calendar_feed_{name}"):
        CalendarFeed.objects.update(**values)


def test_settings_lead_to_it() -> None:
    assert f'href="{PAGE}"' in browser(lifter()).get("/settings/").text

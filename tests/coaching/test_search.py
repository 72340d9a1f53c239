"""A coach finds clients by name and address, and by what they wait for."""

from __future__ import annotations

import datetime
import re

import pytest

from accounts.models import User
from coaching.models import Coaching
from coaching.roster.search import FEW
from tests.coaching.cast import coach, coached
from tests.coaching.test_pages import html, text
from tests.factories import account, lifter, log, workout_of
from workouts import excuses, logbook
from workouts.models import Program

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
NAMES = ["José Álvarez", "Nora Lind", "Kai", "Norbert", "Bo"]


@pytest.fixture
def me() -> User:
    """A coach of six, one of whom goes by the address alone."""
    user = coach("me@example.com")
    for number, name in enumerate(NAMES):
        coached(lifter(f"client{number}@example.com", name=name), user)
    coached(account("somebody@long.example.org"), user)
    return user


def names(user: User, query: str = "") -> list[str]:
    page = html(user, f"/clients/{query}")
    return re.findall(r'<h2><a href="/clients/\d+/"><bdi>([^<]+)</bdi>', page)


def of(user: User, name: str) -> Coaching:
    return Coaching.objects.get(coach=user, client__name=name)


def trained(coaching: Coaching, *, pain: bool = False) -> None:
    """A workout of today that is finished, so that it waits for review."""
    visit = workout_of(coaching.client, coaching.client.today())
    log(visit, 225, 5, pain=pain)
    logbook.finish(workout=visit)


def excuse(coaching: Coaching, first: int, last: int | None) -> None:
    """Excused days, counted from today."""
    today = coaching.client.today()
    until = None if last is None else today + last * DAY
    excuses.excuse(lifter=coaching.client, kind="away", first_on=today + first * DAY, last_on=until)


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("nor", ["Nora Lind", "Norbert"]),
        ("LIND+no", ["Nora Lind"]),
        ("jose+alvarez", ["José Álvarez"]),
        ("client2@", ["Kai"]),
        ("long.example", ["somebody@long.example.org"]),
        ("++", ["Bo", "José Álvarez", "Kai", "Nora Lind", "Norbert", "somebody@long.example.org"]),
        ("me@example.com", []),
    ],
)
def test_part_of_a_name_or_an_address_is_enough(me: User, typed: str, who: list[str]) -> None:
    assert names(me, f"?q={typed}") == who


def test_a_client_of_another_coach_is_never_found(me: User) -> None:
    coached(lifter("hers@example.com", name="Norma"), coach("other@example.com"))
    assert names(me, "?q=nor") == ["Nora Lind", "Norbert"]
    assert names(me, "?q=norma") == []


def test_nobody_by_that_name_is_said_kindly_and_the_words_stay(me: User) -> None:
    page = html(me, "/clients/?q=%3Cb%3Ezoe")
    assert "No client of yours is called that. Part of a name or an address is enough." in page
    assert 'value="&lt;b&gt;zoe"' in page
    assert '<a href="/clients/">Show everyone</a>' in page


def test_each_sort_of_client_has_a_link_that_counts_them(me: User) -> None:
    trained(of(me, "Bo"), pain=True)
    excuse(of(me, "Kai"), -1, 3)
    words = text(html(me, "/clients/"))
    assert "Everyone 6 Needs a look 1 To review 1 Ill or away 1" in words
    assert names(me, "?show=look") == names(me, "?show=review") == ["Bo"]
    assert names(me, "?show=away") == ["Kai"]
    assert names(me, "?show=away&q=nor") == []
    assert "Everyone 2 Needs a look 0" in text(html(me, "/clients/?show=away&q=nor"))
    assert 'href="?q=nor&amp;show=look"' in html(me, "/clients/?q=nor")
    assert '<input type="hidden" name="show" value="away">' in html(me, "/clients/?show=away")


@pytest.mark.parametrize(
    ("show", "words"),
    [
        ("look", "No one needs a look right now."),
        ("review", "Nothing to review. You’re all caught up."),
        ("away", "No one is ill or away. Everybody’s training."),
    ],
)
def test_where_there_is_none_of_a_sort_a_sentence_says_so(me: User, show: str, words: str) -> None:
    page = html(me, f"/clients/?show={show}")
    assert f'<p class="lede">{words}</p>' in page
    assert "roster-head" not in page


def test_what_an_address_cannot_ask_for_shows_everyone(me: User) -> None:
    assert len(names(me, "?show=everything")) == len(names(me)) == 6
    assert names(me, "?q=" + "x" * 1000) == []


def test_a_few_clients_need_no_search() -> None:
    user = coach()
    for number in range(FEW):
        coached(account(f"client{number}@example.com"), user)
    assert 'role="search"' not in html(user, "/clients/")
    assert 'role="search"' in html(user, "/clients/?q=1")
    coached(account("one-more@example.com"), user)
    assert 'role="search"' in html(user, "/clients/")


def missed(user: User, name: str) -> Coaching:
    """A client who began two weeks ago and has missed the main days since."""
    found = of(user, name)
    Program.objects.owned_by(found.client).update(started_on=found.client.today() - 2 * WEEK)
    return found


def test_who_is_away_is_marked_and_stands_below_who_needs_a_look(me: User) -> None:
    missed(me, "Norbert")
    away = missed(me, "Kai")
    excuse(away, -14, 12)
    quiet = ["Bo", "José Álvarez", "Nora Lind", "somebody@long.example.org"]
    assert names(me) == ["Norbert", *quiet, "Kai"]
    back = away.client.today() + 12 * DAY
    year = f" {back.year}" if back.year != away.client.today().year else ""
    mark = f'<span class="tag">Away until {back:%a} {back.day} {back:%b}{year}</span>'
    page = html(me, "/clients/")
    assert mark in page
    assert page.count('class="tag"') == 1


def test_of_two_with_the_same_reason_the_one_who_is_away_comes_last(me: User) -> None:
    for name in ["Bo", "Norbert"]:
        trained(of(me, name), pain=True)
    assert names(me, "?show=look") == ["Bo", "Norbert"]
    excuse(of(me, "Bo"), 0, 0)
    assert names(me, "?show=look") == ["Norbert", "Bo"]


def test_days_that_are_over_or_to_come_are_no_mark(me: User) -> None:
    excuse(of(me, "Bo"), -4, -2)
    excuse(of(me, "Kai"), 2, 4)
    page = html(me, "/clients/")
    assert 'class="tag"' not in page
    assert "Away from" in page
    assert names(me, "?show=away") == []

"""A workout begun and not finished is found first, whatever its date, and gone on with."""

from __future__ import annotations

import datetime
import re

import pytest
from django.http import HttpResponse

from accounts.models import User
from tests.factories import (
    browser,
    everything,
    lifter,
    log,
    program_of,
    seasoned_lifter,
    workout_of,
)
from tests.imports.flow import said
from workouts import logbook
from workouts.models import Program, Role, Workout
from workouts.wording import date_words

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
WEDNESDAY = datetime.date(2026, 12, 2)
TUESDAY, SUNDAY = WEDNESDAY - DAY, WEDNESDAY - 3 * DAY


@pytest.fixture(autouse=True)
def it_is_wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Just after midnight, so that what was begun on Tuesday evening was begun yesterday."""
    now = datetime.datetime(2026, 12, 2, 0, 20, tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def long_since(user: User) -> User:
    Program.objects.filter(lifter=user).update(started_on=WEDNESDAY - 365 * DAY)
    return user


def begun(user: User, on: datetime.date, sets: int = 3, role: str = Role.MAIN) -> Workout:
    visit = workout_of(user, on, role)
    for _ in range(sets):
        log(visit, 0, 5, exercise="pull-up" if role == Role.EXTRA else "deadlift")
    return visit


def week(user: User) -> str:
    return said(browser(user).get("/week/"))


def start(user: User, on: datetime.date = WEDNESDAY, **fields: str) -> HttpResponse:
    sent = {"role": "main", "performed_on": str(on)} | fields
    return browser(user).post("/workouts/", sent)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (WEDNESDAY, "Begun today, Wednesday 2 December: 3 of 12 sets."),
        (TUESDAY, "Begun yesterday, Tuesday 1 December: 3 of 12 sets."),
        (SUNDAY, "Begun on Sunday 29 November: 3 of 12 sets."),
        (datetime.date(2025, 12, 2), "Begun on Tuesday 2 December 2025: 3 of 12 sets."),
        (WEDNESDAY + DAY, "Dated tomorrow, Thursday 3 December: 3 of 12 sets."),
    ],
)
def test_the_week_shows_an_open_workout_first_whatever_its_date(
    on: datetime.date, words: str
) -> None:
    user = long_since(seasoned_lifter())
    visit = begun(user, on)
    page = browser(user).get("/week/").content.decode()
    assert words in page
    assert page.index(f'href="/workouts/{visit.pk}/"') < page.index('id="extra-day"')
    is_forgotten = on < WEDNESDAY - 2 * DAY
    title = (
        "Your main back day is not finished" if is_forgotten else "Go on with your main back day"
    )
    assert title in page


def test_an_open_workout_without_a_set_says_so() -> None:
    user = long_since(lifter())
    workout_of(user, TUESDAY)
    assert "Begun yesterday, Tuesday 1 December: no sets yet." in week(user)


def test_one_begun_before_the_week_turned_leaves_this_weeks_day_due() -> None:
    user = long_since(lifter())
    program_of(user).days.update(weekday=WEDNESDAY.weekday())
    begun(user, SUNDAY)
    page = browser(user).get("/week/").content.decode()
    assert page.index("Begun on Sunday 29 November") < page.index('id="main-day"')
    assert ">Today<" in page


def test_one_begun_this_week_takes_the_place_of_its_day() -> None:
    user = long_since(lifter())
    begun(user, TUESDAY)
    assert 'id="main-day"' not in browser(user).get("/week/").content.decode()


def test_a_finished_workout_is_not_open() -> None:
    user = long_since(lifter())
    logbook.finish(workout=begun(user, TUESDAY))
    assert "Begun" not in week(user)


def test_the_latest_open_workout_comes_first_and_at_most_three_of_earlier_weeks() -> None:
    user = long_since(lifter())
    for ago in (0, 1, 10, 20, 30, 40):
        begun(user, WEDNESDAY - ago * DAY, sets=1)
    found = re.findall(r"Begun (?:on )?(.*?):", week(user))
    dates = [WEDNESDAY - ago * DAY for ago in (0, 1, 10, 20, 30)]
    assert found == [date_words(on, WEDNESDAY) for on in dates]


def test_nothing_else_of_the_week_is_the_thing_to_do_next_while_one_is_open() -> None:
    user = long_since(seasoned_lifter())
    begun(user, TUESDAY)
    assert '<button class="button" type="submit">' not in browser(user).get("/week/").text


def test_a_forgotten_one_can_be_finished_or_discarded_from_the_week() -> None:
    user = long_since(seasoned_lifter())
    visit = begun(user, SUNDAY)
    Workout.objects.update(notes="Straps.")
    page = browser(user).get("/week/").content.decode()
    assert f'href="/workouts/{visit.pk}/delete/"' in page
    (notes,) = re.findall(r'name="notes" value="([^"]*)"', page)
    asked = browser(user).post(f"/workouts/{visit.pk}/finish/", {"notes": notes})
    (yes,) = re.findall(r'name="anyway" value="([^"]*)"', asked.content.decode())
    browser(user).post(f"/workouts/{visit.pk}/finish/", {"notes": notes, "anyway": yes})
    visit.refresh_from_db()
    assert (visit.finished_at is not None, visit.notes) == (True, "Straps.")
    assert "Begun" not in week(user)


@pytest.mark.parametrize(("days", "ends"), [(1, 0), (2, 0), (3, 3), (40, 40)])
def test_a_forgotten_one_was_over_with_its_last_set(days: int, ends: int) -> None:
    user = long_since(lifter())
    visit = begun(user, WEDNESDAY - days * DAY)
    now = datetime.datetime(2026, 12, 2, 0, 20, tzinfo=datetime.UTC)
    visit.sets.update(logged_at=now - days * DAY)
    logbook.finish(workout=visit)
    assert visit.finished_at == now - ends * DAY


def test_a_forgotten_one_leaves_todays_day_the_thing_to_do_next() -> None:
    user = long_since(lifter())
    program_of(user).days.update(weekday=WEDNESDAY.weekday())
    begun(user, SUNDAY)
    page = browser(user).get("/week/").text
    assert '<button class="button" type="submit">Start</button>' in page


@pytest.mark.parametrize(("sets", "offered"), [(0, False), (3, True)])
def test_a_forgotten_one_without_a_work_set_cannot_be_finished(sets: int, offered: bool) -> None:
    user = long_since(lifter())
    begun(user, SUNDAY, sets)
    page = week(user)
    assert ("Finish it" in page, "Discard it" in page) == (offered, True)


def test_one_whose_sets_are_all_done_can_be_finished_at_once() -> None:
    user = long_since(lifter())
    everything(workout_of(user, TUESDAY))
    Workout.objects.update(finished_at=None)
    assert "Finish it" in week(user)


# --- a new one while one is open


def test_starting_while_one_of_the_role_is_open_asks_first_and_starts_nothing() -> None:
    user = long_since(lifter())
    visit = begun(user, TUESDAY)
    answer = start(user)
    assert (answer.status_code, Workout.objects.count()) == (409, 1)
    words = said(answer)
    assert "Your main back day is not finished" in words
    assert "Begun yesterday, Tuesday 1 December: 3 of 12 sets." in words
    assert f'href="/workouts/{visit.pk}/"' in answer.text
    assert "Start a new one for today" in words


def test_the_answer_of_the_question_starts_a_new_one_beside_it() -> None:
    user = long_since(lifter())
    begun(user, TUESDAY)
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', start(user).text))
    del sent["csrfmiddlewaretoken"]
    assert sent == {"role": "main", "performed_on": "2026-12-02", "anew": "yes"}
    answer = browser(user).post("/workouts/", sent)
    new = Workout.objects.get(performed_on=WEDNESDAY)
    assert answer["Location"] == f"/workouts/{new.pk}/"
    assert Workout.objects.open().count() == 2
    assert browser(user).post("/workouts/", sent)["Location"] == answer["Location"]


def test_the_week_offers_a_new_one_beside_yesterdays() -> None:
    user = long_since(lifter())
    begun(user, TUESDAY)
    assert "Start a new one for today" in week(user)
    start(user, anew="yes")
    assert "Start a new one for today" not in week(user)


def test_starting_again_what_is_begun_asks_nothing() -> None:
    user = long_since(lifter())
    begun(user, TUESDAY)
    visit = begun(user, WEDNESDAY)
    assert start(user)["Location"] == f"/workouts/{visit.pk}/"


def test_the_other_role_and_what_is_finished_are_not_asked_about() -> None:
    user = long_since(seasoned_lifter())
    begun(user, TUESDAY, role=Role.EXTRA)
    logbook.finish(workout=begun(user, SUNDAY))
    assert start(user).status_code == 302


def test_a_new_one_for_another_date_is_named() -> None:
    user = long_since(lifter())
    begun(user, TUESDAY)
    assert "Start a new one for Monday 30 November" in said(start(user, TUESDAY - DAY))

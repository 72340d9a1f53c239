"""The lifter's own week: due, started, done and missed."""

import datetime

import pytest
from django.urls import reverse

from accounts.models import User
from tests.factories import (
    TUESDAY,
    browser,
    full_workout,
    lifter,
    log,
    opening,
    prescriptions_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import logbook, programs, weeks, whole_workouts
from workouts.calendar import on_weekday, week_of
from workouts.models import Program, Role, Workout
from workouts.week import page

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
MONDAY, FRIDAY, SUNDAY = TUESDAY - DAY, TUESDAY + 3 * DAY, TUESDAY + 5 * DAY


def long_since(user: User) -> User:
    """The same lifter, whose program began long ago."""
    Program.objects.filter(lifter=user).update(started_on=TUESDAY - 365 * DAY)
    return user


def states(user: User, today: datetime.date) -> dict[str, str]:
    days = weeks.this_week(prescriptions_of(user), today).days
    return {day.training_day.role: day.state.value for day in days}


def clock(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    """Let it be some moment of universal time."""
    now = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.mark.parametrize(
    ("today", "main", "extra"),
    [
        (MONDAY, "due", "due"),
        (TUESDAY, "due", "due"),
        (TUESDAY + DAY, "missed", "due"),
        (SUNDAY, "missed", "missed"),
        (SUNDAY + DAY, "due", "due"),
    ],
)
def test_a_day_is_due_until_it_is_over_and_then_missed(
    today: datetime.date, main: str, extra: str
) -> None:
    assert states(long_since(seasoned_lifter()), today) == {"main": main, "extra": extra}


def test_a_workout_is_started_until_it_is_finished() -> None:
    user = long_since(lifter())
    workout = workout_of(user)
    assert states(user, TUESDAY) == {"main": "started"}
    log(workout)
    logbook.finish(workout=workout)
    assert states(user, TUESDAY) == {"main": "done"}


def test_a_workout_on_another_day_of_the_week_does_the_day() -> None:
    user = long_since(lifter())
    workout = workout_of(user, SUNDAY)
    log(workout)
    logbook.finish(workout=workout)
    assert states(user, SUNDAY) == {"main": "done"}


def test_a_finished_workout_does_the_day_though_an_empty_one_was_begun_before() -> None:
    user = long_since(lifter())
    workout_of(user, MONDAY)
    workout = workout_of(user)
    log(workout)
    logbook.finish(workout=workout)
    assert states(user, TUESDAY) == {"main": "done"}


def test_a_missed_day_is_made_up_in_its_own_week_only() -> None:
    user = long_since(lifter())
    workout = workout_of(user, SUNDAY + DAY)
    log(workout)
    logbook.finish(workout=workout)
    assert states(user, SUNDAY) == {"main": "missed"}
    assert states(user, SUNDAY + DAY) == {"main": "done"}


def test_one_day_is_never_credited_for_the_other() -> None:
    user = long_since(seasoned_lifter())
    workout = workout_of(user, FRIDAY, Role.EXTRA)
    log(workout, 0, 6, exercise="pull-up")
    logbook.finish(workout=workout)
    assert states(user, SUNDAY) == {"main": "missed", "extra": "done"}


def test_a_missed_week_neither_skips_nor_doubles_a_target() -> None:
    user = long_since(lifter())
    log(workout_of(user), 225, 6)
    before = opening(user)
    weeks.this_week(prescriptions_of(user), TUESDAY + 21 * DAY)
    assert opening(user) == before == 235
    assert Workout.objects.count() == 1


def test_a_day_before_the_program_began_was_not_missed() -> None:
    user = lifter()
    Program.objects.update(started_on=TUESDAY + DAY)
    assert states(user, TUESDAY + DAY) == {"main": "due"}
    Program.objects.update(started_on=TUESDAY)
    assert states(user, TUESDAY + DAY) == {"main": "missed"}


@pytest.mark.parametrize("starts", range(7))
def test_a_week_holds_every_weekday_once_whatever_it_starts_with(starts: int) -> None:
    start = week_of(TUESDAY, starts)
    assert start.weekday() == starts
    assert start <= TUESDAY < start + 7 * DAY
    days = program_of(lifter()).days.get()
    assert on_weekday(days.weekday, start) == TUESDAY


def test_a_week_that_starts_on_wednesday_has_tuesday_last() -> None:
    user = lifter()
    programs.change_days(program=program_of(user), main=1, week_starts=2, extra=None)
    long_since(user)
    assert states(user, MONDAY) == {"main": "due"}
    (day,) = weeks.this_week(prescriptions_of(user), TUESDAY + DAY).days
    assert (day.date, day.state) == (TUESDAY + 7 * DAY, "due")


def test_the_days_come_in_the_order_of_the_week() -> None:
    user = long_since(seasoned_lifter())
    programs.change_days(
        program=program_of(user),
        main=4,
        week_starts=0,
        extra=programs.Extra(0, "arm", prescriptions_of(user)[1].exercise, 3),
    )
    days = weeks.this_week(prescriptions_of(user), TUESDAY).days
    assert [day.training_day.role for day in days] == ["extra", "main"]


@pytest.mark.parametrize(
    ("zone", "date"),
    [
        ("UTC", "2026-03-03"),
        ("Pacific/Kiritimati", "2026-03-04"),
        ("America/Los_Angeles", "2026-03-03"),
        ("Pacific/Pago_Pago", "2026-03-02"),
    ],
)
def test_today_is_the_date_where_the_lifter_lives(
    zone: str, date: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = lifter(time_zone=zone)
    clock(monkeypatch, "2026-03-03 10:30")
    assert user.today().isoformat() == date


@pytest.mark.parametrize(("zone", "state"), [("Pacific/Kiritimati", "Missed"), ("UTC", "Today")])
def test_the_week_is_shown_by_the_lifters_own_date(
    zone: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = long_since(lifter(time_zone=zone))
    clock(monkeypatch, "2026-03-03 10:30")
    assert f">{state}<" in browser(user).get("/week/").content.decode()


def test_a_date_without_a_midnight_is_a_date_like_any_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Clocks in Beirut went from 0:00 to 1:00 on 29 March 2026.
    user = long_since(lifter(time_zone="Asia/Beirut"))
    clock(monkeypatch, "2026-03-28 22:30")
    assert user.today() == datetime.date(2026, 3, 29)
    workout = workout_of(user, user.today())
    assert (workout.performed_on, workout.time_zone) == (user.today(), "Asia/Beirut")


@pytest.mark.parametrize(
    ("since", "today", "offered"),
    [
        ("2025-03-03", "2026-03-02", False),
        ("2025-03-03", "2026-03-03", True),
        ("2024-02-29", "2025-02-28", False),
        ("2024-02-29", "2025-03-01", True),
        ("2020-12-31", "2026-01-01", True),
        (None, "2026-03-03", False),
    ],
)
def test_the_extra_day_is_offered_at_twelve_months(
    since: str | None, today: str, offered: bool
) -> None:
    user = lifter(training_since=datetime.date.fromisoformat(since) if since else None)
    date = datetime.date.fromisoformat(today)
    screen = page.week(user, weeks.this_week(prescriptions_of(user), date), date)
    assert screen["offers_extra_day"] is offered
    assert list(states(user, date)) == ["main"]


def test_the_week_offers_the_extra_day_with_the_way_to_it() -> None:
    user = lifter(training_since=datetime.date(2020, 1, 1))
    page = browser(user).get("/week/").content.decode()
    assert f'<a href="{reverse("experience_settings")}">Add the extra day</a>' in page


def test_the_extra_day_is_not_offered_to_who_has_it() -> None:
    user = seasoned_lifter(training_since=datetime.date(2020, 1, 1))
    screen = page.week(user, weeks.this_week(prescriptions_of(user), TUESDAY), TUESDAY)
    assert screen["offers_extra_day"] is False


def test_the_week_says_how_far_a_started_workout_is() -> None:
    user = long_since(lifter())
    workout = workout_of(user)
    log(workout)
    log(workout, 0, 6, exercise="pull-up")
    screen = page.week(user, weeks.this_week(prescriptions_of(user), TUESDAY), TUESDAY)
    assert screen["opened"][0].words == "Begun today, Tuesday 3 March: 2 of 12 sets."


def test_the_week_counts_the_sets_each_area_gets() -> None:
    user = seasoned_lifter()
    screen = page.week(user, weeks.this_week(prescriptions_of(user), TUESDAY), TUESDAY)
    areas = {each.area.label: each.planned for each in screen["areas"]}
    assert sum(areas.values()) == 15


def test_a_done_day_shows_where_the_next_one_opens() -> None:
    user = long_since(lifter())
    whole_workouts.save_workout(
        lifter=user,
        program=program_of(user),
        role=Role.MAIN,
        performed_on=TUESDAY,
        entries=full_workout(),
    )
    screen = page.week(user, weeks.this_week(prescriptions_of(user), TUESDAY), TUESDAY)
    (day,) = screen["days"]
    assert (day.state_words, day.lifts[0].goal.figure) == ("Done", "235")

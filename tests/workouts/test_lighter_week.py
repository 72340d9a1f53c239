"""A lighter week: fewer sets at less weight, kept and shown, and no target moves."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.html import strip_tags

from accounts.models import User
from exercises.models import Exercise
from tests.factories import (
    TUESDAY,
    browser,
    entry,
    lifter,
    log,
    next_set,
    opening,
    prescription_of,
    program_of,
    seasoned_lifter,
    sheet_of,
    undo,
    whole_fields,
    workout_of,
)
from tests.unpacking import unpacked
from workouts import lighter_weeks, logbook, weeks, whole_workouts, working_loads
from workouts.ids import new_id
from workouts.log_sets.sets_to_come import ahead
from workouts.models import LighterWeek, LoggedSet, Prescription, Role, Workout
from workouts.swaps import swap_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY


@pytest.fixture
def user() -> User:
    """A lifter whose main day is today and whose deadlift opens at 225 lb, five reps done."""
    user = lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    trained(user, user.today() - WEEK)
    return user


def trained(user: User, on: datetime.date, load: object = 225, reps: int = 5) -> Workout:
    visit = workout_of(user, on)
    for _ in range(3):
        log(visit, load, reps, 1)
    logbook.finish(workout=visit)
    return visit


def taken(user: User, starts_on: datetime.date | None = None) -> LighterWeek:
    return lighter_weeks.take(lifter=user, starts_on=starts_on or user.today(), by=user)


def in_a_lighter_week(user: User) -> Workout:
    taken(user)
    return workout_of(user, user.today())


def words(response: HttpResponse) -> str:
    """The words of a page, each run of space one space."""
    return " ".join(strip_tags(response.content.decode().replace("<", " <")).split())


def page(user: User, path: str = "/week/") -> str:
    return words(browser(user).get(path))


def send(user: User, path: str, **fields: object) -> str:
    """The page that a form leads to."""
    return words(browser(user).post(path, fields, follow=True))


# Taking one, and taking it back


def test_a_lighter_week_is_seven_days_from_the_day_that_is_chosen(user: User) -> None:
    today = user.today()
    said = send(user, "/week/lighter/", starts_on=str(today))
    week = LighterWeek.objects.get()
    assert (week.starts_on, week.ends_on, week.by) == (today, today + 6 * DAY, user)
    assert f"Your lighter week: {lighter_weeks.days_of(week)}." in said
    assert "about half the sets at about 90%" in said


def test_it_begins_at_once_or_on_the_next_training_day(user: User) -> None:
    assert lighter_weeks.starts(user) == [user.today(), user.today() + WEEK]
    program_of(user).days.update(weekday=(user.today() + 2 * DAY).weekday())
    assert lighter_weeks.starts(user) == [user.today(), user.today() + 2 * DAY]


def test_whoever_trained_today_begins_tomorrow(user: User) -> None:
    log(workout_of(user, user.today()))
    assert lighter_weeks.starts(user) == [user.today() + DAY, user.today() + WEEK]


def test_on_no_other_day(user: User) -> None:
    for on in (user.today() - DAY, user.today() + 3 * DAY, "soon", ""):
        answer = browser(user).post("/week/lighter/", {"starts_on": str(on)})
        assert answer.status_code == 422
    assert "Choose when it begins." in words(answer)
    assert not LighterWeek.objects.exists()


def test_taken_twice_it_is_taken_once_and_no_two_overlap(user: User) -> None:
    assert taken(user) == taken(user)
    with pytest.raises(ValidationError, match="You already have a lighter week"):
        taken(user, user.today() + 3 * DAY)
    assert LighterWeek.objects.count() == 1


def test_while_one_is_on_or_to_come_no_other_is_offered(user: User) -> None:
    assert "Take a lighter week" in page(user)
    taken(user, user.today() + 2 * DAY)
    assert "Take a lighter week" not in page(user)
    assert "Lighter week to come" in page(user)
    assert "When does it begin?" not in page(user, "/week/lighter/")


def test_taken_back_everything_is_as_it_was(user: User) -> None:
    before = page(user)
    week = taken(user)
    assert "200 lb" in page(user)
    said = send(user, f"/week/lighter/{week.pk}/back/")
    assert "Taken back" in said
    assert page(user) == before


def test_once_something_is_logged_in_it_it_stays(user: User) -> None:
    week = taken(user)
    log(workout_of(user, user.today()), 200, 4)
    assert "Take it back" not in page(user)
    assert "You’ve already trained in it, so it stays" in send(
        user, f"/week/lighter/{week.pk}/back/"
    )
    assert LighterWeek.objects.exists()


def test_a_workout_with_nothing_in_it_turns_lighter_and_back(user: User) -> None:
    visit = workout_of(user, user.today())
    week = taken(user)
    visit.refresh_from_db()
    assert visit.is_lighter
    lighter_weeks.take_back(week=week)
    visit.refresh_from_db()
    assert not visit.is_lighter


def test_a_workout_with_sets_stays_what_it_was(user: User) -> None:
    visit = workout_of(user, user.today())
    undo(log(visit, 225, 5))
    taken(user)
    assert next_set(visit).load == 225


# What it asks


def test_it_asks_for_half_the_sets_rounded_up_at_about_nine_tenths(user: User) -> None:
    visit = in_a_lighter_week(user)
    told = page(user, f"/workouts/{visit.pk}/")
    assert "Lighter week" in told
    assert "200 lb Set 1 of 2 · 4–6 reps, aim for 4" in told
    asked = (
        "Lighter week: 200 lb, about 90% of 225 lb. Leave three reps or more. "
        "Your weights stay as they are."
    )
    assert asked in told
    assert "Why?" not in told


@pytest.mark.parametrize(("sets", "half"), [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3)])
def test_half_of_an_odd_number_is_rounded_up(user: User, sets: int, half: int) -> None:
    Prescription.objects.filter(pk=prescription_of(user).pk).update(sets=sets)
    lift = sheet_of(in_a_lighter_week(user)).lift("deadlift")
    assert lift is not None
    assert lift.terms.sets == half


def test_the_week_says_the_same_before_it_begins(user: User) -> None:
    taken(user)
    told = page(user)
    assert "200 lb 2 sets of 4–6, aim for 4" in told
    assert "Lighter week: 200 lb, about 90% of 225 lb." in told


@pytest.mark.parametrize(("reps", "rir"), [(4, 5), (12, 5), (3, 0), (0, None)])
def test_whatever_is_done_the_next_set_is_the_same(user: User, reps: int, rir: int | None) -> None:
    visit = in_a_lighter_week(user)
    log(visit, 200, reps, rir)
    assert (next_set(visit).load, next_set(visit).reps) == (200, 4)


def test_a_set_keeps_what_was_asked_and_that_it_was_a_lighter_week(user: User) -> None:
    visit = in_a_lighter_week(user)
    for load in (200, 245):
        log(visit, load, 6)
    rows = LoggedSet.objects.filter(workout=visit).order_by("position")
    kept = [(row.target_load, row.target_reps, row.target_reason) for row in rows]
    assert kept == [(200, 4, "LIGHTER")] * 2
    told = page(user, f"/workouts/{visit.pk}/?exercise=deadlift")
    assert "2 of 2 sets done." in told
    assert "Next time: 225 lb, aim for 6. A lighter week leaves your weight alone." in told


def test_a_program_reads_the_same_as_a_page(user: User) -> None:
    visit = in_a_lighter_week(user)
    fields = {"workout": visit.pk, "exercise": "deadlift", "load": "200", "reps": "4"}
    client = browser(user)
    answer = client.put(
        f"/sets/{new_id()}/", fields | {"version": 0, "kind": "work"}, "application/json"
    )
    told = answer.json()["next"]
    assert (told["load"], told["reason"], told["sets_left"]) == ("200", "LIGHTER", 1)
    assert "Lighter week: 200 lb" in told["why"]


def test_a_phone_without_a_signal_is_told_the_same_weight_for_every_set(user: User) -> None:
    visit = in_a_lighter_week(user)
    lift = sheet_of(visit).lift("deadlift")
    assert lift is not None
    told = unpacked(ahead(lift, "lb"))
    assert (told["sets"], [node["load"] for node in told["nodes"]]) == (2, ["200", "200"])
    assert told["nodes"][0]["ways"] == [[0, None, None, 1, 0]]
    assert "Lighter week: 200 lb" in told["whys"][0]
    assert told["nodes"][1]["ways"] == []


def test_a_pull_ups_share_is_of_body_and_weight(user: User) -> None:
    log(workout_of(user, user.today() - WEEK), 35, 5, exercise="pull-up")
    told = page(user, f"/workouts/{in_a_lighter_week(user).pk}/?exercise=pull-up")
    assert "Lighter week: +15 lb, in place of +35 lb." in told


def test_a_weight_that_is_not_known_yet_is_still_to_find(user: User) -> None:
    visit = in_a_lighter_week(user)
    path = f"/workouts/{visit.pk}/?exercise=cable-pullover"
    assert "until you do 8–10 reps with one to three left" in page(user, path)
    log(visit, 50, 10, exercise="cable-pullover")
    assert next_set(visit, "cable-pullover").load == 50
    assert opening(user, "cable-pullover") is None


def test_what_is_swapped_in_is_lighter_too(user: User) -> None:
    visit = in_a_lighter_week(user)
    sumo = Exercise.objects.get(pk="sumo-deadlift")
    log(workout_of(user, user.today() - 2 * WEEK), 205, 4, exercise="sumo-deadlift")
    assert "Next: 180 lb" in page(user, f"/workouts/{visit.pk}/swap/{prescription_of(user).pk}/")
    swap_once(workout=visit, prescription=prescription_of(user), exercise=sumo)
    assert next_set(visit, "sumo-deadlift").load == 180


def test_a_whole_workout_for_a_date_in_one_is_a_lighter_one(user: User) -> None:
    taken(user)
    told = page(user, "/workouts/enter/")
    assert "This date is in a lighter week" in told
    assert "2 sets of 4–6" in told
    sets = [(new_id(), "deadlift", entry(200, 4)) for _ in range(2)]
    browser(user).post("/workouts/enter/", whole_fields(sets, on=user.today()))
    assert Workout.objects.get(performed_on=user.today()).is_lighter
    assert set(LoggedSet.objects.filter(load=200).values_list("target_reason", flat=True)) == {
        "LIGHTER"
    }
    assert opening(user) == 225


def test_the_week_on_paper_has_as_many_boxes_as_there_are_sets(user: User) -> None:
    taken(user)
    told = page(user, "/week/sheet/")
    assert "lighter week: leave three reps or more in every set" in told
    assert "2 sets of 4–6, aim for 4" in told


def test_what_comes_after_a_done_day_is_lighter_where_that_day_is(user: User) -> None:
    trained(user, user.today())
    assert "Next time: Deadlift 225 lb" in page(user)
    taken(user, user.today() + DAY)
    assert "Next time: Deadlift 200 lb" in page(user)


def test_both_days_of_the_week_are_lighter() -> None:
    user = seasoned_lifter()
    taken(user)
    days = weeks.this_week(weeks.planned(user), user.today()).days
    for day in days:
        is_in_it = user.today() <= day.date
        assert day.is_lighter == is_in_it or day.state == weeks.State.MISSED
    assert workout_of(user, user.today() + 6 * DAY, Role.EXTRA).is_lighter
    assert not workout_of(user, user.today() + 7 * DAY, Role.EXTRA).is_lighter


@pytest.mark.parametrize(
    ("due_in", "starts_in", "words"), [(1, 1, "at full weight"), (0, 0, ""), (2, None, "")]
)
def test_what_is_done_before_it_is_said_to_be_at_full_weight(
    user: User, due_in: int, starts_in: int | None, words: str
) -> None:
    today = user.today()
    program = program_of(user)
    type(program).objects.update(week_starts=today.weekday())
    program.days.update(weekday=(today + due_in * DAY).weekday())
    if starts_in is not None:
        taken(user, today + starts_in * DAY)
    button = "Start" if due_in == 0 else f"Do it today{words and f', {words}'}"
    assert f'type="submit">{button}</button>' in browser(user).get("/week/").content.decode()


# The week after


@pytest.mark.parametrize(("load", "reps"), [(200, 4), (200, 1), (245, 6), (135, 0)])
def test_the_week_after_opens_where_it_would_have(user: User, load: int, reps: int) -> None:
    before = page(user)
    today = user.today()
    LighterWeek.objects.create(lifter=user, starts_on=today - 6 * DAY, ends_on=today, by=user)
    visit = workout_of(user, today - DAY)
    for _ in range(2):
        log(visit, load, reps, 3)
    logbook.finish(workout=visit)
    LighterWeek.objects.update(starts_on=today - 7 * DAY, ends_on=today - DAY)
    Workout.objects.filter(pk=visit.pk).update(performed_on=today - 2 * DAY)
    goal = "225 lb 3 sets of 4–6, aim for 6"
    assert goal in before
    after = page(user)
    if weeks.this_week(weeks.planned(user), today).days[0].state == weeks.State.DONE:
        goal = "Next time: Deadlift 225 lb 3 sets of 4–6, aim for 6"
    assert goal in after


def test_a_weight_set_by_hand_before_it_opens_the_week_after(user: User) -> None:
    by_hand = {"prescription": prescription_of(user), "by": user, "note": ""}
    working_loads.set_by_hand(load=Decimal(250), **by_hand)
    visit = in_a_lighter_week(user)
    assert next_set(visit).load == 225
    log(visit, 225, 4)
    assert opening(user) == 250


def test_it_is_no_time_away() -> None:
    user = lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    trained(user, user.today() - 5 * WEEK)
    assert "5 weeks since your last set" in page(user)
    LighterWeek.objects.create(
        lifter=user, starts_on=user.today() - WEEK, ends_on=user.today() - DAY, by=user
    )
    log(workout_of(user, user.today() - WEEK), 200, 4)
    told = page(user)
    assert "weeks since your last set" not in told
    assert "225 lb 3 sets of 4–6" in told


def test_in_it_nothing_more_is_taken_off_after_time_away() -> None:
    user = lifter()
    trained(user, user.today() - 5 * WEEK)
    visit = in_a_lighter_week(user)
    assert "weeks since your last set" not in page(user, f"/workouts/{visit.pk}/")


def test_an_earlier_workout_still_tells_where_the_next_one_opens(user: User) -> None:
    """One in a lighter week does not follow it: only a workout by the rule does."""
    earlier = Workout.objects.get()
    log(in_a_lighter_week(user), 200, 4)
    assert "225 lb, aim for 6" in page(user, f"/workouts/{earlier.pk}/?exercise=deadlift")


@pytest.mark.parametrize(
    ("days", "is_in"),
    [(-1, False), (0, True), (6, True), (7, False)],
    ids=["the day before", "the first", "the last", "the day after"],
)
def test_a_lighter_week_has_the_same_edges_for_every_way_to_ask(days: int, is_in: bool) -> None:
    user = seasoned_lifter()
    on = TUESDAY + days * DAY
    LighterWeek.objects.create(lifter=user, starts_on=TUESDAY, ends_on=TUESDAY + WEEK - DAY)
    covered = User.objects.filter(lighter_weeks.covers(user.pk, on))
    assert covered.exists() == lighter_weeks.is_on(user, on) == is_in
    saved = whole_workouts.save_workout(
        lifter=user,
        program=program_of(user),
        role=Role.MAIN,
        performed_on=on,
        entries=[(new_id(), "deadlift", entry())],
    )
    assert saved.is_lighter == Workout.objects.get(pk=saved.pk).is_lighter == is_in

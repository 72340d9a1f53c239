"""The page of a finished workout: what was done, every next weight and why, records, the week."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ElementTree
from decimal import Decimal

import pytest

from accounts.models import User
from tests.factories import (
    TUESDAY,
    browser,
    everything,
    lifter,
    log,
    prescription_of,
    program_of,
    seasoned_lifter,
    undo,
    workout_of,
)
from workouts import excuses, lighter_weeks, logbook, programs, working_loads
from workouts.models import Excuse, Kind, Program, Role, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY


def done(visit: Workout, *, finishes: bool = True) -> str:
    """The page in words, as people read it."""
    if finishes:
        logbook.finish(workout=visit)
    page = browser(visit.lifter).get(f"/workouts/{visit.pk}/done/")
    assert page.status_code == 200
    main = page.text.partition("<main")[2].partition("</main>")[0]
    main = main.partition(">")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", main.replace("&#x27;", "'")).split())


def trained(user: User, *sets: tuple[object, int], on: datetime.date, **fields: str) -> Workout:
    visit = workout_of(user, on)
    for load, reps in sets:
        log(visit, load, reps, **fields)
    return visit


def deadlifts(*sets: tuple[object, int], before: tuple[tuple[object, int], ...] = ()) -> Workout:
    """Deadlifts of today, a week after some others."""
    user = lifter()
    if before:
        logbook.finish(workout=trained(user, *before, on=user.today() - WEEK))
    return trained(user, *sets, on=user.today())


def test_it_says_what_was_done_the_next_weight_and_why() -> None:
    words = done(deadlifts((225, 6), (235, 4), (235, 3)))
    assert "Deadlift 10 lb more 235 lb aim for 5" in words
    assert "4 reps were done at this weight" in words
    assert "225 lb × 6 · 235 lb × 4, 3" in words


def test_a_weight_that_stays_says_so() -> None:
    words = done(deadlifts((225, 5), (225, 5), (225, 4), before=((225, 4),)))
    assert "Deadlift Same weight 225 lb aim for 6" in words


def test_more_than_the_first_and_less_than_the_last_says_than_which() -> None:
    words = done(deadlifts((225, 5), (225, 6), (235, 2)))
    assert "Deadlift 5 lb more than you began with 230 lb" in words


def test_a_weight_that_failed_goes_down() -> None:
    words = done(deadlifts((225, 3), (220, 3), (215, 4), before=((225, 4),)))
    assert "Deadlift 10 lb less 215 lb aim for 5" in words


def test_an_exercise_that_was_left_out_says_so_beside_its_next_weight() -> None:
    user = lifter()
    logbook.finish(workout=trained(user, (0, 6), on=user.today() - WEEK, exercise="pull-up"))
    words = done(trained(user, (225, 6), on=user.today()))
    assert re.search(r"Pull-up \+10 lb aim for 4 .*?Not done", words)
    assert "1 of 3 sets: 225 lb × 6" in words


def test_what_was_never_done_is_found_in_the_gym() -> None:
    assert "Cable pullover Find the weight in the gym next time. Not done" in done(
        deadlifts((225, 6))
    )


def test_undone_sets_and_warm_ups_are_no_part_of_it() -> None:
    visit = deadlifts((225, 6))
    undo(log(visit, 400, 6))
    log(visit, 135, 5, kind=Kind.WARMUP)
    words = done(visit)
    assert "1 of 3 sets: 225 lb × 6" in words
    assert "400" not in words
    assert "135" not in words
    assert "· 1 set" in words


def test_what_hurt_stays_and_is_marked() -> None:
    visit = deadlifts((225, 6), before=((225, 4),))
    log(visit, 235, 2, pain=True)
    words = done(visit)
    assert "It hurt, so the weight stays." in words
    assert "235 lb × 2 Hurt" in words


def test_a_lighter_week_moves_nothing_and_holds_no_record() -> None:
    user = lifter()
    logbook.finish(workout=trained(user, (225, 6), on=user.today() - WEEK))
    lighter_weeks.take(lifter=user, starts_on=user.today(), by=user)
    words = done(trained(user, (300, 8), on=user.today()))
    assert "Lighter week" in words
    assert "A lighter week leaves your weight alone." in words
    assert not NEW.search(words)
    assert "more" not in words.partition("Deadlift")[2].partition("Pull-up")[0]


def test_an_exercise_beside_the_plan_moves_no_weight() -> None:
    visit = deadlifts((225, 6))
    log(visit, 95, 8, exercise="barbell-row")
    assert "Barbell row Not part of the day’s plan. 95 lb × 8" in done(visit)


def test_reps_of_two_arms_are_those_of_the_weaker() -> None:
    visit = workout_of(lifter())
    arm = {"exercise": "one-arm-dumbbell-row"}
    log(visit, 60, 8, left_reps=8, right_reps=8, **arm)
    log(visit, 60, 7, left_reps=8, right_reps=7, **arm)
    assert "60 lb × 8, 7, weaker arm" in done(visit)


def test_a_workout_of_an_earlier_plan_names_no_weight_of_it() -> None:
    visit = deadlifts((225, 6), (235, 6), (245, 4))
    logbook.finish(workout=visit)
    programs.change_prescription(prescription=prescription_of(visit.lifter), rep_low=8, rep_high=10)
    words = done(visit, finishes=False)
    assert "Your plan has changed since." in words
    assert "aim for" not in words


def test_a_weight_set_by_hand_is_the_next_one() -> None:
    visit = deadlifts((225, 6), (235, 4), (235, 4))
    logbook.finish(workout=visit)
    prescription = prescription_of(visit.lifter)
    working_loads.set_working_load(
        prescription=prescription, load=Decimal(200), by=visit.lifter, note="Back hurts."
    )
    words = done(visit, finishes=False)
    assert "200 lb" in words
    assert "Back hurts." in words


def test_a_workout_that_another_followed_tells_what_it_led_to() -> None:
    user = lifter()
    first = trained(user, (225, 6), (235, 4), (235, 4), on=user.today() - WEEK)
    logbook.finish(workout=first)
    logbook.finish(workout=trained(user, (235, 6), on=user.today()))
    words = done(first, finishes=False)
    assert "What came next" in words
    assert "235 lb aim for 5" in words


def test_one_that_goes_on_leads_to_itself() -> None:
    visit = deadlifts((225, 6))
    answer = browser(visit.lifter).get(f"/workouts/{visit.pk}/done/")
    assert answer.headers["Location"] == f"/workouts/{visit.pk}/"


NEW = re.compile("yet:|your first|Most reps|for the first time")
RECORDS = {
    "heaviest": (((225, 6),), ((235, 3),), "Heaviest yet: 235 lb × 3 Deadlift"),
    "more reps": (((225, 5),), ((225, 6),), "Most reps at 225 lb: 6, from 5 Deadlift"),
    "heavier for as many": (
        ((245, 2), (205, 6)),
        ((215, 6),),
        "215 lb × 6, your first six at 215 Deadlift",
    ),
    "many": (((100, 14),), ((100, 15),), "Most reps at 100 lb: 15, from 14 Deadlift"),
    "the heaviest of two": (
        ((225, 5),),
        ((225, 6), (235, 2)),
        "Heaviest yet: 235 lb × 2 Deadlift",
    ),
}


@pytest.mark.parametrize(("before", "now", "words"), RECORDS.values(), ids=RECORDS)
def test_a_record_says_what_it_is(before: tuple, now: tuple, words: str) -> None:
    assert words in done(deadlifts(*now, before=before))


NO_RECORDS = {
    "the first time": ((), ((225, 6),)),
    "the same again": (((225, 6),), ((225, 6),)),
    "less": (((225, 6),), ((225, 5), (215, 6))),
    "more reps than ever at a weight, and fewer than above it": (
        ((235, 8), (225, 3)),
        ((225, 6),),
    ),
    "nothing done": (((225, 6),), ((400, 0), (200, 5))),
}


@pytest.mark.parametrize(("before", "now"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_what_was_done_before_is_no_record(before: tuple, now: tuple) -> None:
    words = done(deadlifts(*now, before=before))
    assert not NEW.search(words)


def test_a_set_that_hurt_is_no_record() -> None:
    visit = deadlifts(before=((225, 6),))
    log(visit, 300, 5, pain=True)
    assert not NEW.search(done(visit))


def test_a_record_counts_what_was_lifted_in_the_other_unit() -> None:
    user = lifter()
    logbook.finish(workout=trained(user, (225, 6), on=user.today() - WEEK))
    programs.change_unit(program=program_of(user), unit="kg")
    assert not NEW.search(done(trained(user, (100, 6), on=user.today())))  # 220 lb
    other = lifter("more@example.com")
    logbook.finish(workout=trained(other, (225, 6), on=other.today() - WEEK))
    programs.change_unit(program=program_of(other), unit="kg")
    assert "Heaviest yet: 105 kg × 6 Deadlift" in done(trained(other, (105, 6), on=other.today()))


def test_later_workouts_take_no_record_away() -> None:
    user = lifter()
    logbook.finish(workout=trained(user, (225, 6), on=user.today() - 2 * WEEK))
    second = trained(user, (235, 6), on=user.today() - WEEK)
    logbook.finish(workout=second)
    logbook.finish(workout=trained(user, (300, 6), on=user.today()))
    assert "Heaviest yet: 235 lb × 6 Deadlift" in done(second, finishes=False)


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (-20, -10, "Least assistance yet: 10 lb assistance × 5 Pull-up"),
        (-10, 0, "No assistance for the first time: bodyweight × 5 Pull-up"),
        (0, 10, "Heaviest yet: +10 lb × 5 Pull-up"),
    ],
)
def test_records_of_pull_ups_are_told_as_people_say_them(before: int, now: int, words: str) -> None:
    user, pull_up = lifter(), {"exercise": "pull-up"}
    logbook.finish(workout=trained(user, (before, 5), on=user.today() - WEEK, **pull_up))
    assert words in done(trained(user, (now, 5), on=user.today(), **pull_up))


def test_the_week_is_filled_area_by_area() -> None:
    user = lifter()
    visit = workout_of(user, user.today())
    everything(visit)
    words = done(visit, finishes=False)
    assert re.search(r"Mid back (\d+) of \1 sets Lower back 3 of 3 sets", words)


def test_all_of_a_week_counts_in_it() -> None:
    user = seasoned_lifter()
    monday = user.today() - user.today().weekday() * DAY - WEEK
    Program.objects.update(started_on=monday)
    everything(workout_of(user, monday))
    extra = workout_of(user, monday + 3 * DAY, Role.EXTRA)
    log(extra, 0, 5, exercise="pull-up")
    words = done(extra)
    assert "That week" in words
    assert "Lower back 3 of 3 sets" in words


def test_it_says_what_is_next_and_when() -> None:
    user = seasoned_lifter()
    today, program = user.today(), program_of(user)
    program.days.filter(role=Role.MAIN).update(weekday=today.weekday())
    program.days.filter(role=Role.EXTRA).update(weekday=(today + 3 * DAY).weekday())
    program.week_starts = today.weekday()
    program.save()
    visit = workout_of(user, today)
    everything(visit)
    words = done(visit, finishes=False)
    assert f"Next: extra day on {today + 3 * DAY:%A}." in words
    assert words.startswith("Main back day, done")


def test_a_day_that_is_excused_is_not_the_next() -> None:
    user = lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    visit = workout_of(user, user.today())
    everything(visit)
    coming = user.today() + WEEK
    excuses.excuse(lifter=user, kind=Excuse.AWAY, first_on=coming, last_on=coming)
    assert f"Next: main back day on {coming + WEEK:%A} {(coming + WEEK).day} " in done(
        visit, finishes=False
    )


def test_the_picture_is_well_formed_and_says_nothing_of_whose_it_is() -> None:
    user = lifter("nora.secret@example.com", name="Nora Secret")
    visit = workout_of(user)
    everything(visit)
    Workout.objects.update(notes="Slept <badly>.")
    answer = browser(user).get(f"/workouts/{visit.pk}/done/backplan.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    picture = ElementTree.fromstring(answer.text)  # noqa: S314 - our own
    words = " ".join(picture.itertext())
    for told in ("Main back day", "Deadlift", "225 lb × 8, 6, 5", "235", "3 sets"):
        assert told in words
    for kept in ("Nora", "example.com", "badly"):
        assert kept not in answer.text
    assert "style" not in answer.text


def test_a_long_record_goes_on_in_a_second_line_of_the_picture() -> None:
    user = lifter()
    assisted = {"exercise": "pull-up"}
    logbook.finish(workout=trained(user, (-20, 6), on=user.today() - WEEK, **assisted))
    visit = trained(user, (0, 5), on=user.today(), **assisted)
    logbook.finish(workout=visit)
    drawn = browser(user).get(f"/workouts/{visit.pk}/done/backplan.svg").text
    lines = re.findall(r'y="(\d+)" font-size="52"[^>]*>([^<]*)<', drawn)
    assert [words for _, words in lines] == ["No assistance for the first", "time: bodyweight × 5"]
    assert int(lines[1][0]) - int(lines[0][0]) >= 52


def test_a_bar_of_an_area_stands_in_what_it_says() -> None:
    visit = deadlifts((225, 6))
    logbook.finish(workout=visit)
    areas = browser(visit.lifter).get(f"/workouts/{visit.pk}/done/").text
    areas = areas.partition('<dl class="areas">')[2].partition("</dl>")[0]
    assert areas.count("<svg") == len(re.findall(r"<dd>(?:(?!</dd>).)*<svg.*?</dd>", areas)) > 0


def test_the_picture_is_drawn_only_when_asked_for() -> None:
    visit = deadlifts((225, 6))
    page = browser(visit.lifter)
    logbook.finish(workout=visit)
    text = page.get(f"/workouts/{visit.pk}/done/").text
    assert f'href="/workouts/{visit.pk}/done/backplan.svg"' in text
    assert "<img" not in text


def test_an_old_workout_is_told_beside_its_own_week() -> None:
    visit = workout_of(lifter(), TUESDAY)
    everything(visit)
    assert "That week" in done(visit, finishes=False)

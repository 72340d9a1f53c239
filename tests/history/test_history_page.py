"""The logbook by months: best sets and which way they went; and the year as a calendar."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from coaching.models import Coaching
from tests.coaching.cast import coach, coached
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    many_workouts,
    next_set,
    prescription_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from tests.modules import compressed
from tests.past.pages import words_of
from workouts import logbook, programs, working_loads
from workouts.models import ExcusedDays, Program, Role

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WEEK, DAY = datetime.timedelta(days=7), datetime.timedelta(days=1)


def html(user: User, path: str = "/history/") -> str:
    answer = browser(user).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def page(user: User, path: str = "/history/") -> str:
    return words_of(html(user, path))


def deadlifts(user: User, on: datetime.date, *sets: tuple[object, int]) -> None:
    visit = workout_of(user, on)
    for load, reps in sets:
        log(visit, load, reps)
    logbook.finish(workout=visit)


def test_each_workout_has_its_best_set_and_the_way_it_went() -> None:
    user = lifter()
    deadlifts(user, TUESDAY - 2 * WEEK, (225, 6), (235, 5), (225, 6))
    deadlifts(user, TUESDAY - WEEK, (235, 5), (235, 4))
    deadlifts(user, TUESDAY, (235, 3), (230, 5))
    words = page(user)
    assert "Deadlift 235 lb × 5 ▲ up" in words
    assert "Deadlift 235 lb × 5 = same weight" in words
    assert "Deadlift 235 lb × 3 ▼ down" in words


def test_the_way_is_the_one_of_the_lifts_own_page_on_older_pages_too() -> None:
    user = lifter()
    for week in range(40, 0, -1):
        visit = workout_of(user, TUESDAY - week * WEEK)
        for reps in (6, 5, 4) if week % 3 else (5, 4, 3):
            first = next_set(visit).load if week < 40 else 225
            log(visit, first, reps)
        logbook.finish(workout=visit)
    client = browser(user)
    first = client.get("/history/")
    older = client.get(f"/history/{first.context['older']}")
    mine = {
        line.on: line.lifts[0].way
        for answer in (first, older)
        for week in answer.context["weeks"]
        for line in week.lines
    }
    drawn = client.get("/history/deadlift/").context["chart"].dots
    assert len(mine) == 40
    assert [mine[on] for on in sorted(mine)] == [dot.way for dot in drawn]


def test_a_weight_set_by_hand_and_one_in_other_units_are_told_as_such() -> None:
    user = lifter()
    deadlifts(user, TUESDAY - WEEK, (225, 5))
    programs.change_unit(program=program_of(user), unit="kg")
    assert "Deadlift 225 lb × 5 = same weight" in page(user)  # 100 kg, as this gym makes it
    row = prescription_of(user)
    working_loads.set_by_hand(prescription=row, load=Decimal(80), by=user, note="")
    assert "Deadlift 225 lb × 5 ◆ set by hand" in page(user)


def test_a_workout_that_goes_on_has_gone_no_way_yet() -> None:
    user = lifter()
    log(workout_of(user, user.today()), 225, 6)
    words = page(user)
    assert "Not finished" in words
    assert "Deadlift 225 lb × 6 The best set" in words


def test_assistance_and_the_extra_day_have_their_words() -> None:
    user = seasoned_lifter()
    log(workout_of(user, role=Role.EXTRA), -20, 5, exercise="pull-up")
    assert "Pull-up extra day 20 lb assistance × 5" in page(user)


def test_what_is_beside_the_plan_has_a_set_and_no_way() -> None:
    user = lifter()
    programs.change_prescription(prescription=prescription_of(user), sets=3)
    log(workout_of(user), 95, 8, exercise="barbell-row")
    assert "Barbell row 95 lb × 8" in page(user)


def test_missed_days_are_told_in_their_week_and_between_weeks() -> None:
    user = seasoned_lifter()
    today = user.today()
    Program.objects.update(started_on=today - 8 * WEEK)
    main = program_of(user).days.get(role=Role.MAIN).weekday
    on = today - datetime.timedelta(days=(today.weekday() - main) % 7)
    deadlifts(user, on - 2 * WEEK, (225, 6))
    deadlifts(user, on - 5 * WEEK, (225, 6))
    words = page(user)
    assert len(re.findall(r"\w{3} \d+ missed", words)) == 2  # the extra days of both weeks
    assert "4 days missed." in words  # of the two weeks without a workout


def test_a_page_of_weeks_is_grouped_by_month() -> None:
    user = lifter()
    for on in ("2026-02-03", "2026-02-24", "2026-03-03"):
        deadlifts(user, datetime.date.fromisoformat(on), (225, 5))
    words = html(user)
    titles = re.findall(r"<h2>(\w+ \d{4})</h2>", words)
    assert titles == ["March 2026", "February 2026"]


# The calendar


def test_the_calendar_says_of_each_day_what_it_was_and_leads_to_its_workout() -> None:
    user = seasoned_lifter()
    Program.objects.update(started_on=datetime.date(2026, 2, 23))
    deadlifts(user, TUESDAY, (225, 5))
    dates = {"first_on": TUESDAY + 7 * DAY, "last_on": TUESDAY + 8 * DAY}
    ExcusedDays.objects.create(lifter=user, kind="ill", **dates)
    visit = user.workouts.get()
    told = html(user, "/history/calendar/?year=2026")
    assert re.search(rf'href="/workouts/{visit.pk}/">3<span[^>]*>, trained</span>', told)
    assert '24<span class="visually-hidden">, missed' in told
    assert '10<span class="visually-hidden">, excused' in told
    assert "Trained on 1 day, missed" in told


def test_the_calendar_of_nothing_and_of_nonsense_is_this_year() -> None:
    user = lifter()
    for asked in ("", "?year=1066", "?year=9999", "?year=x", "?year=²026"):
        told = page(user, f"/history/calendar/{asked}")
        assert told.startswith(f"{user.today().year} Trained on 0 days.")


def test_the_calendar_of_this_year_leads_to_its_month() -> None:
    user = lifter()
    now, last = user.today(), user.today().year - 1
    deadlifts(user, datetime.date(last, 6, 2), (225, 5))
    told = html(user, "/history/calendar/")
    # In January it is the first, right below.
    assert (f'<a href="#this-month">Go to {now:%B}</a>' in told) == (now.month > 1)
    assert told.partition('id="this-month"')[2].lstrip("> \n").startswith(f"<caption>{now:%B}")
    assert "this-month" not in html(user, f"/history/calendar/?year={last}")


def test_the_calendar_asks_no_oftener_for_more() -> None:
    user = seasoned_lifter()
    many_workouts(user, 300)
    client = browser(user)
    client.get("/history/calendar/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/history/calendar/?year=2025")
    assert len(captured) <= 5


def test_another_days_of_its_week_make_a_due_day_not_missed() -> None:
    user = lifter()
    Program.objects.update(started_on=datetime.date(2026, 3, 2))
    deadlifts(user, TUESDAY + DAY, (225, 5))
    march = html(user, "/history/calendar/?year=2026")
    march = march.partition("<caption>March")[2].partition("<caption>April")[0]
    assert '3<span class="visually-hidden">, missed' not in march
    assert '10<span class="visually-hidden">, missed' in march


# The page of a lift


def test_whoever_has_no_extra_day_is_led_to_none() -> None:
    user = lifter()
    deadlifts(user, TUESDAY, (225, 5))
    assert "Extra day" not in page(user, "/history/deadlift/")
    assert "Extra day" not in page(user, "/history/chin-up/")
    other = seasoned_lifter()
    log(workout_of(other), 0, 5, exercise="pull-up")
    assert "Extra day" in page(other, "/history/pull-up/")


def test_a_year_is_drawn_alone_and_the_table_ends_with_it() -> None:
    user = lifter()
    for on in ("2024-12-03", "2025-03-04", "2025-06-03", "2026-03-03"):
        deadlifts(user, datetime.date.fromisoformat(on), (225, 5))
    answer = browser(user).get("/history/deadlift/?year=2025")
    assert [dot.words[:12] for dot in answer.context["chart"].dots] == [
        "4 March 2025",
        "3 June 2025:",
    ]
    assert [row.on.year for row in answer.context["rows"]] == [2025, 2025, 2024]
    assert "2 workouts from 4 March 2025 to 3 June 2025" in answer.context["description"]
    alone = browser(user).get("/history/deadlift/?year=2024").context["description"]
    assert alone.startswith("1 workout, on 3 December 2024. The best set was 225 lb × 5. For")
    # What came of the year's last workout is told by the table as by the drawing.
    assert [row.sets[0].decision for row in answer.context["rows"]] == ["Next time 225 lb"] * 3
    assert "Next time 225 lb again" in answer.context["chart"].dots[-1].words


@pytest.mark.parametrize("year", [2023, 2025])
def test_a_year_without_a_workout_is_all_of_them(year: int) -> None:
    user = lifter()
    for on in ("2024-12-03", "2026-03-03"):
        deadlifts(user, datetime.date.fromisoformat(on), (225, 5))
    answer = browser(user).get(f"/history/deadlift/?year={year}")
    assert [row.on.year for row in answer.context["rows"]] == [2026, 2024]
    assert len(answer.context["chart"].dots) == 2
    assert 'aria-current="true">All years' in answer.text


def test_the_last_year_that_was_trained_has_the_next_weight() -> None:
    user = lifter()
    for year in (2024, 2025):
        deadlifts(user, datetime.date(year, 3, 4), (225, 6))
    answer = browser(user).get("/history/deadlift/?year=2025")
    assert answer.context["rows"][0].sets[0].decision == "Next time up to 235 lb"


def test_a_mark_says_its_set_what_followed_and_the_estimate() -> None:
    user = lifter()
    deadlifts(user, TUESDAY, (225, 6))
    (dot,) = browser(user).get("/history/deadlift/").context["chart"].dots
    assert dot.words == ("3 March 2026: 225 lb × 6. Next time up to 235 lb. About 270 lb for one.")
    assert dot.lines == ("3 Mar 2026: 225 lb × 6", "Next time up to 235 lb", "About 270 lb for one")
    assert f'aria-label="{dot.words}"' in html(user, "/history/deadlift/")


def test_a_mark_of_a_heavier_set_says_no_way_that_is_not_the_one_from_it() -> None:
    """The day opened with 225 and the next one opens with 230, beside a set with 235."""
    user = lifter()
    deadlifts(user, TUESDAY, (225, 5), (225, 6), (235, 2))
    (dot,) = browser(user).get("/history/deadlift/").context["chart"].dots
    assert dot.lines[:2] == ("3 Mar 2026: 235 lb × 2", "Next time 230 lb")


def test_years_of_workouts_are_a_light_page() -> None:
    user = lifter()
    many_workouts(user, 600)
    told = html(user, "/history/deadlift/")
    assert "of 600 workouts" in told
    assert compressed(told)["the page"] < 12_000
    assert sum(compressed(told).values()) < 60_000


def of_the_coach(coaching: Coaching, path: str = "deadlift/") -> str:
    return page(coaching.coach, f"/clients/{coaching.pk}/history/{path}")


def test_the_coach_sees_the_same_drawing_with_ways_to_their_own_pages() -> None:
    user = lifter()
    coaching = coached(user, coach())
    deadlifts(user, TUESDAY, (225, 6))
    told = html(coaching.coach, f"/clients/{coaching.pk}/history/deadlift/")
    own = html(user, "/history/deadlift/")
    drawing = re.search(r"<svg viewBox=\"0 0 320 250\".*?</svg>", told, re.DOTALL)
    assert drawing
    assert drawing[0] in own
    assert f"/clients/{coaching.pk}/workouts/" in told
    assert not re.search(r'href="/workouts/\d+/"', told)
    assert "no higher than" not in told
    assert "Nothing is logged here yet." in of_the_coach(coaching, "chin-up/")

"""The logbook by weeks, each beside the plan that it had."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any

from history.past.weeks import PastWeek, past_weeks, whole
from tests.factories import TUESDAY
from workouts.calendar import Calendar, PlannedDay, Span

DAY = datetime.timedelta(days=1)
MONDAY, WEDNESDAY, FRIDAY = TUESDAY - DAY, TUESDAY + DAY, TUESDAY + 3 * DAY
LONG_AGO = TUESDAY - 100 * DAY


def done(on: datetime.date, role: str = "main", program: int = 1, **told: Any) -> Any:
    """A workout of three sets."""
    lifted = ["deadlift"] * 3
    told = {"program_id": program, "lifted": lifted} | told
    return SimpleNamespace(performed_on=on, role=role, is_lighter=False, **told)


def span(
    program: int = 1,
    starts: datetime.date = LONG_AGO,
    ends: datetime.date | None = None,
    *,
    week_starts: int = 0,
    main: int = 1,
    sets: int = 3,
    **extra: int,
) -> Span:
    days = {"main": PlannedDay(main, {"deadlift": sets})}
    if extra:
        days["extra"] = PlannedDay(extra["extra"], {"pull-up": 3})
    return Span(program, starts, ends, week_starts, days)


def ends_of(weeks: list[PastWeek]) -> list[tuple[datetime.date, datetime.date]]:
    return [(week.starts, week.ends) for week in weeks]


def planned(*spans: Span, workouts: list[Any]) -> list[dict[str, int]]:
    return [dict(week.planned) for week in past_weeks(workouts, Calendar(spans))]


def test_a_page_shows_no_week_that_its_end_cut() -> None:
    weeks = past_weeks([done(TUESDAY - each * DAY) for each in (0, 3, 12)], Calendar([]))
    assert [len(week.workouts) for week in weeks] == [1, 1, 1]
    assert whole(weeks, has_more=False) == weeks
    assert whole(weeks, has_more=True) == weeks[:-1]
    assert whole(weeks, has_more=True, upwards=True) == weeks[1:]


def test_a_week_goes_by_the_plan_it_had_and_not_by_todays() -> None:
    before, now = span(1, LONG_AGO, WEDNESDAY), span(2, WEDNESDAY, sets=1)
    workouts = [done(TUESDAY + 7 * DAY, program=2), done(TUESDAY)]
    assert planned(before, now, workouts=workouts) == [{"deadlift": 1}, {"deadlift": 3}]


def test_a_day_done_early_counts_by_the_plan_it_was_done_under() -> None:
    before = span(1, LONG_AGO, WEDNESDAY, main=4)
    for now in (span(2, WEDNESDAY, main=4, sets=1), span(2, WEDNESDAY, main=0)):
        assert planned(before, now, workouts=[done(TUESDAY)]) == [{"deadlift": 3}]


def test_a_missed_day_is_planned_by_the_plan_it_was_due_by() -> None:
    before, now = span(1, LONG_AGO, WEDNESDAY, extra=0), span(2, WEDNESDAY, sets=1, extra=5)
    assert planned(before, now, workouts=[done(TUESDAY)]) == [{"deadlift": 3, "pull-up": 3}]


def test_a_day_that_came_into_the_plan_after_its_date_was_not_planned() -> None:
    before, now = span(1, LONG_AGO, FRIDAY + DAY), span(2, FRIDAY + DAY, extra=4)
    workouts = [done(TUESDAY + 7 * DAY, program=2), done(TUESDAY)]
    assert planned(before, now, workouts=workouts) == [
        {"deadlift": 3, "pull-up": 3},
        {"deadlift": 3},
    ]


def test_before_the_first_plan_nothing_was_planned() -> None:
    # Brought from elsewhere: in the first program, and older than it.
    assert planned(span(1, WEDNESDAY), workouts=[done(TUESDAY - 7 * DAY)]) == [{}]


def test_a_workout_without_a_set_is_none_that_was_done() -> None:
    before, now = span(1, LONG_AGO, WEDNESDAY), span(2, WEDNESDAY, sets=1)
    empty = done(TUESDAY, program=2, lifted=[])
    assert planned(before, now, workouts=[empty]) == [{"deadlift": 3}]


def test_weeks_start_as_they_did_then() -> None:
    before, now = span(1, LONG_AGO, MONDAY), span(2, MONDAY, week_starts=6)
    workouts = [done(FRIDAY), done(TUESDAY - 7 * DAY)]
    weeks = past_weeks(workouts, Calendar([before, now]))
    # The week of the change was begun on Monday by either.
    assert ends_of(weeks) == [
        (MONDAY, MONDAY + 5 * DAY),
        (MONDAY - 7 * DAY, MONDAY - DAY),
    ]


def test_a_week_whose_start_moved_while_it_ran_is_told_in_two_parts() -> None:
    before, now = span(1, LONG_AGO, WEDNESDAY), span(2, WEDNESDAY, week_starts=6, extra=4)
    weeks = past_weeks([done(FRIDAY, "extra", 2), done(TUESDAY)], Calendar([before, now]))
    assert ends_of(weeks) == [(WEDNESDAY, MONDAY + 5 * DAY), (MONDAY, TUESDAY)]
    assert [dict(week.planned) for week in weeks] == [{"pull-up": 3}, {"deadlift": 3}]


def test_a_plan_that_was_replaced_on_its_first_day_had_no_week() -> None:
    spans = [
        span(1, LONG_AGO, WEDNESDAY),
        span(2, WEDNESDAY, WEDNESDAY, week_starts=3),
        span(3, WEDNESDAY),
    ]
    weeks = past_weeks([done(FRIDAY), done(TUESDAY)], Calendar(spans))
    assert ends_of(weeks) == [(MONDAY, MONDAY + 6 * DAY)]


def test_every_due_day_lies_in_one_week_and_each_role_at_most_once() -> None:
    starts = [LONG_AGO + DAY * at * 3 for at in range(33)]
    ends = [*starts[1:], None]
    spans = [
        span(at, *both, week_starts=at * 5 % 7, main=at * 3 % 7, extra=(at * 3 + 2) % 7)
        for at, both in enumerate(zip(starts, ends, strict=True))
    ]
    calendar = Calendar(spans)
    dates = [LONG_AGO + DAY * at for at in range(150)]
    for role in ("main", "extra"):
        whole = calendar.due(role, dates[0], dates[-1])
        for at in range(0, 140, 9):
            part = calendar.due(role, dates[at], dates[at + 9])
            assert part == [day for day in whole if dates[at] <= day.date <= dates[at + 9]]
        weeks = [calendar.week(day.date) for day in whole]
        assert len(set(weeks)) == len(weeks)
    assert all(first <= date <= last for date in dates for first, last in [calendar.week(date)])

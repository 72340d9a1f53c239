"""A plan that changes changes nothing that was told of a past date, to anybody."""

from __future__ import annotations

import datetime
import re

import pytest

from accounts.models import User
from coaching.models import Coaching
from tests.coaching.cast import coach, coached
from tests.factories import (
    TUESDAY,
    browser,
    lifter,
    log,
    next_set,
    opening,
    program_of,
    seasoned_lifter,
)
from tests.past.clock import Clock
from tests.past.pages import (
    change_days,
    change_experience,
    change_unit,
    client_page,
    exported,
    line_of,
    page,
    prescribe,
    sets_file,
)
from tests.past.training import train
from workouts import logbook, programs
from workouts.models import Role, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
SLUGS = ("deadlift", "pull-up", "one-arm-dumbbell-row", "cable-pullover")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """It is Monday 2 March 2026."""
    return Clock(monkeypatch, TUESDAY - DAY)


def weeks_of_training(clock: Clock, user: User, weeks: int) -> None:
    """Main days on Tuesdays, from tomorrow on; it is the Monday after the last."""
    for _ in range(weeks):
        clock.pass_days(1)
        train(user)
        clock.pass_days(6)


def past_of(user: User) -> dict[str, object]:
    """What is told to the lifter of what was done, wherever it says nothing of what is next."""
    found = exported(user)
    deadlift = page(user, "/history/deadlift/")
    return {
        "weeks": _weeks(page(user, "/history/").split("By exercise")[1]),
        "decisions": re.findall(r"one rep: about.*?Next time .*?(?:lb|kg)", deadlift)[1:],
        "records": deadlift.split("Records")[1].split("An estimate")[0],
        "rule": page(user, "/history/deadlift/rule/"),
        "workouts": [dict(row) for row in found["workouts"]],
        "sets": found["sets"],
        "file": sets_file(user),
    }


def _weeks(words: str) -> list[str]:
    """The logbook by workouts; the way in which the newest one went is of what is next."""
    first, newest, *others = re.split(r"(?=\b\w{3} \d{1,2} [A-Z]\w+ \d{4}\b)", words)
    way = r" [▲=▼◆] (?:up|same weight|down|set by hand|for other reps)"
    return [first, re.sub(way, "", newest), *others]


def figures(coaching: Coaching) -> str:
    """Sets done of due, as the coach's list has them."""
    line = line_of(coaching)
    return line[line.index("Sets in") :]


def test_becoming_over_a_year_on_a_saturday_reproaches_nobody(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    weeks_of_training(clock, user, 8)
    clock.pass_days(5)
    assert clock.today.strftime("%A") == "Saturday"
    train(user)
    before, told = past_of(user), figures(coaching)
    assert "90 days 108 of 108" in told
    change_experience(user, "over")
    assert past_of(user) == before
    assert figures(coaching) == told
    assert "Extra day" not in line_of(coaching)
    assert "missing" not in client_page(coaching)
    week = page(user, "/week/")
    assert "Missed" not in week
    # The first extra day is the one to come.
    assert "Extra day Due Friday 8 May" in week
    assert program_of(user).started_on == clock.today
    assert [row["ended_on"] for row in exported(user)["programs"]] == [str(clock.today), None]


def test_an_extra_day_is_missing_only_where_the_plan_had_it(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    weeks_of_training(clock, user, 3)
    clock.pass_days(5)
    change_experience(user, "over")
    assert "Extra day Due Friday 3 April" in page(user, "/week/")
    for _ in range(2):
        assert "Extra day missing" not in client_page(coaching)
        clock.pass_days(7)
    told = "Extra day missing twice. The last 2, the latest on Fri 10 Apr."
    assert told in client_page(coaching)


def test_moving_the_main_day_invents_no_miss(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    weeks_of_training(clock, user, 4)
    clock.pass_days(1)
    train(user)
    clock.pass_days(3)
    before, told = past_of(user), figures(coaching)
    change_days(user, main=0)
    assert past_of(user) == before
    assert figures(coaching) == told
    assert "Missed" not in page(user, "/week/")
    assert "Missed main day" not in client_page(coaching)
    # Nor of the week after, whose Monday is still to come.
    clock.pass_days(2)
    assert "Missed" not in page(user, "/week/")
    assert "Missed main day" not in client_page(coaching)


def test_moving_the_main_day_hides_no_miss(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    weeks_of_training(clock, user, 4)
    clock.pass_days(3)
    missed = "Missed main day. On Tue 31 Mar."
    assert missed in client_page(coaching)
    assert "Missed Tuesday 31 March" in page(user, "/week/")
    told = figures(coaching)
    change_days(user, main=0)
    assert missed in client_page(coaching)
    assert "Missed Tuesday 31 March" in page(user, "/week/")
    assert figures(coaching) == told
    # It is told until another main day was due.
    clock.pass_days(4)
    assert missed in client_page(coaching)


def test_one_set_from_now_on_judges_no_workout_of_three(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    clock.pass_days(1)
    visit = train(user, deadlift=0)
    for load, reps in ((225, 6), (235, 6), (245, 4)):
        log(visit, load, reps)
    clock.pass_days(1)
    assert opening(user) == 245
    before, told = past_of(user), figures(coaching)
    assert "Lower back 3/3 3 of 3 sets" in page(user, "/history/")
    prescribe(user, sets="1")
    assert opening(user) == 245
    assert past_of(user) == before
    assert "Lower back 3/3 3 of 3 sets" in page(user, "/history/")
    assert figures(coaching) == told
    done = page(user, f"/workouts/{visit.pk}/")
    assert "Extra set" not in done
    assert "Deadlift 3 sets of 4–6" in done
    assert "Deadlift 3/3" in page(user, f"/workouts/{visit.pk}/?edit&exercise=deadlift")
    theirs = page(coaching.coach, f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    assert "Deadlift 3 sets of 4–6" in theirs
    assert "Next: 245 lb, aim for 5." in client_page(coaching)
    assert "1 set of 4–6" in client_page(coaching)
    assert [row["sets"] for row in exported(user)["prescriptions"]] == [3, 3, 3, 3, 1, 3, 3, 3]


def test_another_rep_range_opens_at_what_the_best_set_suggests(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    clock.pass_days(1)
    workout = train(user, deadlift=0)
    log(workout, 315, 5, 1)
    clock.pass_days(1)
    before = past_of(user)
    prescribe(user, rep_low="8", rep_high="10")
    assert opening(user) == 275
    why = "Your range changed from 4–6 to 8–10: 275 lb, from 315 lb × 5."
    assert why in page(user, "/week/")
    assert "Next: 275 lb, aim for 8." in client_page(coaching)
    enter = page(user, "/workouts/enter/")
    assert "275" in enter
    assert past_of(user) == before
    assert "3 sets of 4–6" in page(user, "/history/deadlift/rule/")
    assert workout.program != program_of(user)
    # Begun at the estimate, it is the sets again that decide.
    clock.pass_days(6)
    log(train(user, deadlift=0), 275, 10)
    assert opening(user) == 285


def test_pounds_to_kilograms_and_back_costs_nothing(clock: Clock) -> None:
    user = seasoned_lifter()
    coaching = coached(user, coach())
    weeks_of_training(clock, user, 4)
    clock.pass_days(1)
    train(user, reps=6)
    clock.pass_days(1)
    before, told = past_of(user), figures(coaching)
    opens = {slug: opening(user, slug) for slug in SLUGS}
    seen = client_page(coaching), page(user, "/week/")
    assert "30 days 60 of 72" in told
    change_unit(user, "kg")
    assert figures(coaching) == told
    assert "Heaviest 111.1 kg" in page(user, "/history/deadlift/")
    assert exported(user)["sets"] == before["sets"]
    change_unit(user, "lb")
    assert {slug: opening(user, slug) for slug in SLUGS} == opens
    assert past_of(user) == before
    assert (client_page(coaching), page(user, "/week/")) == seen
    assert figures(coaching) == told


def test_kilograms_open_on_their_own_ladder_and_records_run_on(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    weeks_of_training(clock, user, 3)
    change_unit(user, "kg")
    # 225 lb are 102.06 kg.
    assert opening(user) == 100
    assert "Next: 100 kg, aim for 6." in client_page(coaching)
    clock.pass_days(1)
    train(user, reps=6)
    # The pounds of before were 102.1 kg.
    assert "A record. Deadlift, heaviest yet: 110 kg × 6." in client_page(coaching)
    assert "30 days 48 of 48" in figures(coaching)


def test_another_unit_in_a_running_workout_keeps_its_targets(clock: Clock) -> None:
    user = lifter()
    coaching = coached(user, coach())
    clock.pass_days(1)
    train(user)
    clock.pass_days(7)
    visit = logbook.start(
        lifter=user, program=program_of(user), role=Role.MAIN, performed_on=clock.today
    )
    log(visit, 225, 6)
    running = page(user, f"/workouts/{visit.pk}/")
    assert "235 lb" in running
    change_unit(user, "kg")
    assert page(user, f"/workouts/{visit.pk}/") == running
    row = log(visit, 235, 5)
    assert (row.target_load, row.target_reps, row.target_reason) == (235, 4, "TOP")
    assert next_set(visit).load == 235
    assert "Begun today" in page(user, "/week/")
    theirs = page(coaching.coach, f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    assert "235 lb × 4" in theirs
    logbook.finish(workout=visit)
    # 235 lb are 106.6 kg.
    assert opening(user) == 105
    (told,) = [each for each in exported(user)["workouts"] if each["performed_on"] == "2026-03-10"]
    programs_told = {each["id"]: each for each in exported(user)["programs"]}
    assert programs_told[told["program"]]["ended_on"] == "2026-03-10"


def test_a_workout_without_a_set_goes_along_with_the_plan(clock: Clock) -> None:
    user = lifter()
    clock.pass_days(1)
    visit = logbook.start(
        lifter=user, program=program_of(user), role=Role.MAIN, performed_on=clock.today
    )
    change_unit(user, "kg")
    prescribe(user, sets="5")
    visit.refresh_from_db()
    assert visit.program == program_of(user)
    assert "Deadlift 0/5" in page(user, f"/workouts/{visit.pk}/")


@pytest.mark.parametrize(
    ("today", "first"), [("2026-03-03", "Today"), ("2026-03-04", "10 March"), ("2026-03-08", "10")]
)
def test_a_new_account_opens_on_its_first_day_to_come(clock: Clock, today: str, first: str) -> None:
    clock.set(datetime.date.fromisoformat(today))
    user = lifter()
    coaching = coached(user, coach())
    week = page(user, "/week/")
    assert "Missed" not in week
    assert ("Today Tuesday 3 March" if first == "Today" else "Due Tuesday 10 March") in week
    assert "Tuesday 10 March" in page(user, "/week/sheet/") or first == "Today"
    assert "Missed" not in client_page(coaching)
    assert "7 days 0 Sets in 30 days" in line_of(coaching)


def test_a_plan_that_nothing_was_done_under_is_changed_in_place(clock: Clock) -> None:
    user = lifter()
    first = program_of(user)
    change_days(user, main=3)
    prescribe(user, sets="4")
    change_experience(user, "over")
    assert program_of(user) == first
    assert len(exported(user)["programs"]) == 1


def test_a_change_seen_too_late_is_told_and_not_made(clock: Clock) -> None:
    user = lifter()
    seen = program_of(user).edition
    clock.pass_days(1)
    train(user)
    change_days(user, main=3)
    answer = browser(user).post("/settings/unit/", {"unit": "kg", "edition": seen})
    assert answer.status_code == 409
    assert program_of(user).unit == "lb"


def test_a_workout_of_a_past_date_is_done_under_the_plan_of_then(clock: Clock) -> None:
    user = lifter()
    weeks_of_training(clock, user, 2)
    clock.pass_days(4)
    prescribe(user, sets="1", rep_low="8", rep_high="10")
    programs.change_days(program=program_of(user), main=4, week_starts=0, extra=None)
    role_and_date = {"role": "main", "on": str(clock.today - 3 * DAY)}
    form = browser(user).get("/workouts/enter/", role_and_date).content.decode()
    assert form.count('value="deadlift"') == 3
    start = {"role": "main", "performed_on": str(clock.today - 3 * DAY)}
    started = browser(user).post("/workouts/", start)
    visit = Workout.objects.get(pk=started.url.rstrip("/").split("/")[-1])
    for reps in (6, 5, 5):
        log(visit, 225, reps)
    logbook.finish(workout=visit)
    assert "Lower back 3/3 3 of 3 sets" in page(user, "/history/")

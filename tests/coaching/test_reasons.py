"""Each reason to look at a client, at its boundary; values alone, no database."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from coaching.roster.client_log import (
    KEPT,
    ClientLog,
    ClientProgram,
    ClientSet,
    PastWorkout,
    PlannedLift,
    Waiting,
)
from coaching.roster.lift_trends import tracks
from coaching.roster.reasons import (
    LookRule,
    WhyLook,
    easy_ignored,
    extra_missing_twice,
    far,
    missed_main,
    no_up,
    nothing_left,
    pain,
    reasons,
    two_downs,
    waiting,
)
from history.past.records import Before
from progression import DEFAULT_LADDERS
from progression import Rule as NextSet
from workouts.equipment import Gym
from workouts.models import Role, Unit

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
TUESDAY = datetime.date(2026, 3, 3)
FRIDAY = TUESDAY + 3 * DAY
SATURDAY = TUESDAY + 4 * DAY  # when the coach looks: both days of the week are over
GYM = Gym("lb", Decimal(45), (), (), *map(Decimal, (5, 120, 5, 300)))
KINDS = {"deadlift": ("Deadlift", "barbell"), "pull-up": ("Pull-up", "bodyweight")}


def planned(exercise: str = "deadlift", role: str = "main", sets: int = 3) -> PlannedLift:
    name, kind = KINDS[exercise]
    ladder = DEFAULT_LADDERS[kind, "lb"]
    rule = NextSet(4, 6, *map(Decimal, (10, 5)), ladder)
    return PlannedLift(exercise, name, role, kind, sets, rule, GYM)


def plan(**fields: Any) -> ClientProgram:
    """Deadlift and pull-up on Tuesdays, pull-up again on Fridays, for a year already."""
    lifts = [planned(), planned("pull-up"), planned("pull-up", "extra")]
    usual = ClientProgram(1, TUESDAY - 52 * WEEK, 0, {"main": 1, "extra": 4}, lifts)
    return replace(usual, **fields)


def done(load: object = 225, reps: int = 5, rir: int | None = None, **fields: Any) -> ClientSet:
    """A work set at the target, unless said otherwise."""
    exercise = fields.pop("exercise", "deadlift")
    fields = {"target": Decimal(str(load)), **fields}
    id, load = str(uuid.uuid4()), Decimal(str(load))
    return ClientSet(id, exercise, *KINDS[exercise], load, reps, rir, **fields)


def workout(on: datetime.date = TUESDAY, *sets: ClientSet, **fields: Any) -> PastWorkout:
    by_exercise: dict[str, list[ClientSet]] = {}
    for each in sets or (done(),):
        by_exercise.setdefault(each.exercise, []).append(each)
    usual = PastWorkout(on.toordinal(), "main", on, 1, Unit.LB, True, False, by_exercise)
    return replace(usual, **fields)


def log(*workouts: PastWorkout, **fields: Any) -> ClientLog:
    now = fields.pop("plan", plan())
    return replace(ClientLog(SATURDAY, [now] if now else [], workouts), **fields)


def openings(*loads: int, reps: int = 5, exercise: str = "deadlift", **fields: Any) -> ClientLog:
    """Weekly workouts of one lift that opened at these loads, the oldest first."""
    newest_first = enumerate(reversed(loads))
    about = {"plan": fields.pop("plan")} if "plan" in fields else {}
    return log(
        *(
            workout(TUESDAY - week * WEEK, done(load, reps, exercise=exercise), **fields)
            for week, load in newest_first
        ),
        **about,
    )


def only(found: list[WhyLook]) -> WhyLook:
    (reason,) = found
    return reason


# Something hurt


def test_a_set_that_hurt_is_named_with_its_weight_and_day() -> None:
    hurt = done(235, pain=True)
    reason = only(pain(log(workout(TUESDAY, done(), hurt))))
    assert reason.words == "Deadlift at 235 lb, on Tue 3 Mar."
    assert reason.rule.label == "Something hurt"
    assert (reason.workout, reason.exercise) == (TUESDAY.toordinal(), "deadlift")
    assert (reason.set, reason.on) == (uuid.UUID(hurt.id), TUESDAY)


def test_pain_rests_once_the_workout_is_reviewed() -> None:
    assert pain(log(workout(TUESDAY, done(pain=True), is_reviewed=True))) == []


def test_pain_is_told_while_the_workout_is_under_way() -> None:
    assert pain(log(workout(TUESDAY, done(pain=True), is_over=False)))


@pytest.mark.parametrize(("days", "told"), [(28, True), (29, False)])
def test_pain_is_told_for_28_days(days: int, told: bool) -> None:
    assert bool(pain(log(workout(SATURDAY - days * DAY, done(pain=True))))) is told


def test_pain_is_told_without_a_plan() -> None:
    assert pain(log(workout(TUESDAY, done(pain=True)), plan=None))


# Missed main day


def test_a_main_day_without_a_workout_in_its_week_was_missed() -> None:
    reason = only(missed_main(log(workout(TUESDAY - WEEK))))
    assert reason.words == "On Tue 3 Mar."
    assert (reason.on, reason.workout) == (TUESDAY, None)


@pytest.mark.parametrize("on", [TUESDAY - DAY, SATURDAY])
def test_a_main_workout_anywhere_in_the_week_is_that_day(on: datetime.date) -> None:
    assert missed_main(log(workout(on))) == []


def test_an_extra_workout_is_no_main_day() -> None:
    assert missed_main(log(workout(TUESDAY, role="extra"), workout(TUESDAY - WEEK)))


def test_a_day_is_missed_only_once_it_is_over() -> None:
    before = workout(TUESDAY - WEEK)
    assert missed_main(log(before, today=TUESDAY)) == []
    assert missed_main(log(before, today=TUESDAY + DAY))


def test_missed_main_days_in_a_row_are_counted() -> None:
    reason = only(missed_main(log(workout(TUESDAY - 3 * WEEK))))
    assert reason.words == "The last 3, the latest on Tue 3 Mar."


def test_no_day_before_the_program_began_was_missed() -> None:
    assert missed_main(log(plan=plan(started_on=TUESDAY + DAY))) == []
    assert missed_main(log(plan=plan(started_on=TUESDAY)))


def test_the_week_is_the_lifters_own() -> None:
    monday = log(workout(TUESDAY - DAY))
    assert missed_main(monday) == []
    assert missed_main(replace(monday, plans=[plan(week_starts=1)]))


def test_what_lies_before_the_loaded_workouts_was_not_missed() -> None:
    busy = [workout(SATURDAY - day * DAY) for day in (0, 0, 1, 2, 3)]
    assert len(busy) == KEPT[Role.MAIN]
    assert missed_main(log(*busy, plan=plan(week_starts=2))) == []


def test_whoever_stopped_long_ago_missed_a_year_at_most() -> None:
    reason = only(missed_main(log(plan=plan(started_on=TUESDAY - 300 * WEEK))))
    assert "last 52," in reason.words


# Extra day missing twice


def test_one_extra_day_may_be_missed() -> None:
    assert extra_missing_twice(log(workout(FRIDAY - WEEK, role="extra"))) == []


def test_two_extra_days_missed_are_a_reason() -> None:
    reason = only(extra_missing_twice(log(workout(FRIDAY - 2 * WEEK, role="extra"))))
    assert reason.words == "The last 2, the latest on Fri 6 Mar."
    assert reason.on == FRIDAY


def test_a_plan_without_an_extra_day_misses_none() -> None:
    assert extra_missing_twice(log(plan=plan(days={"main": 1}))) == []


# Down twice in a row


def test_two_downs_in_a_row_show_where_the_lift_opened() -> None:
    reason = only(two_downs(tracks(openings(235, 230, reps=3))))
    assert reason.words == "Deadlift, asked for 235, 230, 225 lb."
    assert (reason.exercise, reason.on) == ("deadlift", TUESDAY)


@pytest.mark.parametrize(("loads", "reps"), [((235, 230), 5), ((230, 230), 3), ((230,), 3)])
def test_one_down_is_no_reason(loads: tuple[int, ...], reps: int) -> None:
    assert two_downs(tracks(openings(*loads, reps=reps))) == []


def test_the_target_tells_where_a_workout_opened_and_else_the_first_load() -> None:
    sets = [done(200, 3, target=Decimal(230)), done(200, 3)]
    assert tracks(log(workout(TUESDAY, *sets)))[0].openings[1] == 230
    assert tracks(log(workout(TUESDAY, done(200, target=None))))[0].openings[1] == 200


def test_a_workout_that_hurt_leaves_its_own_opening() -> None:
    before = workout(TUESDAY - WEEK, done(235, 3))
    assert two_downs(tracks(log(workout(TUESDAY, done(230, 3)), before)))
    assert two_downs(tracks(log(workout(TUESDAY, done(230, 3, pain=True)), before))) == []


def test_pull_ups_go_down_in_their_own_words() -> None:
    reason = only(two_downs(tracks(openings(5, 0, reps=3, exercise="pull-up"))))
    assert reason.words == "Pull-up, asked for +5 lb, bodyweight, 5 lb assistance."


# Stuck for three main days


def test_three_main_days_without_an_up_are_a_reason() -> None:
    reason = only(no_up(tracks(openings(230, 225, 225))))
    assert reason.words == "Deadlift, asked for 230, 225, 225, 225 lb."


def test_up_a_step_and_down_again_is_no_up() -> None:
    reason = only(no_up(tracks(openings(320, 315, 320, 315, 320))))
    assert reason.words == "Deadlift, asked for 320, 315, 320, 315, 320, 320 lb."


@pytest.mark.parametrize("loads", [(215, 225, 225), (215, 215, 225), (225, 225)])
def test_an_up_or_fewer_main_days_are_none(loads: tuple[int, ...]) -> None:
    assert no_up(tracks(openings(*loads))) == []


def test_an_up_in_the_latest_workout_counts() -> None:
    assert no_up(tracks(openings(225, 225, 225, reps=6))) == []


def test_a_lift_that_went_down_twice_is_named_once() -> None:
    down = tracks(openings(240, 235, 230, reps=3))
    assert two_downs(down)
    assert no_up(down) == []


def test_the_extra_day_may_stand_still() -> None:
    assert no_up(tracks(openings(0, 0, 0, exercise="pull-up", role="extra"))) == []


# Far from the target


@pytest.mark.parametrize("load", [205, 245])
def test_two_steps_from_the_target_are_far(load: int) -> None:
    reason = only(far(log(workout(TUESDAY, done(load, target=Decimal(225))))))
    assert reason.words == f"Deadlift at {load} lb where 225 lb was asked, on Tue 3 Mar."


@pytest.mark.parametrize("load", [206, 244])
def test_less_than_two_steps_are_not(load: int) -> None:
    assert far(log(workout(TUESDAY, done(load, target=Decimal(225))))) == []


def test_only_counted_sets_with_a_target_can_be_far() -> None:
    off = done(100, target=Decimal(225))
    assert far(log(workout(TUESDAY, done(), done(), done(), off))) == []
    assert far(log(workout(TUESDAY, done(100, target=None)))) == []


def test_the_farthest_set_of_the_newest_workout_is_named() -> None:
    sets = [done(205, target=Decimal(225)), done(100, target=Decimal(225))]
    older = workout(TUESDAY - WEEK, done(45, target=Decimal(225)))
    assert only(far(log(workout(TUESDAY, *sets), older))).set == uuid.UUID(sets[1].id)


def test_far_rests_once_reviewed_or_after_28_days() -> None:
    off = done(100, target=Decimal(225))
    assert far(log(workout(TUESDAY, off, is_reviewed=True))) == []
    assert far(log(workout(SATURDAY - 29 * DAY, off))) == []


# More than two left, ignored


def easy(*sets: tuple[int, int, int | None]) -> list[ClientSet]:
    return [done(load, reps, rir) for load, reps, rir in sets]


def test_two_easy_sets_without_a_harder_one_after_are_a_reason() -> None:
    sets = easy((225, 5, 3), (225, 5, 4), (225, 5, None))
    reason = only(easy_ignored(log(workout(TUESDAY, *sets))))
    assert reason.words == "On 2 sets, and the next one was no harder."
    assert reason.set == uuid.UUID(sets[0].id)


@pytest.mark.parametrize("following", [(230, 5, 3), (225, 6, 3)])
def test_more_weight_or_more_reps_is_harder(following: tuple[int, int, int]) -> None:
    assert easy_ignored(log(workout(TUESDAY, *easy((225, 5, 3), following, (225, 5, 0))))) == []


def test_two_left_is_not_more_than_two() -> None:
    sets = easy((225, 5, 2), (225, 5, 3), (225, 5, 2))
    assert easy_ignored(log(workout(TUESDAY, *sets))) == []


def test_easy_sets_of_the_latest_two_workouts_count_together() -> None:
    one = easy((225, 5, 3), (225, 5, 0))
    two = [workout(TUESDAY, *one), workout(TUESDAY - WEEK, *one)]
    assert easy_ignored(log(*two))
    assert easy_ignored(log(two[0], replace(two[1], is_reviewed=True))) == []
    assert easy_ignored(log(workout(FRIDAY), *two)) == []


# Nothing left on most sets


def said(*rirs: int | None, **fields: Any) -> ClientLog:
    return log(workout(TUESDAY, *(done(225, 5, rir) for rir in rirs), **fields))


def test_nothing_left_on_most_sets_is_a_reason() -> None:
    reason = only(nothing_left(said(0, 0, 0, 1, 1, None)))
    assert reason.words == "3 of 5 sets, on Tue 3 Mar."
    assert reason.workout == TUESDAY.toordinal()


@pytest.mark.parametrize("rirs", [(0, 0, 0, 1, 1, 1), (0, 0, None), (0, 0, 1)])
def test_half_of_them_or_fewer_than_three_are_not(rirs: tuple[int | None, ...]) -> None:
    assert nothing_left(said(*rirs)) == []


def test_only_the_newest_workout_not_reviewed_is_asked() -> None:
    assert nothing_left(said(0, 0, 0, is_reviewed=True)) == []
    assert nothing_left(log(workout(FRIDAY), *said(0, 0, 0).workouts)) == []


# Waiting


def test_workouts_that_wait_are_counted_and_the_oldest_is_linked() -> None:
    old, new = workout(TUESDAY, id=5), workout(FRIDAY, id=7)
    assert only(waiting(log(old, waiting=[Waiting(5, TUESDAY)]))).words == "1 workout on Tue 3 Mar."
    reason = only(waiting(log(new, old, waiting=[Waiting(5, TUESDAY), Waiting(7, TUESDAY)])))
    assert (reason.words, reason.workout) == ("2 workouts, starting with Tue 3 Mar.", 5)
    assert (
        only(waiting(log(new, waiting=[Waiting(5, TUESDAY), Waiting(7, TUESDAY)]))).words
        == "2 workouts."
    )
    assert waiting(log()) == []


def test_reasons_come_most_urgent_first() -> None:
    far = done(235, 4, 0, target=Decimal(200))
    sets = [far, *easy((225, 5, 0), (225, 5, 0)), done(200, 4, pain=True)]
    everything = log(
        workout(TUESDAY - 4 * WEEK + 4 * DAY, *sets),
        waiting=[Waiting(1, TUESDAY)],
        heaviest={"deadlift": Before(Decimal(225), Decimal(225))},
    )
    assert [reason.rule for reason in reasons(everything)] == [
        LookRule.PAIN,
        LookRule.MISSED_MAIN,
        LookRule.EXTRA_MISSING_TWICE,
        LookRule.FAR,
        LookRule.NOTHING_LEFT,
        LookRule.WAITING,
        LookRule.RECORD,
    ]


def test_whoever_has_no_plan_and_no_log_has_no_reason() -> None:
    assert reasons(ClientLog(SATURDAY)) == ()

"""What looks back reads a workout by the gym it was done in, and takes none for a step down."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accounts.models import User
from coaching.models import Coaching
from coaching.roster.client_logs import logs_of, with_all
from coaching.roster.lift_trends import tracks
from history import earlier_plans, lookback
from history.all_time import all_time_of, read
from history.past.decisions import WeightMove, judged
from history.past.hindsight import Past, all_verdicts
from history.past.track import LiftStretch
from progression import SetResult
from tests.coaching.cast import coach, coached
from tests.factories import browser, lift_of, log, prescription_of, program_of
from tests.workouts.two_gyms import stands_at, trains, trains_in_two
from workouts import gyms, logbook, working_loads
from workouts.models import Equipment
from workouts.recent_openings import openings_of

pytestmark = pytest.mark.django_db

STANDS = Decimal("87.5")


def there_and_back() -> User:
    """Three workouts that hold a weight: at home, at work, which cannot make it, and at home."""
    user, work = trains_in_two()
    stands_at(user, "deadlift", "87.5")
    for week, (gym, load) in enumerate([(None, STANDS), (work, 80), (None, STANDS)]):
        visit = trains(user, week, gym)
        for _ in range(3):
            log(visit, load, 5)
    return user


def track_of(user: User) -> LiftStretch:
    places = earlier_plans.places(user, "deadlift")
    stretch = lookback.newest_of(user, "deadlift", "main")
    return LiftStretch(stretch, "deadlift", "main", places, user.today())


def test_the_weight_was_held_all_along() -> None:
    track = track_of(there_and_back())
    told = judged(track.visits, track.after, track.hands)
    assert [each.outcome.way for each in told] == [WeightMove.HELD] * 3
    assert [each.decisions[-1].way for each in told] == [WeightMove.HELD] * 3
    assert [each.visit.sets[0].load for each in told] == [STANDS, 80, STANDS]


def told(user: User) -> tuple[WeightMove, ...]:
    """Which way the weight went after each workout, on the page of the lift."""
    track = track_of(user)
    return tuple(each.outcome.way for each in judged(track.visits, track.after, track.hands))


def done_today(user: User, gym: Equipment, load: object) -> None:
    visit = logbook.start(
        lifter=user, program=program_of(user), role="main", performed_on=user.today(), gym=gym
    )
    for _ in range(3):
        log(visit, load, 5)
    logbook.finish(workout=visit)


def test_a_weight_set_before_the_first_workout_of_its_day_decided_nothing_after_it() -> None:
    user, work = trains_in_two()
    prescription = prescription_of(user, "deadlift")
    working_loads.set_working_load(prescription=prescription, load=STANDS, by=user)
    done_today(user, work, 80)
    assert told(user) == (WeightMove.HELD,)
    page = browser(user).get("/history/deadlift/").text
    assert "set by hand" not in page
    assert "Next time 87.5 kg" in page
    assert "87.5 kg again" not in page
    assert "The best set was 80 kg × 5." in page
    assert "arrow-held" in browser(user).get("/history/").text


def test_a_weight_that_the_usual_gym_cannot_make_is_held_all_the_same() -> None:
    user, work = trains_in_two()
    home = program_of(user).equipment
    gyms.make_usual(lifter=user, gym=work)
    stands_at(user, "deadlift", "87.5")
    done_today(user, home, STANDS)
    assert told(user) == (WeightMove.HELD,)
    assert "arrow-held" in browser(user).get("/history/").text


def test_each_workout_has_the_ladder_of_its_gym() -> None:
    track = track_of(there_and_back())
    ladders = [visit.terms.rule.ladder[:2] for visit in track.visits if visit.terms]
    assert ladders == [(20, Decimal("22.5")), (20, 30), (20, Decimal("22.5"))]


def test_the_drawing_and_the_suggestions_see_no_step_down() -> None:
    user = there_and_back()
    lifts = read(all_time_of(user.pk, "deadlift")).lifts
    assert [workout.opening() for workout in lifts.each()] == [STANDS] * 3
    assert openings_of(lift_of(user)) == [STANDS] * 4


def test_a_coach_sees_none_either() -> None:
    user = there_and_back()
    coached(user, coach())
    (client,) = logs_of(list(with_all(Coaching.objects.all()))).values()
    (track,) = tracks(client)
    assert track.openings == [STANDS] * 4
    assert [workout.gym is None for workout in client.workouts] == [True, False, True]


def test_the_rule_of_the_past_goes_by_what_the_gym_could_make() -> None:
    user, work = trains_in_two()
    visit = trains(user, 0, work)
    log(visit, 80, 6)
    log(visit, 80, 7)
    page = browser(user).get("/history/deadlift/rule/").text
    assert "aim for 7" in page, "85 would follow at home"
    (verdict, _) = all_verdicts([past(track_of(user))])
    assert verdict.asked is not None
    assert (verdict.asked.load, verdict.asked.reps) == (80, 7)


def past(track: LiftStretch) -> Past:
    (visit,) = track.visits
    sets = tuple(SetResult(row.load, row.reps, row.rir) for row in visit.sets)
    return Past(sets, visit.hurt, visit.unit, visit.terms)


def test_a_usual_gym_that_changes_is_no_step_down() -> None:
    user = there_and_back()
    work = program_of(user).lifter.workouts.exclude(equipment=None).get().gym
    gyms.make_usual(lifter=user, gym=work)
    log(trains(user, 3), 80, 5)
    ways = [each.outcome.way for each in judged(track_of(user).visits, None)]
    assert ways == [WeightMove.HELD] * 3 + [WeightMove.OPEN]

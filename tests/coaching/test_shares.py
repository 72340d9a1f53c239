"""The sets done of those due, in the list of clients."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accounts.models import User
from coaching.models import Coaching
from coaching.roster.adherence import SetsOfDue
from coaching.roster.ranked import line
from tests.coaching.cast import coach, coached
from tests.coaching.test_roster import begun, trained
from tests.factories import lifter, log, prescription_of, program_of, seasoned_lifter
from workouts import working_loads
from workouts.models import Role, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def shares(client: User) -> list[tuple[int, int, int]]:
    found = line(Coaching.objects.filter(client=client).first() or coached(client, coach())).done
    return [(share.days, share.done, share.due) for share in found]


def test_done_and_due_are_counted_for_7_30_and_90_days() -> None:
    client = begun(lifter(), weeks=20)  # twelve sets due today, and every week before
    for days_ago in (0, 6, 7, 29, 30, 89, 90):
        trained(client, days_ago)
    assert shares(client) == [(7, 6, 12), (30, 12, 60), (90, 18, 156)]


def test_nothing_was_due_before_the_program_began() -> None:
    client = begun(lifter(), weeks=2)
    trained(client, 60)
    trained(client, 0)
    assert shares(client) == [(7, 3, 12), (30, 3, 36), (90, 3, 36)]


def test_what_was_done_before_the_program_began_counts_until_something_is_due() -> None:
    client = begun(lifter(), weeks=0)
    for days_ago in (3, 20, 60):
        trained(client, days_ago)
    assert shares(client) == [(7, 3, 0), (30, 6, 0), (90, 9, 0)]
    trained(client, 0)
    assert shares(client) == [(7, 3, 12), (30, 3, 12), (90, 3, 12)]


def test_nobody_is_behind_on_the_morning_of_a_training_day() -> None:
    client = begun(lifter(), weeks=20)
    trained(client, 7)
    assert shares(client)[0] == (7, 3, 12)
    trained(client, 0)
    assert shares(client)[0] == (7, 3, 12)


def test_both_days_are_due_past_a_year() -> None:
    client = begun(seasoned_lifter(), weeks=20)
    trained(client, 4, 0, exercise="pull-up", role=Role.EXTRA, times=5)
    assert shares(client)[0] == (7, 3, 15)


def test_sets_beyond_the_prescription_are_not_done_twice() -> None:
    client = begun(lifter())
    trained(client, times=5)
    log(Workout.objects.get(), 95, 8, exercise="barbell-row")
    assert shares(client)[1][1] == 3


def test_an_exercise_swapped_out_since_counts_where_it_was_asked_for() -> None:
    client = begun(lifter())
    prescription = prescription_of(client)
    working_loads.set_working_load(prescription=prescription, load=Decimal(225), by=client)
    trained(client, times=4)
    program_of(client).days.get().prescriptions.filter(pk=prescription.pk).update(
        exercise="sumo-deadlift"
    )
    assert shares(client)[1][1] == 3


def test_a_share_is_a_plain_value() -> None:
    assert SetsOfDue(7, 6, 12) == SetsOfDue(days=7, done=6, due=12)

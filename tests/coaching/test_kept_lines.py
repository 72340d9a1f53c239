"""What the list of clients shows is what comes of the logs, though it is kept between two looks."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.account_deletion import leave
from coaching import consent, line_makers, reviews
from coaching.models import Coaching, KeptLine
from coaching.roster import kept
from coaching.roster.kept_json import read, written
from coaching.roster.ranked import ClientLine, line, roster
from coaching.roster.reasons import LookRule
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, browser, lifter, log, set_fields, workout_of
from tests.past.clock import Clock
from workouts import logbook
from workouts.ids import new_id
from workouts.models import LoggedSet, LogRevision, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)


def statements(coaching: Coaching) -> int:
    with CaptureQueriesContext(connection) as captured:
        roster(coaching.present_coach)
    return len(captured)


def shown(coaching: Coaching) -> ClientLine:
    (found,) = roster(coaching.present_coach)
    return found


def test_what_is_kept_is_shown_without_reading_the_log(coaching: Coaching) -> None:
    assert statements(coaching) == 1


def test_the_page_asks_five_times_once_the_lines_are_kept(coaching: Coaching) -> None:
    client = browser(coaching.coach)
    client.get("/clients/")
    with CaptureQueriesContext(connection) as captured:
        assert client.get("/clients/").status_code == 200
    assert len(captured) <= 5


def test_a_set_is_in_the_list_at_once(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    assert shown(coaching).last_workout is None
    log(visit)
    assert shown(coaching) == line(coaching)
    assert shown(coaching).last_workout == (visit.pk, TUESDAY)
    assert statements(coaching) == 1


def test_a_set_from_the_page_and_from_a_phone_is_in_the_list_at_once(coaching: Coaching) -> None:
    visit, client = workout_of(coaching.client), browser(coaching.client)
    client.post(f"/sets/{new_id()}/", set_fields(visit, pain="on"))
    first = shown(coaching)
    assert first.reasons == line(coaching).reasons != ()
    client.put(f"/sets/{new_id()}/", set_fields(visit), content_type="application/json")
    assert LoggedSet.objects.count() == 2
    assert shown(coaching) == line(coaching) != first


def test_without_a_coach_a_set_costs_no_statement(clock: Clock) -> None:
    user = lifter()
    visit, client = workout_of(user), browser(user)
    before = LogRevision.objects.get(lifter=user).number
    client.post(f"/sets/{new_id()}/", set_fields(visit))
    assert LoggedSet.objects.exists()
    assert LogRevision.objects.get(lifter=user).number == before


def test_nothing_is_kept_while_a_request_from_before_the_coaching_may_still_write(
    clock: Clock,
) -> None:
    made = coached(lifter(), coach())
    roster(made.present_coach)
    assert not KeptLine.objects.exists()
    clock.set(TUESDAY, 13)
    roster(made.present_coach)
    assert KeptLine.objects.exists()


def test_a_review_is_out_of_the_list_at_once(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    log(visit)
    logbook.finish(workout=visit)
    assert shown(coaching).waiting == 1
    reviews.mark_reviewed(coaching=coaching, workout=visit)
    assert shown(coaching) == line(coaching)
    assert shown(coaching).waiting == 0


def test_a_change_that_is_not_committed_when_a_line_is_worked_out_is_in_the_next_one(
    coaching: Coaching,
) -> None:
    """The line is kept under the revision that was read before the log was."""
    before = LogRevision.objects.get(lifter=coaching.client).number
    facts = kept.worked_out([coaching.pk])
    log(workout_of(coaching.client))
    kept._keep(facts, {coaching.pk: before})
    assert shown(coaching) == line(coaching)


@pytest.mark.parametrize("days", [*range(1, 9), 27, 28, 29, 30, 89, 90, 91, 363, 365, 370])
def test_days_that_pass_change_the_line_as_they_change_the_log(
    coaching: Coaching, clock: Clock, days: int
) -> None:
    visit = workout_of(coaching.client)
    for _ in range(3):
        log(visit, 225, 5, 0, pain=True)
    assert shown(coaching) == line(coaching)
    clock.pass_days(days)
    assert shown(coaching) == line(coaching)


def test_pain_beside_the_plan_is_told_for_28_days(coaching: Coaching, clock: Clock) -> None:
    """And not until the next training day has passed."""
    clock.set(TUESDAY + 3 * DAY)
    log(workout_of(coaching.client, clock.today), pain=True)
    for days in (26, 2, 1):
        clock.pass_days(days)
        found = shown(coaching)
        assert found == line(coaching)
        assert (found.reasons[0].rule == LookRule.PAIN) == (days != 1)


def test_every_day_away_is_told_as_the_log_says(coaching: Coaching, clock: Clock) -> None:
    log(workout_of(coaching.client))
    reused = 0
    for _ in range(120):
        clock.pass_days(1)
        reused += statements(coaching) == 1
        assert shown(coaching) == line(coaching)
    assert reused > 60
    clock.pass_days(240)
    for _ in range(12):
        clock.pass_days(1)
        assert shown(coaching) == line(coaching)


def test_a_line_that_other_code_made_is_not_shown(
    coaching: Coaching, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = read(KeptLine.objects.get().facts, ())
    KeptLine.objects.update(facts=written(replace(facts, began=None)))  # as if without a plan
    assert shown(coaching) != line(coaching)
    KeptLine.objects.update(made_by="0" * 32)
    assert shown(coaching) == line(coaching)


def test_all_code_and_content_behind_a_line_is_in_the_hash_of_its_maker() -> None:
    files = {path.relative_to(line_makers.ROOT).as_posix() for path in line_makers.sources()}
    assert {
        "coaching/roster/reasons.py",
        "history/past/records.py",
        "progression/engine/figures.py",
        "workouts/openings.py",
        "exercises/content/deadlift.toml",
    } <= files


def test_a_clock_that_is_set_back_works_the_line_out_again(
    coaching: Coaching, clock: Clock
) -> None:
    """As for a client who flies west."""
    clock.set(TUESDAY - DAY)
    assert statements(coaching) > 1
    assert shown(coaching) == line(coaching)


def test_facts_come_back_from_text_as_they_were(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    log(visit, pain=True)
    logbook.finish(workout=visit)
    (facts,) = kept.worked_out([coaching.pk]).values()
    assert len(facts.reasons) > 1
    assert read(written(facts), facts.waiting) == facts


def end_it(coaching: Coaching) -> Any:
    return consent.end(coaching=coaching)


def coach_leaves(coaching: Coaching) -> Any:
    return leave(user=coaching.present_coach)


def client_leaves(coaching: Coaching) -> Any:
    return leave(user=coaching.client)


@pytest.mark.parametrize("parting", [end_it, coach_leaves, client_leaves])
def test_nothing_is_kept_once_the_coaching_has_ended(coaching: Coaching, parting: Any) -> None:
    assert KeptLine.objects.exists()
    parting(coaching)
    assert not KeptLine.objects.exists()


def test_a_line_worked_out_while_the_coaching_ended_is_not_kept(coaching: Coaching) -> None:
    facts = kept.worked_out([coaching.pk])
    consent.end(coaching=coaching)
    kept._keep(facts, {coaching.pk: 0})
    assert not KeptLine.objects.exists()


def test_the_command_finds_a_wrong_line_and_mends_it(
    coaching: Coaching, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("rebuildroster", "--check")
    # As a change that forgot to say so would leave it.
    visit = workout_of(coaching.client)
    log(visit)
    Workout.objects.filter(pk=visit.pk).update(performed_on=TUESDAY - DAY)
    call_command("rebuildroster", "--check")
    Workout.objects.filter(pk=visit.pk).update(performed_on=TUESDAY - 2 * DAY)
    with pytest.raises(CommandError, match="1 of 1 lines are wrong"):
        call_command("rebuildroster", "--check")
    call_command("rebuildroster")
    call_command("rebuildroster", "--check")
    said = capsys.readouterr()
    assert "1 lines worked out." in said.out
    assert f"Coaching {coaching.pk} shows something else." in said.err

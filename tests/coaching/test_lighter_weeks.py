"""A lighter week as a coach sees it, proposes it, and as the client answers."""

from __future__ import annotations

import datetime

import pytest
from django.http import HttpResponse
from django.utils.html import strip_tags

from accounts.models import User
from coaching import proposals
from coaching.models import Answer, Asks, Coaching, Proposal
from coaching.roster.ranked import line
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, log, opening, program_of, seasoned_lifter, workout_of
from workouts import lighter_weeks, logbook
from workouts.models import LighterWeek, Program, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.timedelta(days=1)
WEEK = 7 * DAY
WHY = "Three slow weeks in a row."


@pytest.fixture
def coaching() -> Coaching:
    """An open coaching; the client's deadlift opens at 225 lb, today."""
    user = lifter()
    program_of(user).days.update(weekday=user.today().weekday())
    visit = workout_of(user, user.today() - WEEK)
    log(visit, 225, 5, 1)
    logbook.finish(workout=visit)
    return coached(user, coach(name="Ada"))


def words(response: HttpResponse) -> str:
    return " ".join(strip_tags(response.content.decode().replace("<", " <")).split())


def page(user: User | None, path: str) -> str:
    return words(browser(user).get(path))


def sent(user: User | None, path: str, **fields: object) -> str:
    return words(browser(user).post(path, fields, follow=True))


def proposed(coaching: Coaching, why: str = WHY) -> Proposal:
    """A lighter week, proposed on the page."""
    sent(coaching.coach, f"/clients/{coaching.pk}/lighter-week/", reason=why)
    return Proposal.objects.waiting().get(coaching=coaching, asks=Asks.LIGHTER_WEEK)


def answer(proposal: Proposal, verb: str) -> str:
    return sent(proposal.coaching.client, f"/proposals/{proposal.pk}/{verb}/")


# Proposing


def test_a_proposal_changes_nothing_but_is_there_to_answer(coaching: Coaching) -> None:
    proposed(coaching)
    assert not LighterWeek.objects.exists()
    told = page(coaching.client, "/week/")
    assert "Ada proposes: A lighter week" in told
    assert "seven days of about half the sets at about 90%, and no weight moves" in told
    assert WHY in told
    assert "225 lb 3 sets of" in told
    assert "You proposed: A lighter week" in page(coaching.coach, f"/clients/{coaching.pk}/")


def test_a_proposal_says_why(coaching: Coaching) -> None:
    told = sent(coaching.coach, f"/clients/{coaching.pk}/lighter-week/", reason="")
    assert "Say why. Your client decides by it." in told
    assert not Proposal.objects.exists()


def test_one_waits_at_a_time_and_the_same_again_says_nothing_new(coaching: Coaching) -> None:
    first = proposed(coaching)
    assert proposed(coaching) == first
    second = proposed(coaching, "Four weeks by now.")
    first.refresh_from_db()
    assert (first.answer, second.answer) == (Answer.WITHDRAWN, "")


def test_accepted_it_begins_and_is_the_coachs(coaching: Coaching) -> None:
    told = answer(proposed(coaching), "accept")
    week = LighterWeek.objects.get()
    assert (week.lifter, week.by) == (coaching.client, coaching.coach)
    assert week.starts_on == coaching.client.today()
    assert "Accepted: a lighter week, as ⁨Ada⁩ proposed." in told
    assert "200 lb 2 sets of 4–6" in told


def test_accepted_after_training_it_begins_tomorrow(coaching: Coaching) -> None:
    log(workout_of(coaching.client, coaching.client.today()))
    answer(proposed(coaching), "accept")
    assert LighterWeek.objects.get().starts_on == coaching.client.today() + DAY


def test_it_changes_no_plan(coaching: Coaching) -> None:
    before = list(Program.objects.values())
    answer(proposed(coaching), "accept")
    assert list(Program.objects.values()) == before


def test_declined_or_withdrawn_nothing_begins(coaching: Coaching) -> None:
    assert "Declined." in answer(proposed(coaching), "decline")
    proposal = proposed(coaching)
    sent(coaching.coach, f"/proposals/{proposal.pk}/withdraw/")
    assert "already withdrawn" in answer(proposal, "accept")
    assert not LighterWeek.objects.exists()


def test_one_that_the_client_has_already_is_told_and_not_taken_twice(coaching: Coaching) -> None:
    proposal = proposed(coaching)
    soon = coaching.client.today() + 2 * DAY
    lighter_weeks.take(lifter=coaching.client, starts_on=soon, by=coaching.client)
    assert "You already have a lighter week." in page(coaching.client, "/week/")
    assert "You already have a lighter week: " in answer(proposal, "accept")
    proposal.refresh_from_db()
    assert (proposal.answer, LighterWeek.objects.count()) == ("", 1)
    told = page(coaching.coach, f"/clients/{coaching.pk}/lighter-week/")
    assert "They already have a lighter week" in told
    assert "Propose it" not in told


def test_a_proposal_on_the_plan_stands_beside_it(coaching: Coaching) -> None:
    asked = proposed(coaching)
    sent(coaching.coach, f"/clients/{coaching.pk}/lighter-week/", reason=WHY)
    prescription = program_of(coaching.client).days.get().prescriptions.first()
    assert prescription is not None
    beside = proposals.propose(
        coaching=coaching, prescription=prescription, changes={"sets": [3, 4]}, reason="More."
    )
    assert set(Proposal.objects.waiting()) == {asked, beside}


# Looking on


def in_a_lighter_week(coaching: Coaching, sets: int = 2) -> Workout:
    client = coaching.client
    lighter_weeks.take(lifter=client, starts_on=client.today(), by=client)
    visit = workout_of(client, client.today())
    for _ in range(sets):
        log(visit, 200, 3, 0)
    logbook.finish(workout=visit)
    return visit


def test_a_coach_sees_who_is_in_a_lighter_week_and_until_when(coaching: Coaching) -> None:
    assert "Lighter week" not in page(coaching.coach, "/clients/")
    in_a_lighter_week(coaching)
    assert "Lighter week" in page(coaching.coach, "/clients/")
    told = page(coaching.coach, f"/clients/{coaching.pk}/")
    last = coaching.client.today() + 6 * DAY
    assert f"to {last:%A} {last.day} {last:%B}: about half the sets at about 90%" in told
    assert "Propose a lighter week" not in told
    assert "lighter week" in page(coaching.coach, f"/clients/{coaching.pk}/history/")


def test_a_lighter_workout_is_marked_and_its_sets_ask_for_nothing(coaching: Coaching) -> None:
    visit = in_a_lighter_week(coaching)
    told = page(coaching.coach, f"/clients/{coaching.pk}/workouts/{visit.pk}/")
    assert "Lighter week" in told
    assert "2 sets of 4–6" in told
    assert "200 lb × 4" in told
    assert "Lighter week, so your weight stays." in told


def test_coach_and_client_read_the_same_opening_of_the_week_after(coaching: Coaching) -> None:
    in_a_lighter_week(coaching)
    assert opening(coaching.client) == 225
    assert "225 lb 3 sets of 4–6, aim for 6" in page(coaching.client, "/week/")
    told = page(coaching.coach, f"/clients/{coaching.pk}/")
    assert "Next: 225 lb , aim for 6" in told
    assert "Down twice" not in told
    assert "Nothing left" not in told


def test_half_the_sets_are_due_in_it_and_no_more_are_counted(coaching: Coaching) -> None:
    user = coaching.client
    Program.objects.update(started_on=user.today())
    in_a_lighter_week(coaching, sets=3)
    (week, *_) = line(coaching).done
    assert (week.done, week.due) == (2, 8)


def test_and_of_both_days() -> None:
    user = seasoned_lifter()
    today = user.today()
    Program.objects.update(started_on=today - 6 * DAY)
    LighterWeek.objects.create(lifter=user, starts_on=today - 6 * DAY, ends_on=today)
    (week, *_) = line(coached(user, coach())).done
    assert (week.done, week.due) == (0, 10)

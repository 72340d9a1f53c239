"""The sample coach has clients to look at: each reason once, and something said and asked."""

from __future__ import annotations

from typing import Any

import pytest

from accounts.models import User
from coaching.models import Coaching, Comment, LogView, Proposal, Review
from coaching.reviews import waiting
from coaching.roster.ranked import ClientLine, roster
from coaching.roster.reasons import LookRule
from coaching.samples.clients import CLIENTS
from workouts import samples
from workouts.models import LoggedSet, Workout

pytestmark = pytest.mark.slow

MODELS = (User, Coaching, Review, Comment, Proposal, Workout, LoggedSet)


def line_of(coach: User, name: str) -> ClientLine:
    return next(found for found in roster(coach) if found.client == name)


def test_ines_coaches_ten_who_said_yes(coach: User) -> None:
    coachings = Coaching.objects.visible_to(coach)
    assert coachings.count() == 10
    assert all(coaching.consent for coaching in coachings)
    assert all(coaching.accepted_at >= coaching.client.joined_at for coaching in coachings)


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.rule)
def test_each_of_eight_clients_has_one_reason_before_all_others(coach: User, client: Any) -> None:
    found = line_of(coach, client.person.name)
    assert found.reasons[0].rule == client.rule


def test_the_eight_reasons_are_those_before_waiting(coach: User) -> None:
    calm = {LookRule.WAITING, LookRule.RECORD}
    assert {client.rule for client in CLIENTS} == set(LookRule) - calm
    assert len(CLIENTS) == len(set(LookRule) - calm)


@pytest.mark.parametrize("name", ["Nora", "Marcus"])
def test_nora_and_marcus_give_no_cause_to_worry(coach: User, name: str) -> None:
    assert line_of(coach, name).reasons[0].rule in {LookRule.WAITING, LookRule.RECORD}


def test_one_workout_of_each_client_waits_and_the_rest_are_reviewed(coach: User) -> None:
    assert waiting(coach).count() == 10
    assert {found.waiting for found in roster(coach)} == {1}
    assert Review.objects.filter(coaching__coach=coach).count() >= 30


def test_there_is_something_to_read_and_to_answer(coach: User, old_hand: User) -> None:
    assert Comment.objects.filter(to=coach, read_at=None).count() == 1
    assert Comment.objects.exclude(set=None).filter(coaching__client=old_hand).count() == 2
    (proposal,) = Proposal.objects.owned_by(old_hand).waiting()
    assert proposal.changes == {"rest_seconds": [180, 240]}
    assert not LogView.objects.exists()


def test_making_them_again_says_and_writes_nothing_more(coach: User) -> None:
    before = [list(model.objects.order_by("pk").values()) for model in MODELS]
    samples.make()
    assert [list(model.objects.order_by("pk").values()) for model in MODELS] == before


def test_nothing_is_logged_later_than_today(coach: User) -> None:
    for coaching in Coaching.objects.visible_to(coach).select_related("client"):
        latest = Workout.objects.owned_by(coaching.client).order_by("-performed_on").first()
        assert latest is not None
        assert latest.performed_on < coaching.client.today()


def test_the_other_clients_have_no_door(coach: User) -> None:
    emails = {client.person.email for client in CLIENTS}
    assert not samples.accounts().filter(email__in=emails).exists()
    assert not any(user.has_usable_password() for user in User.objects.filter(email__in=emails))

"""A coach sees nothing of the client's other coaches."""

from __future__ import annotations

from decimal import Decimal

import pytest

from accounts.account_deletion import leave
from coaching import proposals
from coaching.models import Coaching
from tests.coaching.cast import coach, coached
from tests.factories import browser, lifter, prescription_of
from workouts import working_loads

pytestmark = pytest.mark.django_db
REASON = "You are fresh again"


def accepted_from(one: Coaching) -> None:
    """The client accepts a weight that a coach proposed, and why."""
    prescription = prescription_of(one.client)
    changes = proposals.changes(proposals.current(prescription), {"load": Decimal(225)})
    proposal = proposals.propose(
        coaching=one, prescription=prescription, changes=changes, reason=REASON
    )
    proposals.accept(proposal=proposal, client=one.client)


def client_page(one: Coaching) -> str:
    return browser(one.coach).get(f"/clients/{one.pk}/").content.decode()


@pytest.fixture
def first() -> Coaching:
    return coached(lifter(), coach())


@pytest.fixture
def second(first: Coaching) -> Coaching:
    return coached(first.client, coach("second@example.com"))


def test_why_a_weight_was_proposed_stays_between_the_two(first: Coaching, second: Coaching) -> None:
    accepted_from(first)
    assert REASON in client_page(first)
    assert REASON in browser(first.client).get("/week/").content.decode()
    assert "225" in client_page(second)
    assert REASON not in client_page(second)
    assert "coach@example.com" not in client_page(second)


def test_it_stays_so_when_the_account_of_the_other_coach_is_gone(
    first: Coaching, second: Coaching
) -> None:
    accepted_from(first)
    leave(user=first.coach)
    assert REASON not in client_page(second)


def test_what_the_client_wrote_beside_a_weight_is_read_by_every_coach(second: Coaching) -> None:
    prescription = prescription_of(second.client)
    working_loads.set_working_load(
        prescription=prescription, load=Decimal(225), by=second.client, note="A light week"
    )
    assert "A light week" in client_page(second)

"""Two people, or two taps, at the same moment, on connections of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from accounts.models import User
from coaching import consent, invitations, proposals, reviews
from coaching.models import Answer, Coaching, Comment, Invitation, Invites, Proposal, Review
from tests.coaching.cast import asked, coach, coached
from tests.factories import browser, lifter, other_lifter, prescription_of, stranger, workout_of
from tests.workouts.test_races import _until_someone_waits
from workouts import programs
from workouts.ids import new_id
from workouts.models import WorkingLoad

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

EXPECTED = (
    ValidationError,
    Coaching.DoesNotExist,
    Invitation.DoesNotExist,
    Proposal.DoesNotExist,
    proposals.StaleError,
)


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """What each action returns, or the error it raises, all begun together."""
    gate = threading.Barrier(len(actions))

    def run(action: Callable[[], Any]) -> Any:
        gate.wait(timeout=10)
        try:
            return action()
        except EXPECTED as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


def one_after(first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """The second begins once the first has done its work, and before that is committed."""
    waiting = threading.Event()

    def slowly() -> Any:
        with transaction.atomic():
            done = first()
            waiting.set()
            _until_someone_waits()
        return done

    def then() -> Any:
        waiting.wait(timeout=10)
        return second()

    return at_once(slowly, then)


def invited(by: User, invites: str = Invites.CLIENT) -> str:
    return invitations.invite(by=by, invites=invites).token


def proposed(coaching: Coaching) -> Proposal:
    return proposals.propose(
        coaching=coaching,
        prescription=prescription_of(coaching.client),
        changes={"sets": [3, 4], "load": [None, "185"]},
        reason="More.",
    )


def accept(proposal: Proposal) -> None:
    proposals.accept(proposal=proposal, client=proposal.coaching.client)


def test_of_two_clients_with_one_link_at_once_one_is_coached() -> None:
    by, users = coach(), [lifter(), other_lifter()]
    for number in range(1, 4):
        token = invited(by)
        answers = at_once(*[partial(invitations.accept, token=token, by=user) for user in users])
        assert sum(isinstance(each, Invitation.DoesNotExist) for each in answers) == 1
        assert Coaching.objects.count() == number
        consent.end(coaching=Coaching.objects.latest("pk"))


def test_the_second_with_one_link_waits_and_is_refused() -> None:
    by, users = coach(), [lifter(), other_lifter()]
    token = invited(by)
    first, second = one_after(
        lambda: invitations.accept(token=token, by=users[0]),
        lambda: invitations.accept(token=token, by=users[1]),
    )
    assert isinstance(second, Invitation.DoesNotExist)
    assert Coaching.objects.get() == first


def test_two_taps_of_one_client_at_once_open_one_coaching() -> None:
    by, user = coach(), lifter()
    token = invited(by)
    answers = at_once(*[lambda: invitations.accept(token=token, by=user)] * 3)
    assert set(answers) == {Coaching.objects.get()}


def test_two_taps_on_the_page_at_once_both_lead_on() -> None:
    path = f"/invitations/{invited(coach())}/"
    clients = [browser(user) for user in [lifter()] * 2]
    yes = {"version": consent.VERSION}
    taps = at_once(*[lambda client=client: client.post(path, yes) for client in clients])
    assert {tap.status_code for tap in taps} == {302}


def test_two_links_of_one_pair_at_once_make_one_coaching() -> None:
    by, user = coach(), lifter()
    to_client, to_coach = invited(by), invited(user, Invites.COACH)
    at_once(
        lambda: invitations.accept(token=to_client, by=user),
        lambda: invitations.accept(token=to_coach, by=by),
    )
    coaching = Coaching.objects.get()
    assert coaching.ended_at is None


def test_a_link_withdrawn_while_it_is_used_is_used_or_withdrawn_and_never_both() -> None:
    by, user = coach(), lifter()
    invitation = invitations.invite(by=by, invites=Invites.CLIENT)
    used, withdrawn = one_after(
        lambda: invitations.accept(token=invitation.token, by=user),
        lambda: invitations.withdraw(invitation=invitation),
    )
    assert isinstance(withdrawn, ValidationError)
    invitation.refresh_from_db()
    assert (invitation.withdrawn_at, Coaching.objects.get()) == (None, used)


def test_a_link_used_while_it_is_withdrawn_opens_nothing() -> None:
    invitation = invitations.invite(by=coach(), invites=Invites.CLIENT)
    user = lifter()
    _, used = one_after(
        lambda: invitations.withdraw(invitation=invitation),
        lambda: invitations.accept(token=invitation.token, by=user),
    )
    assert isinstance(used, Invitation.DoesNotExist)
    assert not Coaching.objects.exists()


def test_twenty_links_a_day_are_twenty_however_fast_they_are_made() -> None:
    by = coach()
    for _ in range(18):
        invited(by)
    answers = at_once(*[lambda: invited(by)] * 5)
    assert sum(isinstance(each, ValidationError) for each in answers) == 3
    assert Invitation.objects.count() == 20


@pytest.mark.parametrize("way", ["on the page", "by the coach's link"])
def test_a_yes_to_what_is_taken_back_at_that_moment_is_no_fault(way: str) -> None:
    user = lifter()
    coaching = asked(user, coach())
    path, yes = f"/coaching/{coaching.pk}/agree/", {"version": consent.VERSION}
    if way != "on the page":
        path = f"/invitations/{invited(coaching.coach)}/"
    client = browser(user)
    _, answer = one_after(lambda: consent.end(coaching=coaching), lambda: client.post(path, yes))
    assert answer.status_code == (404 if way == "on the page" else 302)
    coaching.refresh_from_db()
    assert coaching.accepted_at is None
    assert Coaching.objects.open().count() == (way != "on the page")


def test_a_proposal_accepted_twice_at_once_is_applied_once() -> None:
    proposal = proposed(coached(lifter(), coach()))
    assert at_once(*[lambda: accept(proposal)] * 3) == [None] * 3
    assert WorkingLoad.objects.count() == 1
    assert prescription_of(proposal.coaching.client).sets == 4


def test_a_proposal_withdrawn_while_it_is_accepted_stays_accepted() -> None:
    proposal = proposed(coached(lifter(), coach()))
    _, refused = one_after(lambda: accept(proposal), lambda: proposals.withdraw(proposal=proposal))
    assert isinstance(refused, Proposal.DoesNotExist)
    assert Proposal.objects.get().answer == Answer.ACCEPTED


@pytest.mark.parametrize("verb", [proposals.withdraw, proposals.decline])
def test_a_proposal_accepted_while_it_is_answered_changes_nothing(verb: Any) -> None:
    proposal = proposed(coached(lifter(), coach()))
    _, refused = one_after(lambda: verb(proposal=proposal), lambda: accept(proposal))
    assert isinstance(refused, Proposal.DoesNotExist)
    assert not WorkingLoad.objects.exists()
    assert prescription_of(proposal.coaching.client).sets == 3


def test_accept_and_withdraw_at_once_leave_one_answer_that_the_plan_follows() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    for sets in range(4, 7):
        before = prescription_of(user).sets
        proposal = proposals.propose(
            coaching=coaching,
            prescription=prescription_of(user),
            changes={"sets": [before, sets]},
            reason="More.",
        )
        at_once(partial(accept, proposal), partial(proposals.withdraw, proposal=proposal))
        proposal.refresh_from_db()
        assert prescription_of(user).sets == (sets if proposal.answer == "accepted" else before)


def test_a_plan_changed_while_a_proposal_is_accepted_is_not_overwritten() -> None:
    proposal = proposed(coached(lifter(), coach()))
    prescription = prescription_of(proposal.coaching.client)
    _, stale = one_after(
        lambda: programs.change_prescription(prescription=prescription, sets=5),
        lambda: accept(proposal),
    )
    assert isinstance(stale, proposals.StaleError)
    assert prescription_of(proposal.coaching.client).sets == 5
    assert not WorkingLoad.objects.exists()


def test_the_program_ended_while_a_proposal_is_accepted_is_told() -> None:
    proposal = proposed(coached(lifter(), coach()))
    program = prescription_of(proposal.coaching.client).day.program
    _, stale = one_after(
        lambda: programs.change_unit(program=program, unit="kg"), lambda: accept(proposal)
    )
    assert isinstance(stale, proposals.StaleError)
    assert not WorkingLoad.objects.filter(load=Decimal(185)).exists()


def test_two_proposals_on_one_line_at_once_leave_one_waiting() -> None:
    coaching = coached(lifter(), coach())
    at_once(*[lambda: proposed(coaching)] * 4)
    assert Proposal.objects.waiting().count() == 1


def test_one_comment_sent_twice_at_once_is_said_once() -> None:
    coaching = coached(lifter(), coach())
    said = {"coaching": coaching, "workout": workout_of(coaching.client), "author": coaching.coach}
    id = new_id()
    answers = at_once(*[lambda: reviews.comment(**said, text="Up.", id=id)] * 4)
    assert set(answers) == {Comment.objects.get()}


def test_one_id_for_two_texts_at_once_is_one_of_them() -> None:
    coaching = coached(lifter(), coach())
    said = {"coaching": coaching, "workout": workout_of(coaching.client), "author": coaching.coach}
    id = new_id()
    answers = at_once(
        *[lambda text=text: reviews.comment(**said, text=text, id=id) for text in ("Up.", "Down.")]
    )
    assert sum(isinstance(answer, ValidationError) for answer in answers) == 1
    assert Comment.objects.count() == 1


def test_a_workout_reviewed_twice_at_once_is_reviewed_once() -> None:
    coaching = coached(lifter(), stranger())
    visit = workout_of(coaching.client)
    both = at_once(*[lambda: reviews.mark_reviewed(coaching=coaching, workout=visit)] * 4)
    assert both == [None] * 4
    assert Review.objects.count() == 1


def test_ended_from_both_sides_at_once_is_ended_once() -> None:
    coaching = coached(lifter(), coach())
    clients = [browser(coaching.coach), browser(coaching.client)]
    path = f"/coaching/{coaching.pk}/end/"
    answers = at_once(*[lambda client=client: client.post(path) for client in clients])
    assert {answer.status_code for answer in answers} == {302}
    assert not Coaching.objects.open().exists()

"""Letters about coaching: to a client who asked for them, and to a coach on Mondays."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

import pytest
from django.utils import timezone

from accounts.models import User
from coaching import consent, proposals, reviews
from coaching.letters import digest, to_client
from coaching.models import Coaching, Comment, LogView, Page, Proposal
from mail import outbox
from mail.kinds import KINDS, MailEvent, Told
from mail.models import Letter
from tests.coaching.cast import asked, coach, coached, ended
from tests.factories import lifter, log, prescription_of, workout_of
from tests.mail.people import wants
from workouts.ids import new_id

pytestmark = pytest.mark.django_db

SECRET = "Keep your back flat at 225 lb"
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def coaching() -> Coaching:
    client = wants(lifter("client@example.com", name="Bob"), "comment", "proposal", "yes")
    return coached(client, coach(name="Ada"))


def comment(coaching: Coaching, *, by: User | None = None, on: object = None) -> Comment:
    visit = on or workout_of(coaching.client)
    author = by or coaching.present_coach
    return reviews.comment(
        coaching=coaching, workout=visit, author=author, text=SECRET, id=new_id()
    )


def propose(coaching: Coaching, exercise: str = "deadlift") -> Proposal:
    prescription = prescription_of(coaching.client, exercise)
    asked_for = {"sets": [3, 4]}
    return proposals.propose(
        coaching=coaching, prescription=prescription, changes=asked_for, reason=SECRET
    )


def found(due: Callable[[datetime.datetime], Iterable[MailEvent]]) -> list[MailEvent]:
    return list(due(timezone.now()))


def whole(told: Told | None) -> str:
    assert told is not None
    return repr(told)


def test_a_comment_is_told_once_and_not_what_it_says(coaching: Coaching) -> None:
    said = comment(coaching)
    assert found(to_client.comments_due) == [MailEvent(coaching.client_id, str(said.pk))]
    told = to_client.comment_tells(coaching.client, str(said.pk))
    assert told is not None
    assert told.subject == "A comment from your coach"
    assert "Ada" in told.opening
    assert "on Tuesday 3 March." in told.opening
    assert told.button.path == f"/workouts/{said.workout_id}/#comments"
    assert SECRET not in whole(told)
    assert "225 lb" not in whole(told)


def test_a_clients_own_words_are_told_to_nobody(coaching: Coaching) -> None:
    wants(coaching.present_coach, "comment")
    comment(coaching, by=coaching.client)
    assert found(to_client.comments_due) == []


def test_several_comments_of_a_review_are_one_letter(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    first, second = comment(coaching, on=visit), comment(coaching, on=visit)
    assert len(found(to_client.comments_due)) == 2
    assert to_client.comment_tells(coaching.client, str(first.pk)) is None
    assert to_client.comment_tells(coaching.client, str(second.pk)) is not None


def test_what_was_read_or_has_ended_is_not_told(coaching: Coaching) -> None:
    said = comment(coaching)
    reviews.mark_read(reader=coaching.client, coaching=coaching, workout=said.workout)
    assert found(to_client.comments_due) == []
    assert to_client.comment_tells(coaching.client, str(said.pk)) is None
    other = comment(coaching)
    consent.end(coaching=coaching)
    assert found(to_client.comments_due) == []
    assert to_client.comment_tells(coaching.client, str(other.pk)) is None


def test_what_was_before_the_wish_or_days_ago_is_not_told(coaching: Coaching) -> None:
    said = comment(coaching)
    wants(coaching.client, "comment", since=timezone.now())
    assert found(to_client.comments_due) == []
    wants(coaching.client, "comment")
    Comment.objects.filter(pk=said.pk).update(written_at=timezone.now() - 49 * HOUR)
    assert found(to_client.comments_due) == []


def test_nobody_else_is_told_of_it(coaching: Coaching) -> None:
    said = comment(coaching)
    stranger = wants(lifter("stranger@example.com"), "comment", "proposal", "yes")
    asked_for = propose(coaching)
    assert to_client.comment_tells(stranger, str(said.pk)) is None
    assert to_client.proposal_tells(stranger, str(asked_for.pk)) is None
    assert to_client.comment_tells(coaching.present_coach, str(said.pk)) is None
    events = [*found(to_client.comments_due), *found(to_client.proposals_due)]
    assert {event.user for event in events} == {coaching.client_id}


def test_a_proposal_is_told_until_it_is_answered(coaching: Coaching) -> None:
    one = propose(coaching)
    assert found(to_client.proposals_due) == [MailEvent(coaching.client_id, str(one.pk))]
    told = to_client.proposal_tells(coaching.client, str(one.pk))
    assert SECRET not in whole(told)
    proposals.decline(proposal=one)
    assert found(to_client.proposals_due) == []
    assert to_client.proposal_tells(coaching.client, str(one.pk)) is None


def test_several_proposals_are_one_letter(coaching: Coaching) -> None:
    first, second = propose(coaching), propose(coaching, "pull-up")
    assert to_client.proposal_tells(coaching.client, str(first.pk)) is None
    assert to_client.proposal_tells(coaching.client, str(second.pk)) is not None


def test_a_coach_who_accepts_an_invitation_is_told_until_the_yes() -> None:
    client = wants(lifter("client@example.com"), "yes")
    waiting = asked(client, coach(name="Ada"))
    assert found(to_client.yes_due) == [MailEvent(client.pk, str(waiting.pk))]
    told = to_client.yes_tells(client, str(waiting.pk))
    assert told is not None
    assert told.button.path == f"/coaching/{waiting.pk}/agree/"
    consent.agree(coaching=waiting, client=client)
    assert found(to_client.yes_due) == []
    assert to_client.yes_tells(client, str(waiting.pk)) is None


def test_an_address_is_no_name_in_a_letter() -> None:
    client = wants(lifter("client@example.com"), "comment", "yes")
    nameless = coached(client, coach())
    said = comment(nameless)
    told = whole(to_client.comment_tells(client, str(said.pk)))
    assert "Your coach wrote to you" in told
    assert "coach@example.com" not in told


def pained(client: User) -> None:
    """A set of today that hurt, which is a reason to look."""
    log(workout_of(client, client.today()), 235, 5, pain=True)


def monday_of(user: User) -> str:
    return str(user.today())


def test_the_monday_letter_names_clients_and_reasons_and_no_figure(coaching: Coaching) -> None:
    pained(coaching.client)
    told = digest.tells(coaching.present_coach, monday_of(coaching.present_coach))
    assert told is not None
    (line,) = told.lines
    assert "Bob" in line.words
    assert line.words.endswith("Something hurt")
    assert line.path == f"/clients/{coaching.pk}/"
    assert not any(word in whole(told) for word in ("235", "Deadlift", "client@example.com"))


def test_whoever_is_named_finds_that_the_coach_looked(coaching: Coaching) -> None:
    pained(coaching.client)
    quiet = coached(lifter("quiet@example.com"), coaching.present_coach)
    digest.tells(coaching.present_coach, monday_of(coaching.present_coach))
    looks = LogView.objects.filter(page=Page.LIST)
    assert looks.filter(client=coaching.client).exists()
    assert not looks.filter(client=quiet.client).exists()


def test_a_former_client_is_not_named(coaching: Coaching) -> None:
    former = ended(lifter("former@example.com", name="Former"), coaching.present_coach)
    pained(former.client)
    assert digest.tells(coaching.present_coach, monday_of(coaching.present_coach)) is None


def test_a_client_without_a_name_is_named_by_no_address(coaching: Coaching) -> None:
    nameless = coached(lifter("nameless@example.com"), coaching.present_coach)
    pained(nameless.client)
    told = whole(digest.tells(coaching.present_coach, monday_of(coaching.present_coach)))
    assert "A client of yours" in told
    assert "nameless@example.com" not in told


@pytest.mark.parametrize(
    ("moment", "is_found"),
    [
        ("2026-11-30T06:59+01:00", False),
        ("2026-11-30T07:00+01:00", True),  # Monday morning in Berlin
        ("2026-11-30T20:00+01:00", True),
        ("2026-12-01T07:00+01:00", False),
        ("2026-11-29T12:00+01:00", False),
    ],
)
def test_it_comes_on_monday_morning_where_the_coach_lives(
    coaching: Coaching, moment: str, is_found: bool
) -> None:
    now = datetime.datetime.fromisoformat(moment)
    its_coach = coaching.present_coach
    User.objects.filter(pk=its_coach.pk).update(time_zone="Europe/Berlin")
    wants(its_coach, "digest", since=now - datetime.timedelta(days=4))
    events = list(digest.due(now))
    assert events == ([MailEvent(its_coach.pk, "2026-11-30")] if is_found else [])


def test_somebody_without_clients_gets_none() -> None:
    now = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
    alone = wants(coach(), "digest", since=now - datetime.timedelta(days=4))
    ended(lifter(), alone)
    assert list(digest.due(now)) == []
    assert not digest.has_clients(alone)


def test_nothing_is_noted_of_anybody_who_chose_nothing() -> None:
    quiet = coached(lifter(), coach(name="Ada"))
    comment(quiet)
    propose(quiet)
    asked(lifter("other@example.com"), quiet.present_coach)
    assert outbox.note_due(timezone.now()) == 0
    assert not Letter.objects.exists()
    assert {kind.name for kind in KINDS} == {"reminder", "comment", "proposal", "yes", "digest"}

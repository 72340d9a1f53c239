"""Two coaches of one client: each with a yes of its own, and neither learns of the other."""

from __future__ import annotations

import datetime
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from coaching import consent, invitations, proposals, reviews
from coaching.models import Coaching, Invitation, Invites
from coaching.roster.ranked import roster
from tests.coaching.cast import asked, coach, coached
from tests.coaching.test_pages import html, text
from tests.factories import browser, lifter, log, prescription_of, workout_of
from workouts import logbook
from workouts.ids import new_id
from workouts.models import Workout

pytestmark = pytest.mark.django_db
YES = {"version": str(consent.VERSION)}
FULL = "You have two coaches already. End it with one of them first."


def tell_nothing_of_the_other(reading: Coaching, visit: Workout) -> None:
    """No page that this coach reads has the other's name, address or words."""
    pages = [
        "/clients/",
        "/clients/reviews/",
        f"/clients/{reading.pk}/",
        f"/clients/{reading.pk}/?lift=deadlift",
        f"/clients/{reading.pk}/history/",
        f"/clients/{reading.pk}/workouts/{visit.pk}/",
        f"/clients/{reading.pk}/history/deadlift/",
        f"/clients/{reading.pk}/hand-over/",
    ]
    for path in pages:
        page = html(reading.coach, path)
        assert "says Ada" not in page, path
        assert "ada@example.com" not in page, path
        assert "Ada" not in page, path


def with_a_weight_of(by: Coaching) -> Workout:
    """A workout whose next weight is one that a coach proposed, with a reason."""
    client = by.client
    visit = workout_of(client, client.today() - datetime.timedelta(days=14))
    log(visit, 225, 5)
    logbook.finish(workout=visit)
    lift = prescription_of(client)
    changes = {"load": [proposals.current(lift)["load"], "200"]}
    reason = "Mind the knee, says Ada."
    made = proposals.propose(coaching=by, prescription=lift, changes=changes, reason=reason)
    proposals.accept(proposal=made, client=client)
    return visit


@pytest.fixture
def first() -> Coaching:
    return coached(lifter("nora@example.com", name="Nora"), coach("ada@example.com", name="Ada"))


@pytest.fixture
def second(first: Coaching) -> Coaching:
    return coached(first.client, coach("bo@example.com", name="Bo"))


def test_who_agrees_to_a_second_is_told_of_the_first(first: Coaching) -> None:
    by = coach("bo@example.com", name="Bo")
    token = invitations.invite(by=by, invites=Invites.CLIENT).token
    waiting = asked(first.client, coach("cem@example.com"))
    told = (
        "You also have Ada as a coach. Each of them sees your log, and neither sees the other, "
        "nor what the other writes to you."
    )
    for path in (f"/invitations/{token}/", f"/coaching/{waiting.pk}/agree/"):
        assert told in text(html(first.client, path))
    for reader in (by, None, lifter("other@example.com")):
        assert "Ada" not in html(reader, f"/invitations/{token}/")


def test_a_third_is_refused_until_one_has_ended(second: Coaching) -> None:
    client = second.client
    token = invitations.invite(by=coach("cem@example.com"), invites=Invites.CLIENT).token
    waiting = asked(client, coach("dee@example.com"))
    for path in (f"/invitations/{token}/", f"/coaching/{waiting.pk}/agree/"):
        response = browser(client).post(path, YES)
        assert response.status_code == 422
        assert FULL in response.content.decode()
    assert Coaching.objects.owned_by(client).open().count() == 2
    assert Invitation.objects.get(token=token).used_at is None
    page = html(client, "/settings/coach/")
    assert "You have two coaches, which is the most." in page
    assert "Make a link for a coach" not in page
    consent.end(coaching=second)
    assert browser(client).post(f"/coaching/{waiting.pk}/agree/", YES).status_code == 302
    assert Coaching.objects.owned_by(client).open().count() == 2


def test_a_second_yes_to_the_same_coach_is_no_third(second: Coaching) -> None:
    consent.agree(coaching=second, client=second.client)
    assert Coaching.objects.owned_by(second.client).open().count() == 2


def test_each_coach_reviews_for_themselves(first: Coaching, second: Coaching) -> None:
    visit = workout_of(first.client, first.client.today())
    log(visit, 225, 5)
    logbook.finish(workout=visit)
    for coaching in (first, second):
        assert [line.waiting for line in roster(coaching.coach)] == [1]
    reviews.mark_reviewed(coaching=first, workout=visit)
    assert [line.waiting for line in roster(first.coach)] == [0]
    assert [line.waiting for line in roster(second.coach)] == [1]
    assert list(reviews.waiting(second.coach)) == [visit]
    assert reviews.next_waiting(second.coach) == (second.pk, visit.pk)
    assert reviews.next_waiting(first.coach) is None
    assert "Reviewed" not in html(second.coach, f"/clients/{second.pk}/")


def test_neither_reads_what_the_other_wrote_nor_who_it_is(
    first: Coaching, second: Coaching
) -> None:
    visit = workout_of(first.client, first.client.today())
    row = log(visit, 225, 5)
    said = {"workout": visit, "set": row, "text": "Chest up, says Ada.", "id": new_id()}
    reviews.comment(coaching=first, author=first.coach, **said)
    asks = {"prescription": prescription_of(first.client), "changes": {"sets": [3, 4]}}
    mine = proposals.propose(coaching=first, reason="More, says Ada.", **asks)
    tell_nothing_of_the_other(second, visit)
    client = browser(second.coach)
    assert client.post(f"/proposals/{mine.pk}/withdraw/").status_code == 404
    assert client.get(f"/clients/{first.pk}/").status_code == 404
    assert client.get(f"/comments/{said['id']}/").status_code == 404
    assert client.post(f"/coaching/{first.pk}/end/").status_code == 404


def test_the_reason_of_a_weight_is_for_the_lifter_and_its_coach(
    first: Coaching, second: Coaching
) -> None:
    visit = with_a_weight_of(first)
    tell_nothing_of_the_other(second, visit)
    assert "Next time: 200 lb" in text(
        html(second.coach, f"/clients/{second.pk}/workouts/{visit.pk}/")
    )
    page = f"/clients/{first.pk}/workouts/{visit.pk}/"
    assert "Ada: Mind the knee, says Ada." in text(html(first.coach, page))


def test_whoever_takes_a_client_over_does_not_read_why_a_weight_was_set(first: Coaching) -> None:
    visit = with_a_weight_of(first)
    consent.end(coaching=first)
    tell_nothing_of_the_other(coached(first.client, coach("bo@example.com", name="Bo")), visit)


def test_the_client_sees_both_and_ends_either(first: Coaching, second: Coaching) -> None:
    page = html(first.client, "/settings/coach/")
    for coaching in (first, second):
        assert f'id="coach-{coaching.pk}"' in page
        assert f'action="/coaching/{coaching.pk}/end/"' in page
    browser(first.client).post(f"/coaching/{first.pk}/end/")
    assert browser(first.coach).get(f"/clients/{first.pk}/").status_code == 404
    assert browser(second.coach).get(f"/clients/{second.pk}/").status_code == 200
    assert [line.client for line in roster(second.coach)] == ["Nora"]
    assert roster(first.coach) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.slow
def test_a_yes_beside_another_waits_and_is_one_too_many() -> None:
    client = lifter()
    coached(client, coach("first@example.com"))
    waiting = [asked(client, coach(f"{number}@example.com")) for number in range(2)]

    def agree(coaching: Coaching) -> bool:
        try:
            consent.agree(coaching=coaching, client=client)
        except ValidationError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(1) as at_once:
        with transaction.atomic():
            consent.agree(coaching=waiting[0], client=client)
            other = at_once.submit(agree, waiting[1])
            wait([other], timeout=2)  # it waits for the first, which is not told yet
        assert not other.result()
    assert Coaching.objects.owned_by(client).open().count() == 2

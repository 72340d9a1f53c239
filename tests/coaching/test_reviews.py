"""The queue: what waits over all clients, oldest first, and one tap to the next."""

from __future__ import annotations

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from coaching import consent, reviews
from coaching.models import Coaching, Comment, Review
from tests.coaching.cast import asked, coach, coached, waits
from tests.factories import (
    browser,
    lifter,
    log,
    many_workouts,
    other_lifter,
    stranger,
    workout_of,
)
from workouts import logbook
from workouts.ids import new_id
from workouts.models import Kind, Workout

pytestmark = pytest.mark.django_db

A_DAY = datetime.timedelta(days=1)


def done(user: User, days_ago: int = 0) -> Workout:
    """A finished workout of one set."""
    visit = workout_of(user, user.today() - days_ago * A_DAY)
    log(visit)
    logbook.finish(workout=visit)
    visit.refresh_from_db()
    return visit


def at(coaching: Coaching, visit: Workout) -> str:
    return f"/clients/{coaching.pk}/workouts/{visit.pk}/"


def test_finished_workouts_of_all_clients_wait_the_oldest_first() -> None:
    by = coach()
    one, two = lifter(name="Ada"), other_lifter(name="Bob")
    first, second = coached(one, by), coached(two, by)
    visits = [done(one, 2), done(two, 1), done(one, 0)]
    assert waits(by) == visits
    page = browser(by).get("/clients/reviews/").content.decode()
    places = [page.index(at(*pair)) for pair in zip([first, second, first], visits, strict=True)]
    assert places == sorted(places)
    assert "3 wait, the one that has waited longest first." in page
    assert "<bdi>Ada</bdi>" in page


def test_the_order_is_that_of_finishing_not_of_the_dates() -> None:
    by, user = coach(), lifter()
    coached(user, by)
    today, entered_late = done(user), done(user, 30)
    assert waits(by) == [today, entered_late]


def test_what_was_done_before_the_yes_does_not_wait_but_can_be_read() -> None:
    by, user = coach(), lifter()
    visit = done(user)
    coaching = coached(user, by)
    assert waits(by) == []
    assert browser(by).get(at(coaching, visit)).status_code == 200


def test_nothing_waits_before_the_yes_after_the_end_or_of_strangers() -> None:
    by, user = coach(), lifter()
    coaching = asked(user, by)
    done(other_lifter())
    done(user)
    assert waits(by) == []
    consent.agree(coaching=coaching, client=user)
    visit = done(user, 1)
    assert waits(by) == [visit]
    consent.end(coaching=coaching)
    assert waits(by) == []


def test_a_workout_still_going_on_does_not_wait() -> None:
    by, user = coach(), lifter()
    coached(user, by)
    log(workout_of(user, user.today()))
    assert waits(by) == []


def test_a_workout_nobody_finished_waits_once_it_is_yesterday_everywhere() -> None:
    by, user = coach(), lifter()
    coached(user, by)
    visit = workout_of(user, user.today() - A_DAY)
    log(visit)
    assert waits(by) == []
    Workout.objects.filter(pk=visit.pk).update(performed_on=user.today() - 2 * A_DAY)
    assert waits(by) == [visit]
    assert "not finished" in browser(by).get("/clients/reviews/").content.decode()


@pytest.mark.parametrize("is_finished", [False, True])  # as one that came in from a file is
@pytest.mark.parametrize("kind", [Kind.WARMUP, Kind.UNDONE])
def test_a_workout_without_a_work_set_does_not_wait(kind: str, is_finished: bool) -> None:
    by, user = coach(), lifter()
    coached(user, by)
    visit = workout_of(user, user.today() - 3 * A_DAY)
    log(visit, kind=kind)
    if is_finished:
        Workout.objects.filter(pk=visit.pk).update(finished_at=visit.started_at + A_DAY)
    assert waits(by) == []
    assert reviews.next_waiting(by) is None


def test_marking_leads_to_the_next_and_from_the_last_to_the_clients() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    first, second = done(user, 1), done(user)
    client = browser(by)
    response = client.post(f"{at(coaching, first)}review/", follow=True)
    assert response.redirect_chain == [(at(coaching, second), 302)]
    assert "Reviewed. The next one:" in response.content.decode()
    response = client.post(f"{at(coaching, second)}review/", follow=True)
    assert response.redirect_chain == [("/clients/", 302)]
    assert "Reviewed. Nothing else is waiting." in response.content.decode()


def test_marking_twice_marks_once() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visit = done(user)
    for _ in range(2):
        assert browser(by).post(f"{at(coaching, visit)}review/").status_code == 302
    first = Review.objects.values().get()
    reviews.mark_reviewed(coaching=coaching, workout=visit)
    assert Review.objects.values().get() == first
    assert "Mark as reviewed" not in browser(by).get(at(coaching, visit)).content.decode()


def test_a_workout_reviewed_before_its_end_waits_when_it_is_finished() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visit = workout_of(user, user.today())
    log(visit)
    reviews.mark_reviewed(coaching=coaching, workout=visit)
    log(visit)
    logbook.finish(workout=visit)
    visit.refresh_from_db()
    assert waits(by) == [visit]
    assert "Mark as reviewed" in browser(by).get(at(coaching, visit)).content.decode()
    browser(by).post(f"{at(coaching, visit)}review/")
    assert waits(by) == []
    assert ">Reviewed<" in browser(by).get(f"/clients/{coaching.pk}/").content.decode()


def test_each_coach_reviews_for_themselves() -> None:
    first, second, user = coach(), coach("second@example.com"), lifter()
    coaching = coached(user, first)
    coached(user, second)
    visit = done(user)
    reviews.mark_reviewed(coaching=coaching, workout=visit)
    assert waits(first) == []
    assert waits(second) == [visit]


def test_reviewing_reads_what_the_client_answered() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visit = done(user)
    reviews.comment(coaching=coaching, workout=visit, author=user, text="Ouch.", id=new_id())
    browser(by).post(f"{at(coaching, visit)}review/")
    assert Comment.objects.get().read_at is not None


def test_an_answer_to_a_reviewed_workout_can_be_marked_as_read() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visit = done(user)
    reviews.mark_reviewed(coaching=coaching, workout=visit)
    reviews.comment(coaching=coaching, workout=visit, author=user, text="Ouch.", id=new_id())
    assert "Mark as reviewed" in browser(by).get(at(coaching, visit)).content.decode()
    browser(by).post(f"{at(coaching, visit)}review/")
    page = browser(by).get(at(coaching, visit)).content.decode()
    assert "Mark as reviewed" not in page
    assert 'class="badge"' not in page


def test_the_workout_of_another_is_not_reviewed() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    theirs, mine = done(other_lifter()), done(user)
    client = browser(by)
    paths = [f"/clients/{coaching.pk}/workouts/{id}/review/" for id in (theirs.pk, 2**63, 10**30)]
    paths += [f"/clients/{id}/workouts/{mine.pk}/review/" for id in (2**40, 10**30)]
    answers = [client.post(path) for path in paths]
    answers += [browser(stranger()).post(f"{at(coaching, mine)}review/")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert not Review.objects.exists()


def test_looking_at_the_queue_reviews_nothing() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visit = done(user)
    client = browser(by)
    for path in ["/clients/reviews/", at(coaching, visit)]:
        assert client.get(path).status_code == 200
    assert client.get(f"{at(coaching, visit)}review/").status_code == 405
    assert waits(by) == [visit]


@pytest.mark.parametrize("page", ["0", "-1", "2", "x", "1\x00", "9" * 5000, "\u0662"])
def test_any_page_of_the_queue_answers(page: str) -> None:
    by, user = coach(), lifter()
    coached(user, by)
    done(user)
    response = browser(by).get("/clients/reviews/", {"page": page})
    assert response.status_code == 200
    assert "1 waits, the one that has waited longest first." in response.content.decode()


@pytest.mark.slow
def test_the_queue_reads_the_workouts_of_clients_only() -> None:
    by, user = coach(), lifter()
    coached(user, by)
    done(user)
    many_workouts(other_lifter(), 1500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE workouts_workout, workouts_loggedset, coaching_coaching")
    plan = json.loads(reviews.waiting(by).explain(format="json", analyze=True))[0]["Plan"]
    assert workouts_read(plan) < 50


def workouts_read(plan: dict[str, object]) -> float:
    """How many rows of workouts a plan looked at."""
    below: list[dict[str, object]] = plan.get("Plans", [])  # type: ignore[assignment]
    own = 0.0
    if plan.get("Relation Name") == "workouts_workout":
        rows = [plan.get(name, 0) for name in ("Actual Rows", "Rows Removed by Filter")]
        own = sum(map(float, rows)) * float(plan["Actual Loops"])  # type: ignore[arg-type]
    return own + sum(map(workouts_read, below))


def test_done_at_the_very_moment_of_the_yes_is_before_it() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visit = done(user)
    now = timezone.now()
    Workout.objects.filter(pk=visit.pk).update(finished_at=now)
    Coaching.objects.filter(pk=coaching.pk).update(accepted_at=now)
    assert waits(by) == []


def test_marking_and_going_on_is_one_statement_and_leads_past_what_was_marked() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visits = [done(user, 2), done(user, 1)]
    reviews.comment(coaching=coaching, workout=visits[0], author=user, text="Look.", id=new_id())
    with CaptureQueriesContext(connection) as captured:
        following = reviews.mark_and_go_on(coach=by, coaching=coaching.pk, workout=visits[0].pk)
    assert len(captured) == 1
    assert following == (coaching.pk, visits[1].pk)
    assert Comment.objects.get().read_at is not None
    assert waits(by) == visits[1:]
    last = {"coach": by, "coaching": coaching.pk, "workout": visits[1].pk}
    assert reviews.mark_and_go_on(**last) is None
    assert reviews.mark_and_go_on(**last) is None
    assert Review.objects.count() == 2


@pytest.mark.parametrize("case", ["asked", "ended", "anothers"])
def test_what_a_coach_may_not_see_is_not_marked(case: str) -> None:
    by, user = coach(), lifter()
    visit = done(user)
    if case == "asked":
        coaching = asked(user, by)
    else:
        coaching = coached(user if case == "ended" else other_lifter(), by)
    if case == "ended":
        consent.end(coaching=coaching)
    with pytest.raises(Workout.DoesNotExist):
        reviews.mark_and_go_on(coach=by, coaching=coaching.pk, workout=visit.pk)
    assert not Review.objects.exists()


def test_marking_and_the_next_page_ask_at_most_eleven_times() -> None:
    by, user = coach(), lifter()
    coaching = coached(user, by)
    visits = [done(user, 2), done(user, 1)]
    client = browser(by)
    client.get("/settings/")  # after which the session is known
    with CaptureQueriesContext(connection) as captured:
        assert client.post(f"{at(coaching, visits[0])}review/").status_code == 302
        assert client.get(at(coaching, visits[1])).status_code == 200
    assert len(captured) <= 11  # one of them records the look

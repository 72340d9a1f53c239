"""What the pages of coach and client answer and show."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest

from accounts.models import Experience, User
from coaching import proposals, reviews
from coaching.models import Coaching, Invitation
from tests.coaching.cast import asked, coach, coached, ended
from tests.factories import (
    account,
    browser,
    lifter,
    log,
    many_workouts,
    other_lifter,
    prescription_of,
    program_of,
    seasoned_lifter,
    workout_of,
)
from workouts import logbook, programs, working_loads
from workouts.ids import new_id
from workouts.models import Kind, LoggedSet, Workout

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def html(user: User | None, path: str) -> str:
    response = browser(user).get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def text(page: str) -> str:
    """The words of a page, without its tags and in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def coaching() -> Coaching:
    return coached(lifter(name="Bob"), coach(name="Ada"))


def page_of(visit: Workout, coaching: Coaching) -> str:
    return html(coaching.coach, f"/clients/{coaching.pk}/workouts/{visit.pk}/")


def rows_of(page: str) -> list[str]:
    """Each set of the coach's page in words, without the form below it."""
    return [text(row) for row in re.findall(r'<tbody [^>]*class="set-.*?</tr>', page, re.DOTALL)]


def test_the_clients_page_lists_who_is_coached_and_who_is_asked(coaching: Coaching) -> None:
    asked(other_lifter(), coaching.coach)
    ended(account("gone@example.com"), coaching.coach)
    page = html(coaching.coach, "/clients/")
    assert f'<a href="/clients/{coaching.pk}/"><bdi>Bob</bdi></a>' in page
    assert "Waiting for their yes" in page
    assert "<bdi>other@example.com</bdi>" in page
    assert "gone@example.com" not in page
    assert "lifter@example.com" not in page


def test_without_a_client_the_clients_page_says_how_to_begin() -> None:
    page = html(coach(), "/clients/")
    assert "No one yet." in page
    assert "Make a link for a client" in page


def test_a_client_is_shown_with_name_address_experience_and_since_when(coaching: Coaching) -> None:
    User.objects.filter(pk=coaching.client_id).update(training_since=datetime.date(2026, 1, 1))
    Coaching.objects.update(accepted_at=datetime.datetime(2026, 3, 3, tzinfo=datetime.UTC))
    words = text(html(coaching.coach, f"/clients/{coaching.pk}/"))
    assert "Bob" in words
    assert "Under a year of lifting, since January 2026" in words
    assert "your client since 3 March 2026" in words
    assert "lifter@example.com" in words


def test_without_a_name_the_address_stands_for_it() -> None:
    coaching = coached(lifter(), coach())
    page = html(coaching.coach, f"/clients/{coaching.pk}/")
    assert "<h1><bdi>lifter@example.com</bdi></h1>" in page
    assert "<bdi>coach@example.com</bdi>" in html(coaching.client, "/settings/coach/")


def test_a_client_is_shown_where_each_lift_stands(coaching: Coaching) -> None:
    log(workout_of(coaching.client), 225, 6)
    words = text(html(coaching.coach, f"/clients/{coaching.pk}/"))
    assert "Deadlift 3 sets of 4–6 Propose a change to Deadlift Next: 235 lb , aim for 4." in words
    assert "Propose a change to Cable pullover Still to find in the gym." in words


def test_a_client_past_a_year_is_shown_both_days() -> None:
    coaching = coached(seasoned_lifter(), coach())
    page = html(coaching.coach, f"/clients/{coaching.pk}/")
    assert 'id="main-day"' in page
    assert 'id="extra-day"' in page
    assert "first in their pull workout" in page


@pytest.mark.parametrize("experience", Experience.values)
def test_a_client_without_a_program_is_shown_too(experience: str) -> None:
    coaching = coached(account("new@example.com", experience=experience), coach())
    page = html(coaching.coach, f"/clients/{coaching.pk}/")
    assert "No program yet" in page
    assert "Nothing logged yet." in page
    assert "Nothing logged yet." in html(coaching.coach, f"/clients/{coaching.pk}/history/")


def test_what_another_coach_wrote_of_a_weight_is_not_shown(coaching: Coaching) -> None:
    second = coached(coaching.client, coach("second@example.com", name="Cem"))
    prescription = prescription_of(coaching.client)
    proposals.propose(
        coaching=second,
        prescription=prescription,
        changes={"load": [None, "185"]},
        reason="Between us.",
    )
    proposals.accept(proposal=second.proposals.get(), client=coaching.client)
    assert "Cem: Between us." in html(coaching.client, "/week/")
    assert "Cem: Between us." in html(second.coach, f"/clients/{second.pk}/")
    page = html(coaching.coach, f"/clients/{coaching.pk}/")
    assert "Next: <strong>185 lb</strong>" in page
    assert "Set by hand on" in page
    for words in ["Cem", "Between us.", "second@example.com"]:
        assert words not in page


def test_what_the_client_or_the_coach_wrote_of_a_weight_is_shown(coaching: Coaching) -> None:
    for by, note in [(coaching.client, "My own guess."), (coaching.coach, "Ada: Try this.")]:
        prescription = prescription_of(coaching.client)
        working_loads.set_working_load(
            prescription=prescription, load=Decimal(185), by=by, note=note
        )
        assert note in html(coaching.coach, f"/clients/{coaching.pk}/")


def test_the_history_of_a_client_goes_back_page_by_page(coaching: Coaching) -> None:
    many_workouts(coaching.client, 40)
    many_workouts(other_lifter(), 1)
    at = f"/clients/{coaching.pk}/history/"
    first, second = html(coaching.coach, at), html(coaching.coach, f"{at}?page=2")
    assert first.count("12 sets") == 30
    assert second.count("12 sets") == 10
    assert first.index("Monday 2 March 2026") < first.index("Sunday 1 March 2026")
    assert 'href="?page=2" rel="next"' in first


def test_a_workout_shows_what_was_asked_done_and_decided(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    log(visit, 225, 6, 1)
    log(visit, 235, 4)
    page = page_of(visit, coaching)
    first, second = rows_of(page)
    assert first.startswith("1 – 225 lb × 6, 1 rep left")
    assert "10 lb more" in first
    assert second.startswith("2 235 lb × 4 235 lb × 4")
    assert "3 sets of 4–6" in page
    assert page.count("No set was done.") == 3


def test_warm_ups_extra_sets_undone_sets_and_pain_are_told_apart(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    log(visit, 135, 5, kind=Kind.WARMUP)
    for _ in range(4):
        log(visit, 225, 5)
    log(visit, 225, 1, kind=Kind.UNDONE)
    log(visit, 60, 8, exercise="pull-up", pain=True)
    log(visit, 95, 8, exercise="barbell-row")
    page = page_of(visit, coaching)
    rows = rows_of(page)
    assert [row.split()[0] for row in rows] == ["–", "1", "2", "3", "4", "–", "1", "1"]
    assert "Warm-up" in rows[0]
    assert ["Extra set" in row for row in rows[1:5]] == [False, False, False, True]
    assert "Undone" in rows[5]
    assert "Hurt" in rows[6]
    assert "Not in the plan, so it changes no target." in page


@pytest.mark.parametrize(
    ("days", "words"), [(0, ""), (1, "Entered 1 day later"), (9, "Entered 9 days later")]
)
def test_a_workout_written_down_later_says_how_much(
    coaching: Coaching, days: int, words: str
) -> None:
    visit = workout_of(coaching.client)
    log(visit)
    # Half an hour before midnight where the lifter was.
    Workout.objects.update(time_zone="Pacific/Pago_Pago")
    entered = datetime.datetime(2026, 3, 4, 10, 30, tzinfo=datetime.UTC)
    LoggedSet.objects.update(logged_at=entered + datetime.timedelta(days=days))
    page = page_of(visit, coaching)
    assert ("Entered" in page) == bool(words)
    assert words in page


def test_a_workout_entered_for_tomorrow_is_not_late(coaching: Coaching) -> None:
    visit = workout_of(coaching.client, coaching.client.today() + datetime.timedelta(days=1))
    log(visit)
    assert "Entered" not in page_of(visit, coaching)


def test_a_workout_without_sets_says_so(coaching: Coaching) -> None:
    page = page_of(workout_of(coaching.client), coaching)
    assert page.count("No set was done.") == 4
    assert "Entered" not in page


def test_the_notes_of_the_client_are_shown_and_not_run(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    log(visit)
    logbook.finish(workout=visit, notes="<b>Slept badly</b>\nשָׁלוֹם")
    page = page_of(visit, coaching)
    assert "<bdi>&lt;b&gt;Slept badly&lt;/b&gt;<br>שָׁלוֹם</bdi>" in page


def test_a_workout_of_a_program_that_ended_keeps_its_unit(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    log(visit, 225, 6)
    programs.change_unit(program=program_of(coaching.client), unit="kg")
    assert "225 lb × 6" in page_of(visit, coaching)


def test_a_workout_of_anybody_else_is_not_there(coaching: Coaching) -> None:
    theirs, second = workout_of(other_lifter()), coached(account("c@example.com"), coaching.coach)
    visit = workout_of(coaching.client)
    ids = [(coaching.pk, theirs.pk), (second.pk, visit.pk), (coaching.pk, 2**63), (2**63, 1)]
    client = browser(coaching.coach)
    pages = [client.get(f"/clients/{at}/workouts/{id}/") for at, id in ids]
    pages.append(client.get(f"/clients/{10**30}/"))
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


@pytest.mark.slow
def test_a_name_is_shown_and_not_run_on_every_page() -> None:
    name = "<script>x</script>"
    coaching = coached(lifter(name=name), coach(name=name))
    visit = workout_of(coaching.client, coaching.client.today())
    log(visit)
    logbook.finish(workout=visit)
    said = {"coaching": coaching, "workout": visit, "text": "Up.", "id": new_id()}
    comment = reviews.comment(author=coaching.coach, **said)
    asked(coaching.coach, coaching.client)
    at = f"/clients/{coaching.pk}/"
    seen = [at, f"{at}history/", f"{at}workouts/{visit.pk}/", "/clients/", "/clients/reviews/"]
    seen += [f"{at}proposals/{prescription_of(coaching.client).pk}/", f"/comments/{comment.pk}/"]
    own = ["/week/", f"/workouts/{visit.pk}/", "/settings/coach/", "/settings/coach/looks/"]
    pages = [html(coaching.coach, path) for path in seen]
    pages += [html(coaching.client, path) for path in own]
    for page in pages:
        assert "<script>x" not in page
        assert "<bdi>&lt;script&gt;x&lt;/script&gt;</bdi>" in page


def test_the_week_of_a_client_shows_who_asks_for_the_yes(coaching: Coaching) -> None:
    waiting = asked(coaching.client, coach("second@example.com"))
    page = html(coaching.client, "/week/")
    assert (
        "<bdi>second@example.com</bdi> accepted your invitation, and sees nothing until you say yes"
        in page
    )
    assert f'href="/coaching/{waiting.pk}/agree/"' in page
    assert f'href="/coaching/{waiting.pk}/agree/"' in html(coaching.client, "/settings/coach/")


def test_the_lifters_own_pages_say_nothing_of_coaching_without_a_coach() -> None:
    user = lifter()
    visit = workout_of(user)
    log(visit)
    for path in ["/week/", f"/workouts/{visit.pk}/", "/history/"]:
        words = text(html(user, path)).lower()
        assert "coach" not in words
        assert "comment" not in words


def test_a_set_logged_from_the_page_still_shows_what_was_said(coaching: Coaching) -> None:
    visit = workout_of(coaching.client)
    row = log(visit)
    said = {"coaching": coaching, "workout": visit, "set": row, "text": "Chest up.", "id": new_id()}
    reviews.comment(author=coaching.coach, **said)
    fields = {"workout": visit.pk, "exercise": "deadlift", "load": "235", "reps": "4"}
    response = browser(coaching.client).post(f"/sets/{new_id()}/", fields, follow=True)
    assert "Chest up." in response.content.decode()


def test_the_settings_say_whether_anybody_sees_the_log(coaching: Coaching) -> None:
    assert "Who sees your log, and who looked" in html(coaching.client, "/settings/")
    alone = html(other_lifter(), "/settings/")
    assert "Only you see your log. Coach someone, or let a coach see it" in alone


def test_a_link_that_is_used_or_withdrawn_is_listed_no_more(coaching: Coaching) -> None:
    token = Invitation.objects.get().token
    assert token not in html(coaching.coach, "/clients/")


def test_the_settings_keep_what_was_proposed_and_what_became_of_it(coaching: Coaching) -> None:
    prescription = prescription_of(coaching.client)
    asks = {"coaching": coaching, "prescription": prescription, "changes": {"sets": [3, 4]}}
    for verb in ["accept", "decline", "withdraw"]:
        proposal = proposals.propose(**asks, reason=f"To {verb}.")
        who = {"client": coaching.client} if verb == "accept" else {}
        getattr(proposals, verb)(proposal=proposal, **who)
        asks["changes"] = {"sets": [4, 5]}
    words = text(html(coaching.client, "/settings/coach/"))
    assert "Deadlift, main back day: 4 sets instead of 3 Ada · accepted" in words
    assert "Deadlift, main back day: 5 sets instead of 4 Ada · declined" in words
    assert "withdrawn" not in words
    assert "· withdrawn" in text(html(coaching.coach, f"/clients/{coaching.pk}/"))


def test_while_a_workout_goes_on_the_coach_still_sees_each_lift(coaching: Coaching) -> None:
    log(workout_of(coaching.client, coaching.client.today()), 225, 6)
    page = html(coaching.coach, f"/clients/{coaching.pk}/")
    assert '<span class="tag tag-started">Started</span>' in page
    assert page.count("Propose a change<") == 4
    assert "Next: <strong>235 lb</strong>" in page


def test_a_clients_history_is_among_the_clients_and_not_among_ones_own(coaching: Coaching) -> None:
    page = html(coaching.coach, f"/clients/{coaching.pk}/history/")
    assert re.findall(r'<a href="([^"]+)" aria-current="(\w+)"', page) == [("/clients/", "true")]

"""Only the client's yes, on a page that says what is shared, opens a coaching; either ends it."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from coaching import consent, invitations
from coaching.models import Coaching, Invites
from tests.coaching.cast import asked, coach, coached, ended
from tests.factories import browser, lifter, log, other_lifter, stranger, workout_of

pytestmark = pytest.mark.django_db

YES = {"version": consent.VERSION}
NO_YES = ["", "0", str(consent.VERSION + 1), "1.0", "one", "1\x00", "\u202e1", str(2**63), "true"]


def addresses(coaching: Coaching) -> list[str]:
    """Every page that a coach may open about a client with one workout."""
    visit = workout_of(coaching.client)
    log(visit)
    at = f"/clients/{coaching.pk}/"
    prescription = visit.program.days.get().prescriptions.first()
    assert prescription is not None
    return [
        at,
        f"{at}history/",
        f"{at}workouts/{visit.pk}/",
        f"{at}proposals/{prescription.pk}/",
    ]


def statuses(user: User, paths: list[str]) -> set[int]:
    client = browser(user)
    return {client.get(path).status_code for path in paths}


def test_nothing_is_open_before_the_yes_and_everything_after_it() -> None:
    by = coach()
    coaching = asked(lifter(), by)
    paths = addresses(coaching)
    assert statuses(by, paths) == {404}
    assert browser(coaching.client).post(f"/coaching/{coaching.pk}/agree/", YES).status_code == 302
    assert statuses(by, paths) == {200}


@pytest.mark.parametrize("side", ["coach", "client"])
def test_either_side_ends_it_and_the_next_request_already_fails(side: str) -> None:
    by = coach()
    coaching = coached(lifter(), by)
    paths, looking = addresses(coaching), browser(by)
    assert looking.get(paths[0]).status_code == 200
    answer = browser(getattr(coaching, side)).post(f"/coaching/{coaching.pk}/end/")
    assert answer.headers["Location"] == ("/clients/" if side == "coach" else "/settings/coach/")
    assert {looking.get(path).status_code for path in paths} == {404}
    assert looking.post(f"{paths[2]}comments/", {"text": "Still here."}).status_code == 404
    assert looking.post(f"{paths[2]}review/").status_code == 404


@pytest.mark.parametrize("side", ["coach", "client"])
def test_a_second_tap_on_the_end_ends_nothing_more_and_finds_a_page(side: str) -> None:
    coaching = coached(lifter(), coach())
    client = browser(getattr(coaching, side))
    taps = [client.post(f"/coaching/{coaching.pk}/end/") for _ in range(2)]
    assert {tap.headers["Location"] for tap in taps} == {taps[0].headers["Location"]}
    ended_at = Coaching.objects.get().ended_at
    consent.end(coaching=coaching)
    assert Coaching.objects.get().ended_at == ended_at


def test_ending_again_tells_a_former_coach_no_name() -> None:
    coaching = ended(lifter(), coach())
    User.objects.filter(pk=coaching.client_id).update(name="Renamed")
    client = browser(coaching.coach)
    page = client.post(f"/coaching/{coaching.pk}/end/", follow=True).content.decode()
    assert "That had already ended." in page
    assert "Renamed" not in page
    assert "lifter@example.com" not in page


def test_nobody_else_ends_it() -> None:
    coaching = coached(lifter(), coach())
    client = browser(stranger())
    ids = [coaching.pk, 2**40, 2**63, 10**30]
    answers = [client.post(f"/coaching/{id}/end/") for id in ids]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert Coaching.objects.open().exists()


def test_the_page_of_the_yes_says_exactly_what_is_kept_with_it() -> None:
    coaching = asked(lifter(), coach(name="Ada"))
    page = browser(coaching.client).get(f"/coaching/{coaching.pk}/agree/").content.decode()
    sentences = (*consent.SEES, *consent.MAY, *consent.MAY_NOT, consent.END)
    for sentence in sentences:
        assert sentence in page
    assert "<bdi>Ada</bdi>" in page
    assert "<bdi>coach@example.com</bdi>" in page
    kept = consent.text().splitlines()
    titles = {"Your coach sees:", "Your coach may:", "Your coach may not:"}
    assert [line for line in kept if line not in titles] == list(sentences)


def test_the_yes_stores_when_and_which_text() -> None:
    before = timezone.now()
    for coaching in [coached(lifter(), coach()), asked(other_lifter(), stranger())]:
        consent.agree(coaching=coaching, client=coaching.client)
        coaching.refresh_from_db()
        assert coaching.accepted_at is not None
        assert before < coaching.accepted_at < timezone.now()
        assert coaching.consent == consent.text()


def test_a_yes_said_twice_is_said_once() -> None:
    coaching = asked(lifter(), coach())
    client = browser(coaching.client)
    taps = [client.post(f"/coaching/{coaching.pk}/agree/", YES) for _ in range(2)]
    assert [tap.headers["Location"] for tap in taps] == ["/week/"] * 2
    first = Coaching.objects.values().get()
    consent.agree(coaching=coaching, client=coaching.client)
    assert Coaching.objects.values().get() == first


def test_the_page_of_a_yes_that_was_said_leads_to_what_became_of_it() -> None:
    coaching = coached(lifter(), coach())
    response = browser(coaching.client).get(f"/coaching/{coaching.pk}/agree/")
    assert response.headers["Location"] == "/settings/coach/"


@pytest.mark.parametrize("version", NO_YES, ids=ascii)
def test_a_yes_to_another_text_opens_nothing_and_shows_this_one(version: str) -> None:
    coaching = asked(lifter(), coach())
    link = invitations.invite(by=stranger(), invites=Invites.CLIENT)
    client = browser(coaching.client)
    for path in [f"/coaching/{coaching.pk}/agree/", f"/invitations/{link.token}/"]:
        response = client.post(path, {"version": version})
        page = response.content.decode()
        assert response.status_code == 422
        assert "What’s shared has changed since." in page
        assert f'name="version" value="{consent.VERSION}"' in page
    assert not Coaching.objects.open().exists()
    assert invitations.find(link.token)


@pytest.mark.parametrize("content", ["{}", '{"version": 1}', ""])
def test_a_yes_in_another_form_opens_nothing(content: str) -> None:
    coaching = asked(lifter(), coach())
    response = browser(coaching.client).post(
        f"/coaching/{coaching.pk}/agree/", content, content_type="application/json"
    )
    assert response.status_code == 422
    assert not Coaching.objects.open().exists()


def test_only_the_client_can_say_yes() -> None:
    coaching = asked(lifter(), coach())
    for user in [coaching.coach, stranger()]:
        for answer in [browser(user).get, browser(user).post]:
            assert answer(f"/coaching/{coaching.pk}/agree/", YES).status_code == 404
    with pytest.raises(Coaching.DoesNotExist):
        consent.agree(coaching=coaching, client=coaching.coach)
    assert not Coaching.objects.open().exists()


def test_what_was_taken_back_takes_no_yes() -> None:
    coaching = asked(lifter(), coach())
    consent.end(coaching=coaching)
    response = browser(coaching.client).post(f"/coaching/{coaching.pk}/agree/", YES)
    assert response.status_code == 404
    with pytest.raises(Coaching.DoesNotExist):
        consent.agree(coaching=coaching, client=coaching.client)


def test_no_request_makes_anybody_somebody_else() -> None:
    by = coach()
    coaching = coached(lifter(), by)
    looking = browser(by)
    for path in addresses(coaching):
        assert looking.get(path).wsgi_request.user == by
    assert looking.session["_auth_user_id"] == str(by.pk)


def test_the_settings_show_what_was_agreed_to_when_and_the_one_click_that_ends_it() -> None:
    coaching = coached(lifter(), coach(name="Ada"))
    accepted_at = datetime.datetime(2026, 3, 3, 12, tzinfo=datetime.UTC)
    Coaching.objects.update(accepted_at=accepted_at, consent="An older text.")
    page = browser(coaching.client).get("/settings/coach/").content.decode()
    assert "Your coach since 3 March 2026." in page
    assert "An older text." in page
    assert f'action="/coaching/{coaching.pk}/end/"' in page


def test_the_settings_of_a_former_client_say_who_saw_the_log_and_when() -> None:
    coaching = ended(lifter(), coach(name="Ada"))
    Coaching.objects.update(
        accepted_at=datetime.datetime(2026, 3, 1, 9, tzinfo=datetime.UTC),
        ended_at=datetime.datetime(2026, 5, 2, 9, tzinfo=datetime.UTC),
    )
    page = browser(coaching.client).get("/settings/coach/").content.decode()
    assert "Only you." in page
    assert "<bdi>Ada</bdi> <span" in page
    assert "saw your log from 1 March 2026 to 2 May 2026" in page
    assert "End it now" not in page


def test_a_coach_who_never_had_the_yes_is_no_former_coach() -> None:
    coaching = asked(lifter(), coach(name="Ada"))
    consent.end(coaching=coaching)
    assert "Ada" not in browser(coaching.client).get("/settings/coach/").content.decode()

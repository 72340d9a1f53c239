"""A name in another script leaves the words around it in their order."""

from __future__ import annotations

import re

import pytest

from accounts.names_in_text import isolated
from coaching import proposals, reviews
from coaching.models import Invites
from tests.coaching.cast import asked, coach, coached
from tests.coaching.test_invitations import invited
from tests.factories import browser, lifter, log, prescription_of, workout_of
from workouts import logbook
from workouts.ids import new_id

pytestmark = pytest.mark.django_db

NAME = "עידו"
APART = re.compile(f"<bdi[^>]*>{NAME}</bdi>|\u2068{NAME}\u2069|<bdi>{NAME}: Why.</bdi>")
# A button is a flex box: it drops the space between its words and an element of its own.
SQUEEZED = re.compile(r'class="button[^>]*>[^<]+<bdi')


def test_a_name_in_plain_text_stands_between_marks() -> None:
    assert isolated(NAME) == f"\u2068{NAME}\u2069"


@pytest.mark.slow
def test_on_no_page_does_a_name_turn_the_words_around_it() -> None:
    by, client = coach(name=NAME), lifter(name=NAME)
    coaching = coached(client, by)
    visit = workout_of(client, client.today())
    log(visit)
    logbook.finish(workout=visit)
    said = {"coaching": coaching, "workout": visit, "text": "Up.", "id": new_id()}
    comment = reviews.comment(author=by, **said)
    prescription = prescription_of(client)
    asks = {"changes": {"load": ["225", "215"]}, "reason": "Why."}
    proposals.propose(coaching=coaching, prescription=prescription, **asks)
    asked(by, client)
    of_client, of_coach = (invited(by, invites).token for invites in Invites.values)
    at = f"/clients/{coaching.pk}/"
    coachs = [at, f"{at}history/", f"{at}workouts/{visit.pk}/", "/clients/", "/clients/reviews/"]
    coachs += [f"{at}proposals/{prescription.pk}/", f"/comments/{comment.pk}/"]
    clients = ["/week/", f"/workouts/{visit.pk}/", "/settings/coach/", "/settings/coach/looks/"]
    clients += [f"/invitations/{of_client}/", f"/invitations/{of_coach}/"]
    for user, paths in [(by, coachs), (client, clients)]:
        for path in paths:
            page = browser(user).get(path).content.decode()
            assert NAME in page, path
            assert NAME not in APART.sub("", page), path
            assert not SQUEEZED.search(page), path


@pytest.mark.parametrize("verb", ["accept", "decline"])
def test_what_is_said_after_an_answer_keeps_the_name_apart(verb: str) -> None:
    coaching = coached(lifter(), coach(name=NAME))
    asks = {"changes": {"load": [None, "215"]}, "reason": "Why."}
    proposal = proposals.propose(
        coaching=coaching, prescription=prescription_of(coaching.client), **asks
    )
    page = browser(coaching.client).post(f"/proposals/{proposal.pk}/{verb}/", follow=True)
    assert NAME not in APART.sub("", page.content.decode())


def test_what_is_said_at_the_end_keeps_the_name_apart() -> None:
    coaching = coached(lifter(), coach(name=NAME))
    page = browser(coaching.client).post(f"/coaching/{coaching.pk}/end/", follow=True)
    assert f"Ended. \u2068{NAME}\u2069 can’t see your log" in page.content.decode()
    assert NAME not in APART.sub("", page.content.decode())

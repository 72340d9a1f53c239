"""Every form, sent after its session has ended: nothing of it is lost, or done by itself.

It leads through the sign-in, by both factors, to one button. That does exactly what the form
would have done in time. What asks for a secret, a file or a yes asks for it again.
"""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client

from backplan.resend import SENDS
from tests.accounts.pages import carried, first_form
from tests.factories import PASSWORD
from tests.matrix.bodies import body
from tests.matrix.check import FORM
from tests.matrix.people import ANONYMOUS, OTHER, OWNER, Who
from tests.matrix.rows import Row
from tests.matrix.table import TABLE
from tests.matrix.world import World, email

pytestmark = pytest.mark.slow

SENT = [row for row in TABLE if row.answers("POST") and not row.token]
FORMS = [row for row in SENT if row.who and not row.lets_in(ANONYMOUS)]
CARRIED = [row for row in FORMS if row.status(ANONYMOUS, "POST") == 401]
ASKED_AGAIN = [row for row in FORMS if row not in CARRIED]
OWNERS = [row for row in CARRIED if set(row.who) == {OWNER}]
UNSENT = "/accounts/unsent/"


def sender(row: Row) -> Who:
    return next(who for who in Who if row.lets_in(who))


def sent_too_late(world: World, row: Row, who: Who) -> tuple[Client, HttpResponse]:
    """The browser of somebody whose session has ended, and the answer to their form."""
    Session.objects.all().delete()
    client = world.browser(who)
    fields = urlencode(body(world, row, who), doseq=True)
    return client, client.post(row.address(world), fields, content_type=FORM)


def press(client: Client, page: HttpResponse) -> HttpResponse:
    """The first button of a page."""
    action, fields = first_form(page)
    pressed: HttpResponse = client.post(action, urlencode(fields), content_type=FORM)
    return pressed


def sign_in(client: Client, who: Who, page: HttpResponse) -> HttpResponse:
    """Both factors, from a page that asks for them; where that leads.

    And the password once more, which allauth asks for before it changes an address.
    """
    fields = {"login": email(who), "password": PASSWORD, "unsent": carried(page)}
    if "next=" in page.headers.get("Location", ""):
        fields["next"] = page.headers["Location"].partition("next=")[2]
    answer: HttpResponse = client.post("/accounts/login/", fields)
    if answer.status_code == 302:
        answer = client.post("/accounts/2fa/authenticate/", {"code": recovery_code(who)})
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return answer


def recovery_code(who: Who) -> str:
    codes = Authenticator.objects.get(user__email=email(who), type="recovery_codes")
    return str(codes.wrap().get_unused_codes()[-1])


def rows_after(world: World, before: frozenset[object]) -> set[str]:
    return {table for table, _, _ in world.rows() ^ before}


@pytest.mark.parametrize("row", CARRIED, ids=str)
def test_a_form_that_met_an_ended_session_is_sent_after_the_sign_in(row: Row, world: World) -> None:
    who = sender(row)
    with world.taken_back():
        client, asked = sent_too_late(world, row, who)
        assert (asked.status_code, world.rows()) == (401, world.before)
        assert sign_in(client, who, asked).headers["Location"] == UNSENT
        before = world.rows()
        page = client.get(UNSENT)
        assert (page.status_code, world.rows()) == (200, before)
        done = press(client, page)
        changed = rows_after(world, before)
        # It is gone from there: neither going back nor a second tap sends it again.
        assert client.get(UNSENT).headers["Location"] == "/week/"
    assert (done.status_code, changed) == (row.status(who, "POST"), row.changed(who, "POST"))


@pytest.mark.parametrize("row", ASKED_AGAIN, ids=str)
def test_what_asks_for_a_secret_a_file_or_a_yes_asks_again(row: Row, world: World) -> None:
    who = sender(row)
    with world.taken_back():
        client, asked = sent_too_late(world, row, who)
        assert (asked.status_code, carried(asked)) == (302, "")
        back = sign_in(client, who, asked)
        before = world.rows()
        page = client.get(back.headers["Location"], follow=True)
        changed = rows_after(world, before)
    assert (page.status_code, changed) == (200, set())


@pytest.mark.parametrize("row", OWNERS, ids=str)
def test_another_account_is_not_given_what_was_typed(row: Row, world: World) -> None:
    with world.taken_back():
        client, asked = sent_too_late(world, row, OWNER)
        refused = sign_in(client, OTHER, asked)
        assert refused.status_code == 200
        assert b"typed in another account" in refused.content
        assert carried(refused) == carried(asked)  # still there for whose it is
        assert not Session.objects.exists()
        assert world.rows() == world.before


def test_every_form_says_what_its_button_does() -> None:
    assert {row.name for row in CARRIED} <= set(SENDS)
    assert set(SENDS) <= {row.name for row in CARRIED}


def test_there_are_forms_of_both_sorts() -> None:
    assert len(CARRIED) > 30
    assert len(ASKED_AGAIN) > 10
    assert len(OWNERS) > 10

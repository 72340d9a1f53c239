"""Who has an account, and which links there were, cannot be found out by asking."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.http import HttpResponse

from coaching import consent
from tests.matrix.check import ask
from tests.matrix.people import ANONYMOUS, OTHER, OWNER, Who
from tests.matrix.world import World, email

UNKNOWN = "morrow@example.com"  # as long as the owner's


def answer(world: World, path: str, *, who: Who = ANONYMOUS, **fields: str) -> tuple[object, ...]:
    """A form's answer byte for byte, but for what was typed and the token of the page."""
    with world.taken_back():
        response = ask(world, who, "POST", path, fields)
    return plain(response, *fields.values())


def plain(response: HttpResponse, *typed: str) -> tuple[object, ...]:
    page = response.content.decode()
    page = re.sub(r'(name="csrfmiddlewaretoken" value=)"[^"]+"', r"\1", page)
    for each in typed:
        page = page.replace(each, "<typed>")
    # When it ends is when it was asked for, to the second.
    headers = {**response.headers, "Expires": bool(response.headers.get("Expires"))}
    return response.status_code, page, sorted(headers.items()), set(response.cookies)


@pytest.mark.slow
def test_a_wrong_password_reads_like_an_unknown_address(world: World) -> None:
    known, unknown = (
        answer(world, "/accounts/login/", login=login, password="not the password")
        for login in (email(OWNER), UNKNOWN)
    )
    assert known[0] == 200
    assert known == unknown


def test_a_reset_reads_the_same_for_an_unknown_address(world: World) -> None:
    known, unknown = (
        answer(world, "/accounts/password/reset/", email=address)
        for address in (email(OWNER), UNKNOWN)
    )
    assert known == unknown
    assert [sent.to for sent in mail.outbox] == [[email(OWNER)], [UNKNOWN]]


def test_where_the_reset_goes_on_nothing_is_told_apart(world: World) -> None:
    pages = []
    for address in (email(OWNER), UNKNOWN):
        with world.taken_back():
            client = world.browser(ANONYMOUS)
            client.post("/accounts/password/reset/", {"email": address})
            asked = client.get("/accounts/password/reset/confirm/")
            wrong = client.post("/accounts/password/reset/confirm/", {"code": "ABC-DEF"})
            pages.append([plain(asked, address), plain(wrong, address)])
    assert pages[0][0][0] == 200
    assert pages[0] == pages[1]


def test_an_address_that_is_taken_shows_at_sign_up_where_no_mail_can_be_sent(
    world: World,
) -> None:
    fields = {"password1": "nine brown herons", "experience": "under", "unit": "lb"}
    fields |= {"time_zone": "UTC", "consent": "on"}
    known = answer(world, "/accounts/signup/", email=email(OWNER), **fields)
    unknown = answer(world, "/accounts/signup/", email=UNKNOWN, **fields)
    assert (known[0], unknown[0]) == (200, 302)


@pytest.mark.parametrize("who", [ANONYMOUS, OTHER])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_link_that_was_reads_like_one_that_never_was(world: World, who: Who, method: str) -> None:
    tokens = [world.things[f"token of the {sort} invitation"] for sort in SPENT]
    answers, yes = [], {"version": str(consent.VERSION)}
    for token in [*tokens, "z" * len(str(tokens[0]))]:
        with world.taken_back():
            response = ask(world, who, method, f"/invitations/{token}/", yes)
        answers.append(plain(response, f"/invitations/{token}/"))
    assert answers[0][0] == 404
    assert all(each == answers[0] for each in answers)


SPENT = ["withdrawn", "used", "late"]


def test_an_invitation_is_made_without_a_word_about_anybodys_address(world: World) -> None:
    plainly = answer(world, "/invitations/", who=OTHER, invites="client")
    asking = [
        answer(world, "/invitations/", who=OTHER, invites="client", email=address)
        for address in (email(OWNER), UNKNOWN)
    ]
    assert asking == [plainly, plainly]

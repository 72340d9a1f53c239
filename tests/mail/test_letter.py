"""A letter as it arrives: text and HTML, its headers, and what is not in it."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from mail import outbox
from mail.composing import composed, message_id
from mail.delivery import SmtpDelivery
from mail.kinds import KINDS, LetterKind, Line, Told, kind_named
from mail.models import Letter, MailChoice
from mail.sending import run
from tests import markup
from tests.factories import lifter
from tests.mail.people import due_today, server_options, wants
from tests.mail.server import mail_server

pytestmark = pytest.mark.django_db

HOME = "https://back.example.com"
LONG = Told(
    subject="Your clients this week",
    opening="2 of your 9 clients are worth a look this week, the most urgent first.",
    lines=[
        Line("Wolfeschlegelsteinhausenbergerdorff" * 3 + ": Something hurt", "/clients/1/"),
        Line("<b>Ada</b> & co: Missed main day, Down twice in a row", "/clients/2/"),
    ],
    button=Line("See all your clients", "/clients/"),
)


@pytest.fixture(autouse=True)
def host(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [".back.example.com", "testserver"]
    settings.DEFAULT_FROM_EMAIL = "Backplan <mail@back.example.com>"


def received(settings: Settings) -> EmailMessage:
    """A reminder as it comes out of a real server."""
    with mail_server() as server:
        settings.MAIL = server_options(server.port)
        run(SmtpDelivery())
    (message,) = server.taken
    return message


def part(message: Any, kind: str) -> str:
    body = message.get_body([kind])
    assert body is not None
    return str(body.get_content())


def test_its_headers_say_who_sends_it_and_how_to_stop_it(settings: Settings) -> None:
    user = due_today()
    message = received(settings)
    stop = f"{HOME}/mail/stop/{MailChoice.objects.get().token}/"
    assert message["From"] == "Backplan <mail@back.example.com>"
    assert message["To"] == user.email
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"] == f"<{stop}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Message-ID"] == message_id(Letter.objects.select_related("user").get())
    assert message["Message-ID"].endswith("@back.example.com>")
    assert message["Date"]


def test_text_comes_first_and_says_the_same_as_the_html(settings: Settings) -> None:
    due_today()
    message = received(settings)
    kinds = [each.get_content_type() for each in message.iter_parts()]
    assert kinds == ["text/plain", "text/html"]
    for kind in ("plain", "html"):
        said = part(message, kind)
        for words in ("It’s a back day today.", f"{HOME}/week/", "reminders on training days"):
            assert words in said
        assert f"{HOME}/mail/stop/{MailChoice.objects.get().token}/" in said
        assert f"{HOME}/settings/mail/" in said
    assert markup.faults(part(message, "html")) == []


def test_dots_and_long_lines_arrive_as_they_were_sent(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_today()
    dotted = Told("Dots", ".\n..two\n.hidden", Line("Open", "/week/"))
    plain = kind_named("reminder")
    assert plain is not None
    told = LetterKind("reminder", "", "", "dots", plain.due, lambda user, event: dotted)
    monkeypatch.setattr("mail.sending.kind_named", lambda name: told)
    assert part(received(settings), "plain").splitlines()[:3] == [".", "..two", ".hidden"]


def letter_of(told: Told) -> Any:
    user = wants(lifter(name="Bob"), "digest")
    letter = Letter.objects.create(user=user, kind="digest", event="2026-11-30")
    kind = next(kind for kind in KINDS if kind.name == "digest")
    return composed(letter, kind, told, MailChoice.objects.get(user=user).token)


def test_a_name_is_no_markup_in_the_html_and_itself_in_the_text() -> None:
    message = letter_of(LONG)
    (html, _), *_ = message.alternatives
    assert "&lt;b&gt;Ada&lt;/b&gt; &amp; co" in html
    assert "<b>Ada</b> & co" in message.body
    assert f"{HOME}/clients/2/" in message.body


def test_the_same_event_is_the_same_letter_to_whoever_drops_doubles() -> None:
    user, other = lifter(), lifter("other@example.com")
    one, again, next_one, others = (
        message_id(Letter(user=person, kind="reminder", event=event))
        for person, event in [(user, "1"), (user, "1"), (user, "2"), (other, "1")]
    )
    assert one == again
    assert len({one, next_one, others}) == 3
    assert user.email not in one


def test_development_leads_to_this_machine(settings: Settings) -> None:
    settings.DEBUG, settings.ALLOWED_HOSTS = True, ["localhost"]
    assert "http://localhost:8000/settings/mail/" in letter_of(LONG).body


def test_a_letter_of_a_kind_that_is_gone_is_dropped(settings: Settings) -> None:
    user = due_today()
    outbox.note_due(timezone.now())
    Letter.objects.update(kind="gone")
    wants(user, "gone")
    MailChoice.objects.filter(kind="reminder").delete()
    with mail_server() as server:
        settings.MAIL = server_options(server.port)
        assert run(SmtpDelivery()) == {"dropped": 1}
    assert server.taken == []

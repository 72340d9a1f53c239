"""A real mail server gets each letter at most once, and exactly once where it may be known."""

from __future__ import annotations

import datetime
import socket
import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from mail import outbox
from mail.delivery import SmtpDelivery, UnreachableError
from mail.models import Letter, LetterOutcome, MailChoice
from mail.sending import LATER as PUT_OFF
from mail.sending import run
from tests.factories import lifter, log, workout_of
from tests.mail import server as servers
from tests.mail.people import due_today, server_options
from tests.mail.server import MailServer, mail_server

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as started:
        settings.MAIL = server_options(started.port)
        yield started


def later() -> None:
    """Every pause is over."""
    Letter.objects.waiting().update(try_at=timezone.now())


def send() -> Counter[str]:
    return run(SmtpDelivery())


def test_a_letter_is_sent_once_however_often_it_is_run(server: MailServer) -> None:
    user = due_today()
    assert send() == {LetterOutcome.SENT: 1}
    later()
    assert send() == {}
    assert server.recipients == [user.email]
    assert server.taken[0]["Subject"] == "Your back day is today"


def test_nothing_is_sent_to_who_chose_nothing(server: MailServer) -> None:
    user = due_today()
    MailChoice.objects.all().delete()
    assert send() == {}
    assert not Letter.objects.filter(user=user).exists()
    assert server.taken == []


@pytest.mark.parametrize(
    "fault", [servers.BEFORE_DATA, servers.LATER, servers.SENDER_REFUSED, servers.RELAY_REFUSED]
)
def test_what_surely_did_not_arrive_is_sent_again_later(server: MailServer, fault: str) -> None:
    due_today()
    server.faults = [fault]
    assert send() == {PUT_OFF: 1}
    letter = Letter.objects.get()
    assert (letter.outcome, letter.sending_at, letter.tries) == ("", None, 1)
    assert send() == {}  # not before its pause is over
    later()
    assert send() == {LetterOutcome.SENT: 1}
    assert sum(server.ids.values()) == 1


def test_one_that_broke_off_in_the_middle_is_sent_again_later(server: MailServer) -> None:
    due_today()
    server.faults = [servers.IN_DATA]

    class AfterTheBreak(SmtpDelivery):
        def finish(self) -> None:
            assert server.broke.wait(30)
            super().finish()

    assert run(AfterTheBreak()) == {PUT_OFF: 1}
    assert Letter.objects.get().sending_at is None
    later()
    assert send() == {LetterOutcome.SENT: 1}
    assert sum(server.ids.values()) == 1


def test_one_without_an_answer_after_the_dot_is_never_sent_again(server: MailServer) -> None:
    due_today()
    server.faults = [servers.AFTER_DOT]
    assert send() == {LetterOutcome.UNCLEAR: 1}
    later()
    assert send() == {}
    assert sum(server.ids.values()) == 1  # it had it, as this server may


def test_a_server_may_look_a_letter_through_before_it_answers(
    server: MailServer, settings: Settings
) -> None:
    settings.MAIL = server_options(server.port, timeout=0.5)
    due_today()
    server.may_answer.clear()
    answer = threading.Timer(1.5, server.may_answer.set)
    answer.start()
    assert send() == {LetterOutcome.SENT: 1}
    answer.join()


@pytest.mark.parametrize("fault", [servers.NEVER, servers.NEVER_AFTER_DOT])
def test_one_that_is_refused_for_good_is_not_sent_again(server: MailServer, fault: str) -> None:
    due_today()
    server.faults = [fault]
    assert send() == {LetterOutcome.FAILED: 1}
    later()
    assert send() == {}
    assert server.taken == []


def test_one_refused_does_not_stop_the_next(server: MailServer) -> None:
    due_today("first@example.com")
    due_today("second@example.com")
    server.faults = [servers.NEVER]
    assert send() == {LetterOutcome.FAILED: 1, LetterOutcome.SENT: 1}


@pytest.mark.parametrize("fault", [servers.AT_CONNECT, servers.FREEZES])
def test_a_server_that_does_not_talk_costs_no_letter_a_try(
    server: MailServer, settings: Settings, fault: str
) -> None:
    settings.MAIL = server_options(server.port, timeout=0.2)
    due_today()
    due_today("second@example.com")
    server.faults = [fault] * 9
    with pytest.raises(UnreachableError):
        send()
    assert set(Letter.objects.values_list("tries", "sending_at")) == {(0, None)}
    server.faults, server.fault = [], ""
    settings.MAIL = server_options(server.port)
    assert send() == {LetterOutcome.SENT: 2}


def test_a_server_that_is_not_there_costs_no_letter_a_try(settings: Settings) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        settings.MAIL = server_options(held.getsockname()[1])
        due_today()
        with pytest.raises(UnreachableError):
            send()
    assert Letter.objects.get().tries == 0


def test_pauses_grow_up_to_a_day_and_then_it_is_given_up(server: MailServer) -> None:
    due_today()
    server.faults = [servers.LATER] * 10
    pauses = []
    for _ in range(10):
        later()
        send()
        letter = Letter.objects.get()
        pauses.append((letter.try_at - timezone.now()) / outbox.FIRST_PAUSE)
    assert [round(pause) for pause in pauses] == [1, 2, 4, 8, 16, 32, 64, 128, 144, 144]
    Letter.objects.update(noted_at=timezone.now() - outbox.GIVEN_UP - datetime.timedelta(hours=1))
    send()
    assert Letter.objects.get().outcome == LetterOutcome.FAILED


def test_one_whose_sender_died_before_the_dot_is_sent_again(server: MailServer) -> None:
    due_today()
    outbox.note_due(timezone.now())
    assert outbox.claim() is not None  # and no more is heard of that sender
    assert send() == {}
    later()
    assert send() == {LetterOutcome.SENT: 1}


def test_one_whose_sender_died_after_the_dot_is_counted_and_not_sent_again(
    server: MailServer,
) -> None:
    due_today()
    outbox.note_due(timezone.now())
    letter = outbox.claim()
    assert letter is not None
    assert outbox.mark(letter)
    assert send() == {}
    Letter.objects.update(sending_at=timezone.now() - 2 * outbox.ANSWERED)
    assert send() == {LetterOutcome.UNCLEAR: 1}
    assert "0 failed, 1 unclear" in outbox.in_words(timezone.now())
    assert server.taken == []


def test_a_sender_that_was_held_up_sends_nothing_once_another_has_the_letter(
    server: MailServer,
) -> None:
    due_today()
    outbox.note_due(timezone.now())
    slow = outbox.claim()
    later()
    quick = outbox.claim()
    assert slow is not None
    assert quick is not None
    assert not outbox.mark(slow)
    assert outbox.mark(quick)


@pytest.mark.django_db(transaction=True)
def test_senders_that_run_at_once_send_each_letter_once(server: MailServer) -> None:
    for number in range(12):
        due_today(f"{number}@example.com")

    def sender() -> None:
        try:
            send()
        finally:
            connection.close()

    threads = [threading.Thread(target=sender) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(server.ids.values()) == {1}
    assert len(server.ids) == 12
    assert server.letters_begun == 12  # none was in two hands


def test_what_is_no_longer_so_is_dropped_when_it_would_be_sent(server: MailServer) -> None:
    users = [due_today(f"{number}@example.com") for number in range(4)]
    outbox.note_due(timezone.now())
    log(workout_of(users[0], users[0].today()))
    MailChoice.objects.filter(user=users[1]).update(since=None)
    users[2].is_active = False
    users[2].save()
    assert send() == {LetterOutcome.DROPPED: 3, LetterOutcome.SENT: 1}
    assert server.recipients == [users[3].email]


def test_nobody_is_written_to_at_an_address_they_did_not_confirm(server: MailServer) -> None:
    user = due_today()
    user.email = "somebody.else@example.com"
    user.save()
    assert send() == {}
    assert server.taken == []


def test_an_account_that_is_deleted_meanwhile_gets_nothing(server: MailServer) -> None:
    from accounts.account_deletion import leave

    user = due_today()
    outbox.note_due(timezone.now())
    letter = outbox.claim()
    assert letter is not None
    leave(user=user)
    assert not outbox.mark(letter)
    assert send() == {}


def test_old_letters_go() -> None:
    user = lifter()
    ago = timezone.now() - outbox.KEPT - datetime.timedelta(days=1)
    Letter.objects.create(user=user, kind="reminder", event="x", noted_at=ago)
    outbox.settle(timezone.now())
    assert not Letter.objects.exists()

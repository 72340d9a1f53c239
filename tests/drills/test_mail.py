"""Senders are killed at any moment, several at once, with a server that hangs up: no letter comes
twice, and none is lost without a word."""

from __future__ import annotations

import random
import subprocess
import time

import pytest
from django.utils import timezone

from mail import outbox
from mail.models import Letter, LetterOutcome
from tests.drills.conftest import Tell
from tests.mail import server as servers
from tests.mail.people import due_today
from tests.mail.process import end, sender
from tests.mail.server import MailServer, mail_server

pytestmark = [pytest.mark.drills, pytest.mark.django_db(transaction=True)]

PEOPLE = 60
BREAKS = [servers.AT_CONNECT, servers.BEFORE_DATA, servers.IN_DATA, servers.AFTER_DOT]
BREAKS += [servers.LATER, servers.NEVER_AFTER_DOT]


def kill_in_the_middle(
    process: subprocess.Popen[bytes], server: MailServer, dice: random.Random
) -> None:
    """After a few more letters, at whichever point of one they are then."""
    until = server.letters_begun + dice.randint(1, 5)
    while process.poll() is None and server.letters_begun < until:
        time.sleep(0.001)
    time.sleep(dice.random() / 30)
    process.kill()


def let_time_pass() -> None:
    """Every pause is over, and every mark is old."""
    Letter.objects.filter(outcome="", sending_at=None).update(try_at=timezone.now())
    marked = Letter.objects.filter(outcome="", sending_at__isnull=False)
    marked.update(sending_at=timezone.now() - 2 * outbox.ANSWERED)


def outcomes() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for address, outcome in Letter.objects.values_list("user__email", "outcome"):
        found.setdefault(outcome, []).append(address)
    return found


def judge(server: MailServer, tell: Tell) -> None:
    """No letter twice; what is told as sent has arrived, what is told as failed has not."""
    assert set(server.ids.values()) <= {1}
    found, arrived = outcomes(), set(server.recipients)
    assert set(found) <= {LetterOutcome.SENT, LetterOutcome.UNCLEAR, LetterOutcome.FAILED}, found
    assert set(found.get(LetterOutcome.SENT, [])) <= arrived
    assert not set(found.get(LetterOutcome.FAILED, [])) & arrived
    unclear = found.get(LetterOutcome.UNCLEAR, [])
    tell(
        f"{len(arrived)} of {PEOPLE} letters arrived, each once; {len(unclear)} unclear, of which "
        f"{len(set(unclear) & arrived)} arrived; {len(found.get(LetterOutcome.FAILED, []))} refused"
    )
    assert len(arrived | set(unclear) | set(found.get(LetterOutcome.FAILED, []))) == PEOPLE


def test_killed_senders_and_a_server_that_hangs_up_send_no_letter_twice(
    seed: int, tell: Tell
) -> None:
    dice = random.Random(seed)
    for number in range(PEOPLE):
        due_today(f"{number}@example.com")
    with mail_server() as server:
        server.before_answer = lambda: time.sleep(dice.random() / 20)
        for _ in range(8):
            server.faults = [dice.choice(["", "", *BREAKS]) for _ in range(12)]
            running = [sender(server), sender(server)]
            for process in running:
                kill_in_the_middle(process, server, dice)
            for process in running:
                end(process)
            let_time_pass()
        server.faults.clear()
        while Letter.objects.filter(outcome="").exists():
            end(sender(server))
            let_time_pass()
        judge(server, tell)


@pytest.mark.parametrize("is_late", [False, True], ids=["before_the_dot", "after_the_dot"])
def test_a_sender_that_is_killed_at_the_worst_moment(is_late: bool, tell: Tell) -> None:
    due_today()
    with mail_server(*([] if is_late else [servers.FREEZES])) as server:
        server.may_answer.clear()
        process = sender(server)
        if is_late:
            assert server.has_all.wait(60)
        else:
            while server.fault != servers.FREEZES:
                time.sleep(0.01)
        process.kill()
        end(process)
        server.fault = ""
        server.may_answer.set()
        for _ in range(3):
            let_time_pass()
            end(sender(server))
        letter = Letter.objects.get()
        tell(f"told as {letter.outcome}, arrived {len(server.taken)} times")
        assert len(server.taken) == 1
        assert letter.outcome == (LetterOutcome.UNCLEAR if is_late else LetterOutcome.SENT)

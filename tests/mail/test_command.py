"""`send_mail`: once or for ever, with a server, without one, and in development."""

from __future__ import annotations

import io
import socket
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.mail import send_mail
from django.core.management import CommandError, call_command
from pytest_django import Settings

from mail.models import Letter
from tests.mail.people import due_today, server_options
from tests.mail.process import end, sender
from tests.mail.server import mail_server


def told() -> str:
    out = io.StringIO()
    call_command("send_mail", stdout=out)
    return out.getvalue().strip()


@pytest.mark.django_db
def test_it_says_what_came_of_it_and_names_nobody(settings: Settings) -> None:
    due_today("first@example.com")
    due_today("second@example.com")
    with mail_server() as server:
        settings.MAIL = server_options(server.port)
        assert told() == "Mail: 2 sent."
        assert told() == "Mail: nothing to send."


@pytest.mark.django_db
def test_a_server_that_is_away_is_an_error(settings: Settings) -> None:
    due_today()
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        settings.MAIL = server_options(held.getsockname()[1])
        with pytest.raises(CommandError, match="can’t be reached"):
            told()


@pytest.mark.django_db
def test_a_site_without_a_server_notes_and_sends_nothing(settings: Settings) -> None:
    settings.MAIL = server_options(0) | {"host": ""}
    settings.MAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    due_today()
    assert told() == "No mail server is set (EMAIL_HOST): no letter is sent."
    assert not Letter.objects.exists()


@pytest.fixture
def in_development(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("BACKPLAN_DATA", str(tmp_path))
    settings.MAIL = server_options(0) | {"host": ""}
    settings.MAIL_BACKEND = settings.EMAIL_BACKEND = "mail.folder.FolderBackend"
    return tmp_path / "mail"


@pytest.mark.django_db
def test_in_development_a_letter_is_a_file(
    in_development: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    user = due_today()
    for _ in range(2):
        told()
    (file,) = in_development.glob("*.eml")
    assert message_from_bytes(file.read_bytes(), policy=policy.default)["To"] == user.email
    assert str(file) in capsys.readouterr().out


def test_so_is_the_code_for_a_new_password(in_development: Path) -> None:
    send_mail("Your code", "ABCDEF", None, ["ada@example.com"])
    (file,) = in_development.glob("*.eml")
    assert "ABCDEF" in file.read_text()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_send_each_letter_once() -> None:
    for number in range(8):
        due_today(f"{number}@example.com")
    with mail_server() as server:
        running = [sender(server) for _ in range(2)]
        for process in running:
            end(process)
        assert set(server.ids.values()) == {1}
        assert len(server.ids) == 8


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_one_that_is_told_to_end_sends_the_letter_in_its_hands_to_the_end() -> None:
    due_today("first@example.com")
    due_today("second@example.com")
    with mail_server() as server:
        server.may_answer.clear()
        process = sender(server, "--every", "10")
        assert server.has_all.wait(60)
        process.terminate()
        server.may_answer.set()
        _, log = process.communicate(timeout=60)
        assert process.returncode == 0
        assert b"example.com" not in log
    assert sorted(Letter.objects.values_list("outcome", flat=True)) == ["", "sent"]

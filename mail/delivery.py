"""Hands a letter to the mail server in two steps, so that one knows which of them broke.

Until the line with the final dot is sent, no server has a letter, whatever happens. From then on
it may have it, and only its answer tells.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from contextlib import suppress
from email.utils import parseaddr
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.encoding import punycode

from mail.folder import FolderBackend

_BROKEN = (OSError, smtplib.SMTPException)  # a time-out is an OSError, too
_NEWLINE, _DOT = re.compile(rb"\r\n|\r|\n"), re.compile(rb"(?m)^\.")
_FINAL_DOT = b".\r\n"
# RFC 5321, 4.5.3.2.6: a server may look a letter through before it says yes.
FINAL_ANSWER = 600  # seconds
# RFC 3463: the mailbox or its domain is at fault. All else is the sender's, or a server's mood.
_NO_SUCH_BOX = re.compile(rb"5\.[12]\.")


class UnreachableError(Exception):
    """No server takes letters from us now; none was handed over."""


class PutOffError(Exception):
    """The server surely does not have the letter, and may take it later."""


class RefusedMailError(Exception):
    """The server does not have the letter, and will not take it later either."""


class UnclearError(Exception):
    """All of it was sent, and no answer came: the server has it, or not."""


class Delivery(Protocol):
    """A way to hand over letters, one after the other. All of these may raise the errors above."""

    def open(self) -> None:
        """Be ready for the next letter."""

    def hand_over(self, message: EmailMessage) -> None:
        """All but the last line: what breaks here leaves the server without the letter."""

    def finish(self) -> None:
        """The last line, and the server's answer."""

    def close(self) -> None:
        """Say good-bye."""


class SmtpDelivery:
    """To the server of the settings, over Django's connection: its encryption, its sign-in."""

    def __init__(self) -> None:
        self._backend = EmailBackend(**settings.MAIL)

    def open(self) -> None:
        try:
            self._backend.open()
            self._smtp.ehlo_or_helo_if_needed()
        except _BROKEN as error:
            self._drop()
            raise UnreachableError from error

    @property
    def _smtp(self) -> smtplib.SMTP:
        smtp = self._backend.connection
        if smtp is None:
            raise PutOffError
        return smtp

    def hand_over(self, message: EmailMessage) -> None:
        smtp = self._smtp
        try:
            is_8bit = ["BODY=8BITMIME"] if smtp.has_extn("8bitmime") else []
            # A sender who is refused is the operator's to mend: no letter's fault.
            self._expect(smtp.mail(_bare(message.from_email), is_8bit), 250, may_refuse=False)
            for address in message.recipients():
                answer = smtp.rcpt(_bare(address))
                self._expect(answer, 250, may_refuse=bool(_NO_SUCH_BOX.match(answer[1])))
            self._expect(smtp.docmd("DATA"), 354)
            smtp.send(_written(message))
        except _BROKEN as error:
            self._drop()
            raise PutOffError from error

    def finish(self) -> None:
        smtp = self._smtp
        if not _listens(smtp):
            self._drop()
            raise PutOffError
        try:
            smtp.send(_FINAL_DOT)
            _be_patient(smtp, FINAL_ANSWER)
            answer = smtp.getreply()
        except _BROKEN as error:
            self._drop()
            raise UnclearError from error
        _be_patient(smtp, settings.MAIL["timeout"])
        self._expect(answer, 250)

    def _expect(self, answer: tuple[int, bytes], code: int, *, may_refuse: bool = True) -> None:
        if answer[0] == code:
            return
        self._drop()  # whatever it waits for, the next letter begins anew
        if may_refuse and 500 <= answer[0] < 600:
            raise RefusedMailError
        raise PutOffError

    def _drop(self) -> None:
        """Without a good-bye, which a server that says nothing would be waited for once more."""
        if self._backend.connection is not None:
            self._backend.connection.close()
            self._backend.connection = None
        self.close()

    def close(self) -> None:
        with suppress(*_BROKEN):
            self._backend.close()


class FolderDelivery:
    """To a folder, in development: a file a letter, by the same steps."""

    def __init__(self) -> None:
        self._backend, self._message = FolderBackend(), EmailMessage()

    def open(self) -> None:
        return

    def hand_over(self, message: EmailMessage) -> None:
        self._message = message

    def finish(self) -> None:
        self._backend.send_messages([self._message])

    def close(self) -> None:
        return


def delivery() -> Delivery | None:
    """The one of the settings; None for a site that sends no mail."""
    if settings.MAIL["host"]:
        return SmtpDelivery()
    return FolderDelivery() if is_sent() else None


def is_sent() -> bool:
    """Whether mail goes anywhere at all."""
    return "dummy" not in settings.MAIL_BACKEND


def _be_patient(smtp: smtplib.SMTP, seconds: float) -> None:
    """How long each answer is waited for from now on."""
    if smtp.sock is not None:
        smtp.sock.settimeout(seconds)


def _listens(smtp: smtplib.SMTP) -> bool:
    """Whether the server still waits for the end of a letter: one that hung up is told from one
    that did not, and whatever it says before the end is no yes."""
    sock = smtp.sock
    if sock is None:
        return False
    patience = sock.gettimeout()
    sock.settimeout(0)
    try:
        sock.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        sock.settimeout(patience)
        return True
    except OSError:
        return False
    return False


def _bare(address: str) -> str:
    """An address without a name, as servers take it."""
    local, _, domain = parseaddr(address)[1].rpartition("@")
    return f"{local}@{punycode(domain)}"


def _written(message: EmailMessage) -> bytes:
    """The letter as it is sent, its last line and the final dot left out."""
    lines = _NEWLINE.sub(b"\r\n", message.message().as_bytes())
    ended = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
    return _DOT.sub(b"..", ended)

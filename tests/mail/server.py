"""A real mail server on loopback, which can break off at every point of a conversation."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

# Where it breaks off, or what it answers in place of yes.
AT_CONNECT, BEFORE_DATA, IN_DATA, AFTER_DOT = "connect", "before data", "in data", "after dot"
FREEZES, LATER, NEVER, NEVER_AFTER_DOT = "freezes", "later", "never", "never after dot"
RELAY_REFUSED = "relay refused"  # where the sender is not told so before
SENDER_REFUSED = "sender refused"


class MailServer:
    """What it was given, whole letters only; `faults` are gone through one conversation each."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.faults: list[str] = []
        self.fault = ""
        self.broke, self.has_all, self.may_answer = (threading.Event() for _ in range(3))
        self.may_answer.set()
        # Called before the final dot is answered, in the server's thread.
        self.before_answer: Callable[[], None] = lambda: None
        self.port = self.letters_begun = 0

    @property
    def ids(self) -> Counter[str]:
        """How often it has each letter."""
        return Counter(str(message["Message-ID"]) for message in self.taken)

    def next_fault(self) -> str:
        self.fault = self.faults.pop(0) if self.faults else ""
        return self.fault

    def hang_up(self, protocol: SMTP) -> None:
        protocol.transport.abort()
        self.broke.set()

    async def handle_RCPT(self, *told: Any) -> str:  # noqa: N802 - aiosmtpd's name
        envelope, address = told[2], told[3]
        if self.fault == LATER:
            return "450 later"
        if self.fault == NEVER:
            return "550 5.1.1 no such person"
        if self.fault == RELAY_REFUSED:
            return "554 5.7.1 who are you"
        envelope.rcpt_tos.append(address)
        return "250 yes"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.before_answer()
        if self.fault == NEVER_AFTER_DOT:
            return "554 not this one"
        self.recipients += envelope.rcpt_tos
        content = bytes(envelope.original_content or b"")
        self.taken.append(message_from_bytes(content, policy=policy.default))  # type: ignore[arg-type]
        self.has_all.set()
        while not self.may_answer.is_set():
            await asyncio.sleep(0.01)
        if self.fault == AFTER_DOT:
            self.hang_up(server)
        return "250 taken"


class Talk(SMTP):
    """aiosmtpd's, with the faults of its server."""

    mail: MailServer

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        if self.mail.next_fault() == AT_CONNECT:
            self.mail.hang_up(self)

    async def smtp_EHLO(self, hostname: str) -> None:  # noqa: N802
        while self.mail.fault == FREEZES:
            await asyncio.sleep(0.05)
        await super().smtp_EHLO(hostname)

    @syntax("MAIL FROM: <address>")
    async def smtp_MAIL(self, arg: str) -> None:  # noqa: N802
        self.mail.letters_begun += 1
        if self.mail.fault == SENDER_REFUSED:
            await self.push("553 who are you")
            return
        await super().smtp_MAIL(arg)

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        if self.mail.fault == BEFORE_DATA:
            return self.mail.hang_up(self)
        if self.mail.fault == IN_DATA:
            await self.push("354 go on")
            await self._reader.readline()
            return self.mail.hang_up(self)
        await super().smtp_DATA(arg)
        return None


@contextmanager
def mail_server(*faults: str) -> Iterator[MailServer]:
    """One that listens until the end of the block, in a thread of its own."""
    mail, loop = MailServer(), asyncio.new_event_loop()
    mail.faults = list(faults)

    def talk() -> SMTP:
        one = Talk(mail, enable_SMTPUTF8=False, hostname="localhost", loop=loop)
        one.mail = mail
        return one

    listening = loop.run_until_complete(loop.create_server(talk, "127.0.0.1", 0))
    mail.port = listening.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield mail
    finally:
        mail.fault = ""
        mail.may_answer.set()
        asyncio.run_coroutine_threadsafe(_end(listening), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


async def _end(listening: asyncio.Server) -> None:
    listening.close()
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)

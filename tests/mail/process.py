"""Senders in processes of their own, on the tests' database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from django.conf import settings
from django.db import connection

from mail.management.commands.send_mail import UNREACHABLE
from tests.mail.server import MailServer


def sender(server: MailServer, *arguments: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own, on the tests' database."""
    entry = connection.get_connection_params()
    database = " ".join(
        f"{name}='{entry[name]}'" for name in ("host", "port", "user", "dbname") if entry.get(name)
    )
    told = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(server.port), "DATABASE_URL": database}
    return subprocess.Popen(
        [sys.executable, "manage.py", "send_mail", *arguments],
        cwd=settings.BASE_DIR,
        env=os.environ | told | {"DEBUG": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """Wait for its end: well, killed, or with the sentence that no server takes letters."""
    _, complaint = process.communicate(timeout=120)
    is_unreachable = UNREACHABLE in complaint.decode()
    assert is_unreachable or process.returncode in {0, -signal.SIGKILL}, complaint.decode()[-2000:]

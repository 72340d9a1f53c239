"""Mail of development: each a file that a mail program opens, in place of being sent."""

from __future__ import annotations

import os
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


def folder() -> Path:
    """Where they are: in the folder of development's data."""
    return Path(os.environ.get("BACKPLAN_DATA") or settings.BASE_DIR / ".data") / "mail"


class FolderBackend(BaseEmailBackend):
    """Writes `.eml` files beside the private database, and says where each one is."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        mails = folder()
        mails.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y-%m-%d-%H%M%S}-{uuid.uuid4().hex[:6]}.eml"
            (mails / name).write_bytes(message.message().as_bytes())
            sys.stdout.write(f"A mail is in {mails / name}\n")
        return len(email_messages)

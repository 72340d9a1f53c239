"""A letter as it is mailed: text first, the same as HTML, and the headers that stop it."""

from __future__ import annotations

from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import salted_hmac

from mail.kinds import LetterKind, Told
from mail.models import Letter


def site() -> str:
    """The address that letters lead to: by the first of ALLOWED_HOSTS, which people know."""
    host = settings.ALLOWED_HOSTS[0].removeprefix(".")
    return f"http://{host}:8000" if settings.DEBUG else f"https://{host}"


def composed(letter: Letter, kind: LetterKind, told: Told, token: str) -> EmailMessage:
    """The letter to send, which `token` stops. One about the same event is the same to whoever
    drops doubles."""
    page = page_of(told, kind.stops, token)
    message = EmailMultiAlternatives(
        subject=told.subject,
        body=_text(page),
        to=[letter.user.email],
        headers={
            "Message-ID": message_id(letter),
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{page['stop']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    message.attach_alternative(render_to_string("mail/letter.html", page), "text/html")
    return message


def page_of(told: Told, stops: str, token: str) -> dict[str, Any]:
    """What both parts show; every address is whole, as a mail has no site around it."""
    home = site()
    return {
        "told": told,
        "button": home + told.button.path,
        "lines": [(line.words, line.path and home + line.path) for line in told.lines],
        "stops": stops,
        "stop": home + reverse("stop_mail", args=[token]),
        "choose": home + reverse("mail_settings"),
    }


def message_id(letter: Letter) -> str:
    """The same for the same event, even when a backup was restored in between, and nothing that
    names a person."""
    event = f"{letter.user_id} {letter.kind} {letter.event}"
    name = salted_hmac("mail.letter", event, algorithm="sha256").hexdigest()[:40]
    _, _, domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")
    return f"<{name}@{domain}>"


def _text(page: dict[str, Any]) -> str:
    """The part for whoever reads mail as text."""
    told: Told = page["told"]
    lines = [f"- {words}\n  {url}" if url else f"- {words}" for words, url in page["lines"]]
    return "\n\n".join(
        [
            told.opening,
            *lines,
            f"{told.button.words}: {page['button']}",
            f"-- \nYou asked Backplan for {page['stops']}. Stop this mail with one click:\n"
            f"{page['stop']}\nChoose your mail: {page['choose']}\n",
        ]
    )

"""What mail adds to the file of everything: a record, which restoring the file skips.

- mail_choices: each kind of letter that the person ever chose; `since` is null while it is off.
- quiet_hours: before which hour of the morning no letter comes, where they chose one.
- letters: those of the last days, and what became of each; empty while one waits. `event` says
  what it was about, as a date or an id.

Left out are the secrets in the addresses that stop a kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from accounts.export_json import ExportPart, ExportRow, rows
from accounts.models import User
from mail.models import Letter, MailChoice, QuietHours


def _choices(user: User) -> Iterator[ExportRow]:
    return rows(MailChoice.objects.owned_by(user).order_by("kind"), "kind", "since")


def _quiet_hours(user: User) -> Iterator[ExportRow]:
    return rows(QuietHours.objects.filter(user=user), "until")


def _letters(user: User) -> Iterator[ExportRow]:
    letters = Letter.objects.owned_by(user).order_by("noted_at", "pk")
    return rows(letters, "kind", "event", "noted_at", "tries", "sending_at", "outcome")


PARTS = [
    ExportPart("mail_choices", _choices),
    ExportPart("quiet_hours", _quiet_hours),
    ExportPart("letters", _letters),
]

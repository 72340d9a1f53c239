"""Which column is which, remembered for the next table with the same names of columns."""

from __future__ import annotations

from hashlib import blake2b

from django.db import transaction
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from imports.files.any_table.layout import Layout
from imports.files.any_table.table_found import AnyTable
from imports.models import NamedColumns

REMEMBERED = 50  # headers of each lifter; those named longest ago are forgotten


def recalled(lifter: User, table: AnyTable) -> Layout | None:
    """What a lifter said of such a table last; None where nothing was said."""
    said = NamedColumns.objects.owned_by(lifter).filter(fingerprint=_fingerprint(table)).first()
    return Layout.read(said.answers, len(table.names)) if said else None


@transaction.atomic
def remember(*, lifter: User, table: AnyTable, columns: Layout) -> None:
    """Keep what a lifter said of a table, in place of what was said of such a one before."""
    lock_account(lifter.pk)
    NamedColumns.objects.update_or_create(
        lifter=lifter,
        fingerprint=_fingerprint(table),
        defaults={
            "header": list(table.names),
            "answers": columns.written(),
            "named_at": timezone.now(),
        },
    )
    mine = NamedColumns.objects.owned_by(lifter)
    mine.filter(pk__in=mine.values("pk")[REMEMBERED:]).delete()


def _fingerprint(table: AnyTable) -> str:
    names = "\n".join(table.names).encode("utf-8", "surrogatepass")
    return blake2b(names, digest_size=16).hexdigest()

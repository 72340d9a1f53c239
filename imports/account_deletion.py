"""What imports take away when a lifter leaves: the files that are still kept."""

from __future__ import annotations

from accounts.account_deletion import Removal
from accounts.models import User
from imports.models import Import, NamedColumns


def says(user: User) -> list[str]:
    kept = (Import.objects.owned_by(user), NamedColumns.objects.owned_by(user))
    if not any(rows.exists() for rows in kept):
        return []
    return ["The files you brought, and what we remember of them."]


def remove(user: User) -> None:
    Import.objects.owned_by(user).delete()
    NamedColumns.objects.owned_by(user).delete()


REMOVAL = Removal(says, remove)

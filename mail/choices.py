"""Choosing letters, and stopping one kind of them."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from mail import hours
from mail.kinds import KINDS
from mail.models import MailChoice, QuietHours


def chosen(user: User) -> set[str]:
    """The names of the kinds that a person wants."""
    mine = MailChoice.objects.owned_by(user).filter(since__isnull=False)
    return set(mine.values_list("kind", flat=True))


def quiet_until(user: User) -> int:
    """The hour of the morning before which they want no letter."""
    row = QuietHours.objects.filter(user=user).first()
    return row.until if row else hours.USUAL


@transaction.atomic
def choose(*, user: User, kinds: Collection[str], quiet_until: int) -> None:
    """Want these kinds and no other, not before that hour. Repeating it changes nothing."""
    lock_account(user.pk)
    known = [kind.name for kind in KINDS]
    MailChoice.objects.bulk_create(
        [MailChoice(user=user, kind=name) for name in known if name in kinds],
        ignore_conflicts=True,
    )
    mine = MailChoice.objects.owned_by(user)
    mine.filter(kind__in=kinds, since=None).update(since=timezone.now())
    mine.exclude(kind__in=kinds).update(since=None)
    QuietHours.objects.update_or_create(user=user, defaults={"until": quiet_until})


def find(token: str) -> MailChoice:
    """The choice that an address stops. Raises MailChoice.DoesNotExist."""
    return MailChoice.objects.get(token=token, user__is_active=True)


def stop(*, choice: MailChoice) -> None:
    """Want no letter of this kind any more; a second time changes nothing."""
    MailChoice.objects.filter(pk=choice.pk).update(since=None)

"""The letters there are to send: each event is noted once, and each letter is held by one sender.

A letter that is claimed is put off at once, so that a sender that dies leaves it for a later try.
What says that the server may have all of it is stored before it can: see
docs/decisions/10-mail-at-most-once.md.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import islice

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from mail import choices
from mail.hours import next_allowed
from mail.kinds import KINDS, MailEvent
from mail.models import Letter, LetterOutcome, LetterQuerySet

# All ours. A server that says "later" is asked again after ten minutes, twenty, and so on.
FIRST_PAUSE, LONGEST_PAUSE = datetime.timedelta(minutes=10), datetime.timedelta(days=1)
GIVEN_UP, KEPT = datetime.timedelta(days=3), datetime.timedelta(days=30)
# Longer than is waited for the answer to a letter's last line: see mail/delivery.py.
ANSWERED = datetime.timedelta(minutes=15)
# Longer than the pause between two runs: then nobody sends.
TOO_LONG = datetime.timedelta(minutes=30)
_AT_ONCE = 500


def note_due(now: datetime.datetime) -> int:
    """Note a letter for each event of which there is none yet. Returns how many are new."""
    return sum(_note(kind.name, kind.due(now), now) for kind in KINDS)


def _note(kind: str, events: Iterable[MailEvent], now: datetime.datetime) -> int:
    new, rest = 0, iter(events)
    while batch := list(islice(rest, _AT_ONCE)):
        users, keys = ({*column} for column in zip(*batch, strict=True))
        known = Letter.objects.filter(user__in=users, kind=kind, event__in=keys)
        noted = set(known.values_list("user_id", "event"))
        letters = [
            Letter(user_id=event.user, kind=kind, event=event.key, noted_at=now, try_at=now)
            for event in batch
            if event not in noted
        ]
        Letter.objects.bulk_create(letters, ignore_conflicts=True)
        new += len(letters)
    return new


def settle(now: datetime.datetime) -> int:
    """End what nobody will end any more. Returns how many letters are unclear by it: their last
    line was about to be sent when the sender died."""
    unanswered = Letter.objects.filter(outcome="", sending_at__lt=now - ANSWERED)
    unclear = unanswered.update(outcome=LetterOutcome.UNCLEAR)
    Letter.objects.waiting().filter(noted_at__lt=now - GIVEN_UP).update(
        outcome=LetterOutcome.FAILED
    )
    Letter.objects.filter(noted_at__lt=now - KEPT).delete()
    return unclear


def claim() -> Letter | None:
    """The next letter that may be sent now, put off for whoever else looks; None without one."""
    while True:
        with transaction.atomic():
            letter = _next(timezone.now())
            if letter is None:
                return None
            now = timezone.now()
            opens = next_allowed(now, letter.user.zone, choices.quiet_until(letter.user))
            if opens <= now:
                return _put_off(letter, now)
            letter.try_at = opens
            letter.save(update_fields=["try_at"])


def _next(now: datetime.datetime) -> Letter | None:
    due: LetterQuerySet = Letter.objects.waiting().filter(try_at__lte=now)
    free = due.select_for_update(skip_locked=True, of=("self",))
    return free.select_related("user").order_by("try_at", "pk").first()


def _put_off(letter: Letter, now: datetime.datetime) -> Letter:
    pause = min(FIRST_PAUSE * 2**letter.tries, LONGEST_PAUSE)
    letter.tries += 1
    letter.try_at = now + pause
    letter.save(update_fields=["tries", "try_at"])
    return letter


def give_back(letter: Letter) -> None:
    """As before the claim: nothing was tried, as no server was there."""
    _held(letter).update(tries=F("tries") - 1, try_at=timezone.now())


def mark(letter: Letter) -> bool:
    """Store that its last line is about to be sent; False where it is somebody else's by now, or
    gone with its account."""
    return _held(letter).update(sending_at=timezone.now()) == 1


def unmark(letter: Letter) -> None:
    """The server said that it did not take it."""
    Letter.objects.filter(pk=letter.pk, outcome="").update(sending_at=None)


def end(letter: Letter, outcome: LetterOutcome) -> None:
    """Store what became of a letter, once."""
    Letter.objects.filter(pk=letter.pk, outcome="").update(outcome=outcome)


def _held(letter: Letter) -> LetterQuerySet:
    """The letter, while it is as this sender claimed it."""
    return Letter.objects.waiting().filter(pk=letter.pk, tries=letter.tries)


def in_words(now: datetime.datetime) -> str:
    """How mail goes, as one line for the operator, without a word about anybody. One query."""
    late = Q(outcome="", sending_at=None, try_at__lt=now - TOO_LONG)
    counted = Letter.objects.aggregate(
        **{str(outcome): Count("pk", filter=Q(outcome=outcome)) for outcome in LetterOutcome},
        late=Count("pk", filter=late),
    )
    return (
        f"Mail of {KEPT.days} days: {counted['sent']} sent, {counted['failed']} failed, "
        f"{counted['unclear']} unclear; {counted['late']} waiting too long."
    )

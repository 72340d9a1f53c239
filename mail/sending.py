"""One run: note what is due, then send it, one letter after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from django.utils import timezone

from mail import outbox
from mail.composing import composed
from mail.delivery import Delivery, PutOffError, RefusedMailError, UnclearError, UnreachableError
from mail.kinds import kind_named
from mail.models import Letter, LetterOutcome, MailChoice

LATER = "put off"


def run(delivery: Delivery, is_over: Callable[[], bool] = lambda: False) -> Counter[str]:
    """Send what may be sent now, until `is_over`. Returns how many letters ended how.

    Raises UnreachableError where no server takes letters; all of them wait.
    """
    now = timezone.now()
    ended = Counter({str(LetterOutcome.UNCLEAR): outbox.settle(now)})
    outbox.note_due(now)
    try:
        while not is_over() and (letter := outbox.claim()) is not None:
            ended[_sent(letter, delivery)] += 1
    finally:
        delivery.close()
    return +ended


def _sent(letter: Letter, delivery: Delivery) -> str:
    """Send one, if it is true and wanted still; what became of it."""
    kind = kind_named(letter.kind)
    wanted = MailChoice.objects.on(letter.kind).filter(user=letter.user_id).first()
    told = kind.tells(letter.user, letter.event) if kind and wanted else None
    if kind is None or wanted is None or told is None:
        return _ended(letter, LetterOutcome.DROPPED)
    try:
        delivery.open()
    except UnreachableError:
        outbox.give_back(letter)
        raise
    try:
        delivery.hand_over(composed(letter, kind, told, wanted.token))
        if not outbox.mark(letter):
            delivery.close()  # nobody gets what was begun
            return LATER
        delivery.finish()
    except PutOffError:
        outbox.unmark(letter)
        return LATER
    except RefusedMailError:
        return _ended(letter, LetterOutcome.FAILED)
    except UnclearError:
        return _ended(letter, LetterOutcome.UNCLEAR)
    return _ended(letter, LetterOutcome.SENT)


def _ended(letter: Letter, outcome: LetterOutcome) -> str:
    outbox.end(letter, outcome)
    return str(outcome)

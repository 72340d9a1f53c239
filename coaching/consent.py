"""What the client agrees to, their yes, and the end of a coaching."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from coaching.models import Coaching, HandOver, KeptLine

# Ours: two who share the work; more would be a crowd.
MOST_COACHES = 2

# Raise it with every change of the text: whoever agrees on a page with the old text is asked again.
VERSION = 2

SEES = (
    "your name, your e-mail address and how long you have trained;",
    "your plan: training days, exercises, sets, reps and rest, and what your gym can load;",
    "every workout you logged and will log: its date, weights, reps, reps left, what hurt, "
    "and your notes;",
    "the days on which you said you cannot train, why, and your note about it;",
    "the weights the rule works out for you next, and why.",
)
MAY = (
    "comment on a set or a workout, and mark a workout as reviewed;",
    "propose a change to your plan or a weight. Nothing changes until you accept it.",
)
MAY_NOT = (
    "write, change or delete anything in your log or your plan;",
    "sign in as you, or see your password;",
    "see your other coaches or what you write to each other.",
)
END = (
    "Your settings show on which days your coach looked. There you end it with one click, "
    "and from then on your coach sees nothing. What your coach wrote to you stays with you."
)


def text() -> str:
    """The whole text, as it is stored with the yes."""
    parts = [("Your coach sees:", SEES), ("Your coach may:", MAY), ("Your coach may not:", MAY_NOT)]
    lines = [line for title, sentences in parts for line in (title, *sentences)]
    return "\n".join([*lines, END])


def agree(*, coaching: Coaching, client: User) -> None:
    """The client's yes to a coaching that waits for it; a second one changes nothing.

    Raises Coaching.DoesNotExist for one that is not the client's, or has ended, and
    ValidationError where MOST_COACHES see the log already.
    """
    with transaction.atomic():
        lock_account(client.pk)  # so that two at once do not both pass the count
        mine = Coaching.objects.owned_by(client).filter(ended_at=None).select_for_update()
        locked = mine.get(pk=coaching.pk)
        if locked.accepted_at is None:
            if Coaching.objects.owned_by(client).open().count() >= MOST_COACHES:
                raise ValidationError(TOO_MANY)
            locked.accepted_at, locked.consent = timezone.now(), text()
            locked.save(update_fields=["accepted_at", "consent"])


TOO_MANY = "You have two coaches already. End it with one of them first."


@transaction.atomic
def end(*, coaching: Coaching) -> None:
    """End it, for either side. From the coach's next request on, the log is closed to them."""
    Coaching.objects.filter(pk=coaching.pk, ended_at=None).update(ended_at=timezone.now())
    KeptLine.objects.filter(coaching=coaching).delete()
    HandOver.objects.filter(coaching=coaching).delete()

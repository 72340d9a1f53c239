"""What the client agrees to, their yes, and the end of a coaching."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.account_lock import lock_account
from accounts.models import User
from coaching.models import Coaching, HandOver, KeptLine
from workouts import body_weights

# Ours: two who share the work; more would be a crowd.
MOST_COACHES = 2

# Raise it with every change of the text: whoever agrees on a page with the old text is asked again.
VERSION = 3

SEES = (
    "your name, your e-mail address and how long you have trained;",
    "your plan: training days, exercises, sets, reps and rest, and what your gym can load;",
    "every workout you logged and will log: its date, weights, reps, reps left, what hurt, "
    "your notes, and the link to a video if you gave a set one;",
    "the days on which you said you cannot train, why, and your note about it;",
    "the weights the rule works out for you next, and why.",
)
SEES_BODY = "your body weight, because you ticked the box that lets your coach see it."
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


def sees(client: User) -> tuple[str, ...]:
    """What a coach of this client would see."""
    return (*SEES, SEES_BODY) if body_weights.is_shown_to_coach(client) else SEES


def text(seen: Iterable[str] = SEES) -> str:
    """The whole text, as it is stored with the yes."""
    parts = [("Your coach sees:", seen), ("Your coach may:", MAY), ("Your coach may not:", MAY_NOT)]
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
            locked.accepted_at, locked.consent = timezone.now(), text(sees(client))
            locked.save(update_fields=["accepted_at", "consent"])


TOO_MANY = "You have two coaches already. End it with one of them first."


@transaction.atomic
def end(*, coaching: Coaching) -> None:
    """End it, for either side. From the coach's next request on, the log is closed to them, and
    without another coach the body weight is the client's alone again."""
    lock_account(coaching.client_id)  # so that of two that end at once one is the last
    was_open = Coaching.objects.open().filter(pk=coaching.pk).exists()
    close(coaching)
    if was_open:
        hide_body_weights([coaching.client_id])


def close(coaching: Coaching) -> None:
    """End it where the client goes on with another coach, by a yes that names what they see."""
    Coaching.objects.filter(pk=coaching.pk, ended_at=None).update(ended_at=timezone.now())
    KeptLine.objects.filter(coaching=coaching).delete()
    HandOver.objects.filter(coaching=coaching).delete()


def hide_body_weights(clients: Sequence[int]) -> None:
    """Take back the yes to showing a body weight, where nobody is left whom it was given for."""
    left = Coaching.objects.open().filter(client__in=clients).values_list("client", flat=True)
    body_weights.hide_from_coaches(set(clients) - set(left))

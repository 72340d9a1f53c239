"""A coach's letter on Monday: which clients to look at, and why, without a single figure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.urls import reverse

from accounts.models import User
from accounts.names_in_text import isolated
from coaching import looks
from coaching.models import Coaching, Page
from coaching.roster.ranked import ClientLine, roster
from mail.kinds import LetterKind, Line, MailEvent, Told
from mail.models import MailChoice
from mail.mornings import mornings

DIGEST = "digest"
_MONDAY = 0
_MOST = 20  # ours: the list itself has the others


def due(now: datetime.datetime) -> Iterator[MailEvent]:
    """Every coach with clients for whom it is Monday."""
    coaches = Coaching.objects.open().values("coach")
    wanted = MailChoice.objects.on(DIGEST).filter(user__in=coaches)
    for user, today, _ in mornings(wanted, now):
        if today.weekday() == _MONDAY:
            yield MailEvent(user, str(today))


def tells(user: User, event: str) -> Told | None:
    if event != str(user.today()):
        return None
    clients = roster(user)
    named = [line for line in clients if line.reasons][:_MOST]
    if not named:
        return None
    # Whoever is named here was looked at, as on the page.
    looks.record_on(user, {line.account: line.today for line in named}, Page.LIST)
    return Told(
        subject="Your clients this week",
        opening=_opening(sum(bool(line.reasons) for line in clients), len(clients)),
        lines=list(_lines(named)),
        button=Line("See all your clients", reverse("clients")),
    )


def _opening(worth: int, all: int) -> str:
    if all == 1:
        return "Your client is worth a look this week."
    verb = "is" if worth == 1 else "are"
    return f"{worth} of your {all} clients {verb} worth a look this week, the most urgent first."


def _lines(lines: Iterable[ClientLine]) -> Iterator[Line]:
    """Each client with the reasons in words, but not the figures behind them."""
    named = list(lines)
    names = dict(
        User.objects.filter(pk__in=[line.account for line in named]).values_list("pk", "name")
    )
    for line in named:
        # Nobody's address is mailed to anybody.
        name = isolated(names[line.account]) if names.get(line.account) else "A client of yours"
        reasons = dict.fromkeys(str(reason.rule.label) for reason in line.reasons)
        yield Line(f"{name}: {', '.join(reasons)}", reverse("client", args=[line.coaching]))


def has_clients(user: User) -> bool:
    return Coaching.objects.visible_to(user).exists()


KIND = LetterKind(
    name=DIGEST,
    label="On Mondays, tell me which of my clients to look at, and why",
    help_text="Names and reasons, such as a missed main day. Never a weight or a note. No mail "
    "comes in a week when nobody needs a look.",
    stops="the Monday mail about your clients",
    due=due,
    tells=tells,
    is_for=has_clients,
)

"""Tokens: made and shown once, found by their hash, revoked at once.

The hash is a plain one: what is hashed has 256 random bits, so there is nothing to guess.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from api.models import ApiToken

MOST = 20  # of one account
PREFIX = "bp_"  # by which a scanner knows a token that was published by mistake
_TOKEN = re.compile(rf"{PREFIX}[A-Za-z0-9_-]{{43}}")

TOO_MANY = f"You have {MOST} tokens. Revoke one that you no longer use first."
TAKEN = "You have a token with that name. If you never copied it, revoke it and make another."


@transaction.atomic
def make(*, user: User, name: str, scope: str) -> str:
    """A new token, which is stored nowhere. Raises ValidationError for a name that is taken,
    and for one token too many."""
    User.objects.select_for_update().get(pk=user.pk)  # so that two at once are counted
    mine = ApiToken.objects.owned_by(user)
    if mine.filter(name=name).exists():
        raise ValidationError({"name": TAKEN})
    if mine.count() >= MOST:
        raise ValidationError(TOO_MANY)
    token = PREFIX + secrets.token_urlsafe(32)
    ApiToken.objects.create(user=user, name=name, scope=scope, digest=digest(token))
    return token


def revoke(*, token: ApiToken) -> None:
    """The token opens nothing from now on."""
    token.delete()


def find(token: str) -> ApiToken | None:
    """The row of a token whose account may sign in, with that account. One query; none for what
    cannot be a token."""
    if not _TOKEN.fullmatch(token):
        return None
    usable = ApiToken.objects.filter(user__is_active=True).select_related("user")
    return usable.filter(digest=digest(token)).first()


def note_use(token: ApiToken) -> None:
    """Write down that it was used, at most once a day."""
    today = token.user.today()
    if token.used_on is None or token.used_on < today:
        ApiToken.objects.filter(pk=token.pk).update(used_on=today)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

"""Sessions in the database that do not end while they are in use, and are known by their device.

Beside the session of everybody who is signed in stands a row of allauth's UserSession. It says
whose it is, on what device, in which network, since when and when it was last used: roughly, as
accounts/devices.py has it. The network and the device are kept as rough as they are shown.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet, Subquery
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.devices import UNKNOWN_NETWORK, device_words, network
from accounts.models import User
from prepared import Placeholder, Prepared

A_DAY = datetime.timedelta(days=1)
SELDOM = datetime.timedelta(minutes=5)  # between two notes of one session's use
CLEARED_AT_ONCE = 1000


def _alive() -> QuerySet[Session]:
    return Session.objects.filter(pk=Placeholder("key"), expire_date__gt=Placeholder("now"))


def _accounts() -> QuerySet[User]:
    with_session = User.objects.filter(usersession__session_key=Placeholder("key")).annotate(
        session_data=Subquery(_alive().values("session_data")),
        session_ends_at=Subquery(_alive().values("expire_date")),
        session_seen_at=F("usersession__last_seen_at"),
    )
    with_news = settings.ACCOUNTS_WITH_NEWS
    return import_string(with_news)(with_session) if with_news else with_session


_ACCOUNT = Prepared(_accounts)
_SESSION = Prepared(_alive)


class SessionStore(DatabaseStore):
    """Django's, but one query also tells when its row expires, when its use was last noted, and
    for whom it is listed: `account`, of which accounts/authentication.py asks whether it belongs.
    Where nobody is signed in with it, another query looks whether it is there at all.
    """

    account: User | None = None
    ends_at: datetime.datetime | None = None
    seen_at: datetime.datetime | None = None  # None too while it stands in no list

    def load(self) -> dict[str, Any]:
        asked = {"key": self.session_key, "now": timezone.now()}
        account: Any = _ACCOUNT.first(**asked)
        if account is not None and account.session_data is not None:
            self.account = account
            self.ends_at, self.seen_at = account.session_ends_at, account.session_seen_at
            return self.decode(account.__dict__.pop("session_data"))
        row = _SESSION.first(**asked)  # of somebody who is not signed in, or only just is
        if row is None:
            self._session_key = None
            return {}
        self.ends_at = row.expire_date
        return self.decode(row.session_data)

    def extend(self) -> bool:
        """Let it last as long as a new one, at most once a day. Returns whether it was written.

        Only the expiry is written, so that data which another request saves meanwhile stays.
        """
        now, age = timezone.now(), datetime.timedelta(seconds=self.get_expiry_age())
        if self.ends_at is None or self.ends_at > now + age - A_DAY:
            return False
        row = Session.objects.filter(session_key=self.session_key, expire_date=self.ends_at)
        return bool(row.update(expire_date=now + age))

    def cycle_key(self) -> None:
        """A new key for the same session: it stays the one that is listed."""
        before = self.session_key
        super().cycle_key()
        if self.seen_at:
            UserSession.objects.filter(session_key=before).update(session_key=self.session_key)

    def flush(self) -> None:
        if self.seen_at:
            UserSession.objects.filter(session_key=self.session_key).delete()
        self.seen_at = self.account = None
        super().flush()

    @classmethod
    def clear_expired(cls) -> None:
        """Delete what nobody has used for so long that it ended: CLEARED_AT_ONCE at most."""
        now, age = timezone.now(), datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE)
        UserSession.objects.filter(last_seen_at__lt=now - age - A_DAY).delete()
        with transaction.atomic():
            # Somebody else who signs in may be at the same rows.
            ended = Session.objects.filter(expire_date__lt=now).select_for_update(skip_locked=True)
            keys = list(ended.values_list("pk", flat=True)[:CLEARED_AT_ONCE])
            Session.objects.filter(pk__in=keys).delete()


def reader(request: HttpRequest, response: HttpResponseBase) -> User | None:
    """The signed-in user, or None where making the answer did not look: it costs no query."""
    asked = request.session.accessed and response.status_code < 500
    user = request.user if asked else None
    return user if isinstance(user, User) else None


def keep_signed_in(request: HttpRequest, response: HttpResponseBase) -> None:
    """Note the use of the session of whoever is signed in; extend it, and its cookie with it."""
    session: Any = request.session
    user = reader(request, response)
    if user is None:
        return
    note_use(request, user)
    # A session that was changed is about to be saved as a whole, with a new expiry.
    if not session.modified and session.extend():
        response.set_cookie(
            settings.SESSION_COOKIE_NAME,
            session.session_key,
            max_age=session.get_expiry_age(),
            path=settings.SESSION_COOKIE_PATH,
            domain=settings.SESSION_COOKIE_DOMAIN,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=settings.SESSION_COOKIE_HTTPONLY,
            samesite=settings.SESSION_COOKIE_SAMESITE,
        )


def note_use(request: HttpRequest, user: User) -> None:
    """List the session, or note that it is in use, at most once in SELDOM."""
    session: Any = request.session
    now, seen_at = timezone.now(), session.seen_at
    if session.session_key is None or (seen_at and seen_at > now - SELDOM):
        return
    said = {"ip": _network_of(request), "last_seen_at": now}
    said["user_agent"] = device_words(request.headers.get("User-Agent", ""))
    session.seen_at = now
    if seen_at is None:
        _list(UserSession(user=user, session_key=session.session_key, created_at=now, **said))
    else:
        # Gone, or noted by another request meanwhile: then there is nothing to write.
        row = UserSession.objects.filter(session_key=session.session_key, last_seen_at=seen_at)
        row.update(**said)


def _list(row: UserSession) -> None:
    with suppress(IntegrityError):  # the account was deleted meanwhile
        UserSession.objects.bulk_create([row], ignore_conflicts=True)


def _network_of(request: HttpRequest) -> str:
    try:
        return network(get_adapter().get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured):  # a proxy too few, or none to ask
        return UNKNOWN_NETWORK

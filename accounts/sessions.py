"""Sessions in the database that do not end while they are in use."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from accounts.models import User

A_DAY = datetime.timedelta(days=1)


class SessionStore(DatabaseStore):
    """Django's, but it remembers when its row expires: extending it needs no query for that."""

    ends_at: datetime.datetime | None = None

    def load(self) -> dict[str, Any]:
        row = self._get_session_from_db()  # type: ignore[attr-defined]
        self.ends_at = row.expire_date if row else None
        return self.decode(row.session_data) if row else {}

    def extend(self) -> bool:
        """Let it last as long as a new one, at most once a day. Returns whether it was written.

        Only the expiry is written, so that data which another request saves meanwhile stays.
        """
        now, age = timezone.now(), datetime.timedelta(seconds=self.get_expiry_age())
        if self.ends_at is None or self.ends_at > now + age - A_DAY:
            return False
        row = self.model.objects.filter(session_key=self.session_key, expire_date=self.ends_at)
        return bool(row.update(expire_date=now + age))


def reader(request: HttpRequest, response: HttpResponseBase) -> User | None:
    """The signed-in user, or None where making the answer did not look: it costs no query."""
    asked = request.session.accessed and response.status_code < 500
    user = request.user if asked else None
    return user if isinstance(user, User) else None


def keep_signed_in(request: HttpRequest, response: HttpResponseBase) -> None:
    """Extend the session of whoever is signed in, and its cookie with it."""
    session: Any = request.session
    # A session that was changed is about to be saved as a whole, with a new expiry.
    if not session.modified and reader(request, response) and session.extend():
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

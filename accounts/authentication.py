"""Whoever is signed in, by the one statement that loads their session."""

from __future__ import annotations

from contextvars import ContextVar

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from accounts.sessions import SessionStore

_session: ContextVar[SessionStore | None] = ContextVar("session", default=None)


class Authentication(AuthenticationMiddleware):
    """Django's, which lets its backend see the session while it looks who is signed in."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user(request))  # type: ignore[assignment]


def _user(request: HttpRequest) -> object:
    session: SessionStore = request.session  # type: ignore[assignment]
    before = _session.set(session)
    try:
        return get_user(request)
    finally:
        _session.reset(before)


class ListedAccount(AuthenticationBackend):
    """allauth's backend, but an account that came with its session is not asked for again."""

    def get_user(self, user_id: int) -> User | None:
        session = _session.get()
        account = session.account if session else None
        if account is None or account.pk != user_id:
            account = self.account(user_id)
        return account if account is not None and self.user_can_authenticate(account) else None

    def account(self, user_id: int) -> User | None:
        """The account by its id, with what came along from its session."""
        return User.objects.filter(pk=user_id).first()

"""Loads who is signed in together with what waits for them."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User
from coaching.news import with_news


class WithNews(AuthenticationBackend):
    """allauth's backend, its one query a request counting the news too."""

    def get_user(self, user_id: int) -> User | None:
        user = with_news(User.objects.filter(pk=user_id)).first()
        return user if user is not None and self.user_can_authenticate(user) else None

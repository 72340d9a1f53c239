"""Loads the signed-in user and what waits for them in one query."""

from __future__ import annotations

from accounts.authentication import ListedAccount
from accounts.models import User
from coaching.news import with_news
from prepared import Placeholder, Prepared

_ACCOUNT = Prepared(lambda: with_news(User.objects.filter(pk=Placeholder("id"))))


class WithNews(ListedAccount):
    """The backend whose one query for the user also counts the news."""

    def account(self, user_id: int) -> User | None:
        return _ACCOUNT.first(id=user_id)

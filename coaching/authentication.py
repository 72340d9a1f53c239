"""Loads the signed-in user and what waits for them in one query."""

from __future__ import annotations

from functools import cache
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import User
from coaching.news import with_news


class WithNews(AuthenticationBackend):
    """allauth's backend, whose one query for the user also counts the news."""

    def get_user(self, user_id: int) -> User | None:
        sql, before_id = _query()
        user = next(iter(User.objects.raw(sql, [*before_id, user_id])), None)
        return user if user is not None and self.user_can_authenticate(user) else None


@cache  # building the SQL takes ten times as long as running it, and every request needs it
def _query() -> tuple[str, tuple[Any, ...]]:
    """The query for one account, and its parameters but the last, which is the id."""
    sql, parameters = with_news(User.objects.filter(pk=0)).query.sql_with_params()
    return sql, parameters[:-1]

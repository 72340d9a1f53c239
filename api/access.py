"""Who a program comes from: a token in the Authorization header, and nothing else."""

from __future__ import annotations

from allauth.core.internal.ratelimit import consume
from django.http import HttpRequest
from ninja.errors import AuthorizationError
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from api import tokens
from api.models import ApiToken, Scope

READS = {"GET", "HEAD"}
A_MINUTE = 120  # requests of one token, ours; all of one account have twice that
RATES = {"api": f"{A_MINUTE}/m/key,{2 * A_MINUTE}/m/user"}
WAIT = 60  # seconds, after which there is room again
READ_ONLY = "This token only reads. Nothing was saved."


class BearerToken(HttpBearer):
    """Lets in whoever has a token, as the account that made it."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        known = tokens.find(token)
        if known is None:
            return None
        if known.scope == Scope.READ and request.method not in READS:
            raise AuthorizationError(message=READ_ONLY)
        request.user = known.user
        tokens.note_use(known)
        return known


class AMinute(BaseThrottle):
    """So many requests a minute of one token, and of one account."""

    def allow_request(self, request: HttpRequest) -> bool:
        token: ApiToken = request.auth  # type: ignore[attr-defined]
        return bool(
            consume(
                request,
                app="api",
                action="api",
                config=RATES,
                key=str(token.pk),
                user=token.user,
                limit_get=True,
            )
        )

    def wait(self) -> float:
        return WAIT

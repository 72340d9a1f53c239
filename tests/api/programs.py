"""A program with a token, as it speaks to the site."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from api import tokens
from api.models import Scope

JSON = "application/json"


class TokenClient:
    """Asks with a token, in JSON; `token` may be anything."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.client = Client(raise_request_exception=False)

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> HttpResponse:
        """The answer to a request below /api/1/; a body is sent as JSON, bytes as they are."""
        sent = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body)
        signed = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        kind = headers.pop("content_type", JSON if sent else "")
        answer: HttpResponse = self.client.generic(
            method, f"/api/1/{path}", sent, kind, headers=signed | headers
        )
        return answer

    def get(self, path: str, **headers: str) -> HttpResponse:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> HttpResponse:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: object = None, **headers: str) -> HttpResponse:
        return self.ask("PUT", path, body, **headers)

    def delete(self, path: str) -> HttpResponse:
        return self.ask("DELETE", path)


def program_of_user(user: User, scope: str = Scope.WRITE, name: str = "script") -> TokenClient:
    return TokenClient(tokens.make(user=user, name=name, scope=scope))


def told(answer: HttpResponse, status: int = 200) -> Any:
    """What an answer of that status says."""
    assert answer.status_code == status, answer.content[:400]
    assert answer["Content-Type"].startswith(JSON)
    assert answer["Cache-Control"] == "no-store, private"
    return json.loads(answer.content)

"""Every answer that is no: one sentence in `error`, and in `fields` what is wrong with each.

What is raised here and not answered is answered as for a page, in JSON: see backplan/views.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, RequestDataTooBig
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from workouts.log_sets.json_body import OddFieldsError, refusal

NO_TOKEN = "Send a token that works: Authorization: Bearer bp_…"  # noqa: S105
TOO_FAST = "That’s too many requests for one minute. Wait a minute, then go on."
TOO_LONG = "That’s too long. Nothing was saved."
ONLY_JSON = "Send JSON, and say so: Content-Type: application/json."


class NotJsonError(HttpError):
    """A body of another type than JSON."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, ONLY_JSON)


def answer_for(api: NinjaAPI) -> None:
    """Let an API answer as this file says."""
    answers: dict[type[Exception], Any] = {
        AuthenticationError: _unknown,
        Throttled: lambda _, error: problem(HTTPStatus.TOO_MANY_REQUESTS, TOO_FAST),
        RequestDataTooBig: lambda _, error: problem(413, TOO_LONG),
        OddFieldsError: lambda _, error: in_one_shape(refusal(error)),
        HttpError: lambda _, error: problem(error.status_code, str(error)),
        ValidationError: _nothing_there,
        Http404: _raised,
        Exception: _raised,
    }
    for raised, answer in answers.items():
        api.add_exception_handler(raised, answer)


def problem(status: int, sentence: str, **more: Any) -> HttpResponse:
    return JsonResponse({"error": sentence, **more}, status=status)


def refused(form: Form, **more: Any) -> HttpResponse:
    """422 with the errors of a form."""
    return _of_fields(form.errors, more)


def in_one_shape(response: HttpResponse) -> HttpResponse:
    """A JSON answer of a page, where the errors of its fields have no sentence above them."""
    said = json.loads(response.content)
    errors = said.pop("errors", None)
    return response if errors is None else _of_fields(errors, said)


def _of_fields(errors: Mapping[str, Any], more: dict[str, Any]) -> HttpResponse:
    fields = {name: list(said) for name, said in errors.items()}
    whole = fields.pop(NON_FIELD_ERRORS, [])
    sentence = (whole or next(iter(fields.values())))[0]
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, sentence, fields=fields, **more)


def _unknown(request: HttpRequest, error: Exception) -> HttpResponse:
    answer = problem(HTTPStatus.UNAUTHORIZED, NO_TOKEN)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _nothing_there(request: HttpRequest, error: Exception) -> HttpResponse:
    """Of all that is sent, only the parts of an address are read by ninja."""
    raise Http404 from error


def _raised(request: HttpRequest, error: Exception) -> HttpResponse:
    raise error

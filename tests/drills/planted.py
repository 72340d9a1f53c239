"""The product with one defect, named by DRILL_PLANT, for gunicorn to serve: the drills catch it."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from backplan.wsgi import application as sound


class NeverRaisedError(Exception):
    """In place of an error that is no longer caught."""


BEFORE_COMMIT = 0.1  # seconds: an answer is on its way, and its commit has a little time yet


def answer_before_commit() -> None:
    """The transaction of a request ends once its answer has gone out."""
    handle = WSGIHandler.get_response

    def get_response(handler: WSGIHandler, request: HttpRequest) -> Any:
        if request.method != "PUT":
            return handle(handler, request)
        whole = transaction.atomic()
        whole.__enter__()
        response = handle(handler, request)

        def commit() -> None:
            time.sleep(BEFORE_COMMIT)
            whole.__exit__(None, None, None)

        response._resource_closers.append(commit)
        return response

    WSGIHandler.get_response = get_response  # type: ignore[method-assign]


def confirm_before_the_disk_has_it() -> None:
    """synchronous_commit off, and nobody looks at the start."""
    from backplan import checks

    checks.judge = lambda setting: []
    connections["default"].settings_dict["OPTIONS"]["options"] += " -c synchronous_commit=off"


def new_id_on_retry() -> None:
    """What is sent again is taken for another set."""
    from workouts import logbook
    from workouts.ids import new_id
    from workouts.models import LoggedSet

    log_set = logbook.log_set

    def log_anew(*, id: uuid.UUID, version: int = 0, **said: Any) -> Any:
        if version == 0 and LoggedSet.objects.filter(pk=id).exists():
            id = new_id()
        return log_set(id=id, version=version, **said)

    logbook.log_set = log_anew  # type: ignore[assignment]


def check_then_insert() -> None:
    """Looks whether the set is there, without a lock, and inserts it where it was not."""
    from workouts import logbook
    from workouts.models import Workout

    def unlocked(lifter: Any, workout: int) -> Workout:
        whole = Workout.objects.owned_by(lifter).select_related("program__equipment")
        return whole.get(pk=workout)

    logbook._locked = unlocked
    logbook.IntegrityError = NeverRaisedError  # type: ignore[misc, assignment]


def database_errors_swallowed() -> None:
    """What was sent is answered as saved, whatever the database said."""
    import json

    from backplan import middleware, views

    unavailable = middleware.unavailable

    def saved(request: HttpRequest, error: BaseException | None) -> HttpResponse:
        if request.method != "PUT":
            return unavailable(request, error)
        row = json.loads(request.body)
        row |= {"id": request.path.split("/")[2], "version": row["version"] + 1}
        return JsonResponse({"set": row, "next": None})

    middleware.unavailable = views.unavailable = saved


def version_not_checked() -> None:
    """An edit is taken from whatever version it started."""
    from workouts import logbook
    from workouts.models import LoggedSet

    log_set = logbook.log_set

    def log_over(**said: Any) -> Any:
        with transaction.atomic():
            logbook._locked(said["lifter"], said["workout"])
            was = LoggedSet.objects.owned_by(said["lifter"]).filter(pk=said["id"]).first()
            return log_set(**said | {"version": was.version if was else 0})

    logbook.log_set = log_over


def unknown_address_answers_early() -> None:
    """The same answer as ever, without the work, where no account has the address."""
    from accounts.models import User

    handle = WSGIHandler.get_response

    def get_response(handler: WSGIHandler, request: HttpRequest) -> Any:
        if request.method == "POST":
            sent = request.POST.get("login") or request.POST.get("email") or ""
            if not User.objects.filter(email=sent).exists():
                if "login" not in request.POST:
                    return HttpResponseRedirect("/accounts/")
                request.method = "GET"
        return handle(handler, request)

    WSGIHandler.get_response = get_response  # type: ignore[method-assign]


PLANTS: dict[str, Callable[[], None]] = {
    plant.__name__: plant
    for plant in (
        answer_before_commit,
        confirm_before_the_disk_has_it,
        new_id_on_retry,
        check_then_insert,
        database_errors_swallowed,
        version_not_checked,
        unknown_address_answers_early,
    )
}
PLANTS[os.environ["DRILL_PLANT"]]()
application = sound

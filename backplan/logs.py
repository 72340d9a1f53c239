"""Logging in JSON lines that say what happened and where, and nothing about a person.

A path can hold a reset token, an argument an e-mail address, and an error's message the row
that caused it. So a line has the message without its arguments, the route instead of the path,
and an error's type and the lines of code it came through.
"""

import datetime
import json
import logging
import traceback
from http.client import responses
from pathlib import Path
from typing import Any

from django.http import HttpRequest

PROJECT = Path(__file__).resolve().parent.parent
FRAMES = 12


def _kinds(error: BaseException | None) -> list[str]:
    """The type of the error and of each error that led to it."""
    names: list[str] = []
    while error is not None and len(names) < 5:
        names.append(type(error).__name__)
        error = error.__cause__
    return names


def _frames(error: BaseException) -> list[str]:
    """The last lines of code the error came through: "file:line function"."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [
        f"{frame.filename.removeprefix(f'{PROJECT}/')}:{frame.lineno} {frame.name}"
        for frame in frames
    ]


class JsonLines(logging.Formatter):
    """One JSON object a line: at, level, logger, message; method, route, status; error, where."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        message = record.msg if isinstance(record.msg, str) else type(record.msg).__name__
        # gunicorn's progress is harmless: process numbers and the address it listens at.
        if record.name == "gunicorn.error" and record.levelno == logging.INFO:
            message = record.getMessage()
        line: dict[str, Any] = {
            "at": at.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message,
        }
        status, request = getattr(record, "status_code", None), getattr(record, "request", None)
        if isinstance(status, int):
            line |= {"message": responses.get(status, ""), "status": status}
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            line |= {"method": request.method, "route": match.route if match else None}
        if record.exc_info and (error := record.exc_info[1]):
            line |= {"error": _kinds(error), "where": _frames(error)}
        return json.dumps(line)


# For both Django and gunicorn: everything goes to standard error, once.
JSON_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "backplan.logs.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # What they say names a file and a time, and nothing of a person.
        "backups": {"handlers": [], "level": "INFO", "propagate": True},
        "mail": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
        "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}

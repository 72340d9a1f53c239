"""A clock that a test sets, for programs that span weeks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

_REAL = timezone.now


class Clock:
    """The time everywhere in the product: as set, each moment asked for a second later."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, date: datetime.date) -> None:
        self.set(date)
        monkeypatch.setattr("django.utils.timezone.now", self.now)
        for model in apps.get_models():
            for field in model._meta.get_fields():
                # A column that is filled with the time took the real clock along.
                if getattr(field, "default", None) is _REAL:
                    _fill_with(monkeypatch, field, self.now)

    def set(self, date: datetime.date, hour: int = 12) -> None:
        self._now = datetime.datetime.combine(date, datetime.time(hour), datetime.UTC)

    def now(self) -> datetime.datetime:
        self._now += datetime.timedelta(seconds=1)
        return self._now

    @property
    def today(self) -> datetime.date:
        return self._now.date()

    def pass_days(self, days: int) -> None:
        self.set(self.today + datetime.timedelta(days=days))


def _fill_with(
    monkeypatch: pytest.MonkeyPatch, field: Any, now: Callable[[], datetime.datetime]
) -> None:
    monkeypatch.setattr(field, "default", now)
    monkeypatch.setitem(field.__dict__, "_get_default", now)

"""A coaching of whom the list of clients keeps a line, under a clock that the test sets."""

from __future__ import annotations

import datetime

import pytest

from coaching.models import Coaching, KeptLine
from coaching.roster.ranked import line, roster
from tests.coaching.cast import coach, coached
from tests.factories import TUESDAY, lifter
from tests.past.clock import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch, TUESDAY)


@pytest.fixture
def coaching(clock: Clock) -> Coaching:
    """A coaching of a week ago, since when nothing was lifted; its line is kept."""
    clock.set(TUESDAY - datetime.timedelta(days=7))
    made = coached(lifter(name="Bob"), coach())
    clock.set(TUESDAY)
    (shown,) = roster(made.present_coach)
    assert shown == line(made)
    assert KeptLine.objects.get().waiting == []
    return made

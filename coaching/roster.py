"""The coach's list of clients."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from coaching.models import Coaching


@dataclass(frozen=True, slots=True)
class Line:
    coaching: Coaching
    reasons: list[Any] = field(default_factory=list)

    @property
    def client(self) -> User:
        return self.coaching.client


def roster(coach: User) -> list[Line]:
    found = Coaching.objects.visible_to(coach).select_related("client")
    return [Line(each) for each in found]

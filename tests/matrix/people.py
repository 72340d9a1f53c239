"""Who comes to the door."""

from __future__ import annotations

import enum


class Who(enum.StrEnum):
    """Everybody is a lifter too, with a program and a second factor; anonymous is nobody."""

    ANONYMOUS = "anonymous"
    OWNER = "the owner"
    OTHER = "another lifter"
    COACH = "the coach"
    FORMER = "a former coach"
    INVITED = "an invited coach"
    OTHERS_COACH = "the coach of another"
    STAFF = "staff"


ANONYMOUS, OWNER, OTHER, COACH, FORMER, INVITED, OTHERS_COACH, STAFF = Who
EVERYBODY = frozenset(Who)
SIGNED_IN = EVERYBODY - {ANONYMOUS}
COACHES = frozenset({COACH, OTHERS_COACH})
CLIENTS = frozenset({OWNER, OTHER})

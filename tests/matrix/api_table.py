"""The addresses for programs: who gets in by which token, and what may change by it."""

from __future__ import annotations

from dataclasses import replace

from tests.matrix.coaching_table import ANOTHERS_WORKOUT, LISTS, OPEN, WORKOUT, shut
from tests.matrix.people import CLIENTS, COACHES, EVERYBODY, INVITED, OWNER, SIGNED_IN
from tests.matrix.programs import NO_TOKEN, READS, WRITES
from tests.matrix.rows import ALL, But, Row, nobody, of_coach, of_owner, own, public
from tests.matrix.tables import SET, TOKEN
from tests.matrix.tables import WORKOUT as VISIT

MINE = {"id": f"workout of {OWNER}"}
MY_SET = {"id": f"set of {OWNER}"}
FREE = {"id": "new id"}

SETTINGS = [
    public("api"),
    public("api_document"),
    own("api_tokens", get=200, post=200, changes=TOKEN),
    of_owner("revoke_api_token", post=302, at={"id": f"token of {OWNER}"}, changes=TOKEN),
]

COACHS = [
    of_coach("api_client_workouts", get=200, at=OPEN),
    of_coach("api_client_workout", get=200, at=WORKOUT),
]

BY_TOKEN = [
    own("api_me", get=200, reads=[]),
    own("api_program", get=200),
    own("api_week", get=200),
    own("api_lift", get=200, at={"slug": "slug"}),
    own("api_lift", get=404, at={"slug": "no slug"}, case="one there is not"),
    # A client's file has what coaches wrote, a coach's what clients who are so now did.
    own("api_export", get=200, reads={*COACHES, *CLIENTS, INVITED}),
    own("api_workouts", get=200, post=200, changes=VISIT),
    of_owner("api_workout", get=200, at=MINE),
    of_owner("api_finish", post=200, at=MINE, changes=VISIT),
    of_owner("api_set", put=200, delete=404, at=FREE, changes=SET, by="PUT"),
    of_owner("api_set", put=200, at=MY_SET, changes=SET, by="PUT", case="one there is"),
    # The only one of its workout, which is open again without it.
    of_owner(
        "api_set", delete=200, at=MY_SET, changes=f"{SET} {VISIT}", by="DELETE", case="taken back"
    ),
    own("api_clients", get=200, **LISTS),
    *COACHS,
    *(each for row in COACHS for each in shut(row)),
    nobody("api_client_workout", get=200, at=ANOTHERS_WORKOUT, case="something of another"),
]


def _refused(row: Row, token: str, but: But, case: str) -> Row:
    """The same address by a token that does not open it: the same answer, whatever is there."""
    return replace(row, who=[], looks=[], token=token, but=[but], case=case)


SIGNED = [replace(row, token=WRITES) for row in BY_TOKEN]
ONCE = [row for row in SIGNED if not row.case]
SENT = [row for row in ONCE if any(map(row.answers, ["POST", "PUT", "DELETE"]))]

API = [
    *SETTINGS,
    *SIGNED,
    *(_refused(row, NO_TOKEN, But(EVERYBODY, ALL, 401), "by the session alone") for row in ONCE),
    *(
        _refused(replace(row, get=405), READS, But(SIGNED_IN, ALL, 403), "by a token that reads")
        for row in SENT
    ),
]

"""The limits of what people may enter, for the reader, the forms and the database.

Both ends are included. Loads and steps are in the unit of the program.
"""

from decimal import Decimal
from functools import cache

LOAD = (Decimal(-500), Decimal(2000))  # of any exercise: see loads()
REPS = (0, 100)
RIR = (0, 5)
REP_RANGE = (1, 30)
STEP = (Decimal("0.25"), Decimal(100))


@cache  # asked for each row of a file
def loads(*, lifts_body: bool) -> tuple[Decimal, Decimal]:
    """The limits of an exercise's loads. Below zero is help, which only one that lifts the body
    can have."""
    return LOAD if lifts_body else (Decimal(0), LOAD[1])

"""The limits of what people may enter, for the reader, the forms and the database.

Both ends are included. Loads and steps are in the unit of the program.
"""

from decimal import Decimal

LOAD = (Decimal(-500), Decimal(2000))
REPS = (0, 100)
RIR = (0, 5)
REP_RANGE = (1, 30)
STEP = (Decimal("0.25"), Decimal(100))

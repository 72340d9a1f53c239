"""The heaviest that a lifter ever lifted of an exercise, on any day: columns of another query.

It is counted whichever day it was lifted on: what somebody pulled on Friday is no slip of the
finger on Tuesday.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from workouts.equipment import exactly_converted
from workouts.models import Unit

# A probe of set_heaviest_first. Whoever has trained in both units has loads in two scales, which
# no index brings in order: the heaviest fifty by number are looked at, and of the scale that has
# none among them the latest workout tells (doubts.py). A question needs no more, and what it reads
# does not grow with the history. LIMIT keeps the planner from joining that where it has no
# statistics.
HEAVIEST = """
LEFT JOIN LATERAL (
    SELECT max(heavy.load) FILTER (WHERE heavy.unit = 'lb') AS most_lb,
           max(heavy.load) FILTER (WHERE heavy.unit = 'kg') AS most_kg
    FROM (
        SELECT made.load, (
            SELECT owned.unit FROM workouts_workout AS visit
            JOIN workouts_program AS followed ON followed.id = visit.program_id
            JOIN workouts_equipment AS owned ON owned.id = followed.equipment_id
            WHERE visit.id = made.workout_id LIMIT 1) AS unit
        FROM workouts_loggedset AS made
        WHERE made.lifter_id = %(lifter)s AND made.exercise_id = track.exercise
          AND made.kind = 'work' AND made.reps > 0
        ORDER BY made.load DESC
        LIMIT CASE WHEN (
            SELECT count(*) FROM workouts_equipment AS owned WHERE owned.lifter_id = %(lifter)s
        ) > 1 THEN 50 ELSE 1 END
    ) AS heavy
) AS ever ON true
"""


def heaviest_of(row: Any, unit: str) -> Decimal | None:
    """What those columns say, in a unit; None before the first work set of the exercise."""
    most = (Unit.LB, row.most_lb), (Unit.KG, row.most_kg)
    found = [exactly_converted(load, was, unit) for was, load in most if load is not None]
    return max(found, default=None)

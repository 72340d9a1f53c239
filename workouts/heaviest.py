"""The heaviest that a lifter ever lifted of an exercise, on any day: columns of another query.

It is counted whichever day it was lifted on: what somebody pulled on Friday is no slip of the
finger on Tuesday.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from workouts.gym import exactly_converted
from workouts.models import Unit

# A probe of set_heaviest_first for the loads of each unit that was ever trained in: they are
# compared once they are in one unit. LIMIT keeps the planner from joining whole histories.
HEAVIEST = """
LEFT JOIN LATERAL (
    SELECT max(best.load) FILTER (WHERE owned.unit = 'lb') AS most_lb,
           max(best.load) FILTER (WHERE owned.unit = 'kg') AS most_kg
    FROM workouts_equipment AS owned
    CROSS JOIN LATERAL (
        SELECT made.load FROM workouts_loggedset AS made
        WHERE made.lifter_id = %(lifter)s AND made.exercise_id = track.exercise
          AND made.kind = 'work' AND made.reps > 0
          AND (
            SELECT followed.equipment_id = owned.id FROM workouts_workout AS visit
            JOIN workouts_program AS followed ON followed.id = visit.program_id
            WHERE visit.id = made.workout_id LIMIT 1)
        ORDER BY made.load DESC LIMIT 1
    ) AS best
    WHERE owned.lifter_id = %(lifter)s AND (
        SELECT true FROM workouts_program AS used
        WHERE used.equipment_id = owned.id AND (
            SELECT true FROM workouts_workout AS visit
            WHERE visit.program_id = used.id LIMIT 1) LIMIT 1)
) AS ever ON true
"""


def heaviest_of(row: Any, unit: str) -> Decimal | None:
    """What those columns say, in a unit; None before the first work set of the exercise."""
    most = (Unit.LB, row.most_lb), (Unit.KG, row.most_kg)
    found = [exactly_converted(load, was, unit) for was, load in most if load is not None]
    return max(found, default=None)

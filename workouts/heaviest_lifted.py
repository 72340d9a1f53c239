"""The heaviest that a lifter ever lifted of an exercise, on any day: columns of another query.

It counts on whichever day it was lifted: a weight that was lifted on Friday is no typing error
on Tuesday.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from workouts.equipment import exactly_converted
from workouts.models import Unit

# One probe of the index set_heaviest_down, which has the sets that do not count as well: a warm-up
# is lighter, and what was undone is rare. A lifter who has trained in both units has loads on two
# scales, which no index sorts together: the heaviest fifty by number are read, and for a unit that
# has none among them the latest workout stands in (doubts.py). A question needs no more, and what
# it reads does not grow with the history. LIMIT keeps the planner from joining the tables where it
# has no statistics.
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
        ORDER BY (made.load * 100)::integer DESC
        LIMIT CASE WHEN (
            SELECT count(*) FROM workouts_equipment AS owned WHERE owned.lifter_id = %(lifter)s
        ) > 1 THEN 50 ELSE 1 END
    ) AS heavy
) AS ever ON true
"""


def heaviest_of(row: Any, unit: str) -> Decimal | None:
    """The heaviest load of those columns, in a unit; None before the first work set."""
    most = (Unit.LB, row.most_lb), (Unit.KG, row.most_kg)
    loads = [exactly_converted(load, was, unit) for was, load in most if load is not None]
    return max(loads, default=None)

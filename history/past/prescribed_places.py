"""How each program of a lifter prescribed one exercise, for the workouts done under it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from exercises.models import Exercise
from workouts.models import Equipment, Prescription
from workouts.openings import Terms
from workouts.plan import in_gym, place_of
from workouts.targets import terms_of


class PrescribedPlaces:
    """What every program of one lifter prescribes of an exercise or in its place, for one role.

    `all` are all those prescriptions."""

    def __init__(self, exercise: Exercise, role: str, rows: Iterable[Prescription]) -> None:
        self.exercise, self.role = exercise, role
        self.all = list(rows)
        self._by_program: dict[int, list[Prescription]] = {}
        for row in self.all:
            self._by_program.setdefault(row.day.program_id, []).append(row)
        self._terms: dict[tuple[int, str, int | None], Terms | None] = {}

    @property
    def now(self) -> Prescription | None:
        """What the active program prescribes of the exercise itself, on that day."""
        for row in (row for rows in self._by_program.values() for row in rows):
            is_own = (row.exercise_id, row.day.role) == (self.exercise.pk, self.role)
            if is_own and row.day.program.ended_on is None:
                return row
        return None

    def terms(
        self, program: int, instead_of: str | None, gym: Equipment | None = None
    ) -> Terms | None:
        """How the exercise was prescribed in a workout of a program, by its id; `instead_of` is
        the exercise that it replaced there, and `gym` where that was, if not in the usual one. None
        where that program has no place for it."""
        key = program, instead_of or "", gym.pk if gym else None
        if key not in self._terms:
            rows = self._by_program.get(program, ())
            place = place_of(self.exercise, self.role, rows, key[1])
            self._terms[key] = terms_of(in_gym(place, gym)) if place else None
        return self._terms[key]

    def terms_of(self, workout: Any) -> Terms | None:
        """The same for a workout as lookback.lift_of gives it."""
        return self.terms(workout.program_id, workout.instead_of, workout.equipment)

from workouts.models.equipment import Equipment, Unit
from workouts.models.log import Kind, LoggedSet, Workout
from workouts.models.program import (
    Opens,
    Prescription,
    Program,
    Role,
    TrainingDay,
    Weekday,
    WorkingLoad,
)

__all__ = [
    "Equipment",
    "Kind",
    "LoggedSet",
    "Opens",
    "Prescription",
    "Program",
    "Role",
    "TrainingDay",
    "Unit",
    "Weekday",
    "WorkingLoad",
    "Workout",
]

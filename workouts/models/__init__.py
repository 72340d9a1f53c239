from workouts.models.log import Kind, LoggedSet, Workout
from workouts.models.program import (
    Equipment,
    Opens,
    Prescription,
    Program,
    Role,
    TrainingDay,
    Unit,
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

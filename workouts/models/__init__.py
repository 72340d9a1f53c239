from workouts.models.calendar import Excuse, ExcusedDays
from workouts.models.equipment import Equipment, Unit
from workouts.models.loads import WorkingLoad
from workouts.models.log import Kind, LoggedSet, SwappedIn, Workout
from workouts.models.program import (
    Opens,
    Prescription,
    Program,
    Role,
    TrainingDay,
    Weekday,
)

__all__ = [
    "Equipment",
    "Excuse",
    "ExcusedDays",
    "Kind",
    "LoggedSet",
    "Opens",
    "Prescription",
    "Program",
    "Role",
    "SwappedIn",
    "TrainingDay",
    "Unit",
    "Weekday",
    "WorkingLoad",
    "Workout",
]

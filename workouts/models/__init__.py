from workouts.models.deleted import DeletedWorkout
from workouts.models.equipment import Equipment, Unit
from workouts.models.excused import Excuse, ExcusedDays
from workouts.models.lighter import LighterWeek
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
    "DeletedWorkout",
    "Equipment",
    "Excuse",
    "ExcusedDays",
    "Kind",
    "LighterWeek",
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

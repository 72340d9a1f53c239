from workouts.models.body_weight import BodyWeight, BodyWeightConsent
from workouts.models.deleted_workout import DeletedWorkout
from workouts.models.equipment import Equipment, Unit
from workouts.models.excuse import Excuse, ExcusedDays
from workouts.models.lighter_week import LighterWeek
from workouts.models.log import Kind, LoggedSet, Workout
from workouts.models.log_revision import LogRevision
from workouts.models.program import (
    Opens,
    Prescription,
    Program,
    Role,
    TrainingDay,
    Weekday,
)
from workouts.models.swapped_in import SwappedIn
from workouts.models.working_load import WorkingLoad

__all__ = [
    "BodyWeight",
    "BodyWeightConsent",
    "DeletedWorkout",
    "Equipment",
    "Excuse",
    "ExcusedDays",
    "Kind",
    "LighterWeek",
    "LogRevision",
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

from workouts.screens.excused import excused_ahead, excused_cards
from workouts.screens.fields import next_fields, set_fields
from workouts.screens.hindsight import hindsight
from workouts.screens.history import history, years
from workouts.screens.lift_history import lift_history, pages
from workouts.screens.loads import back_url, come_back, working_load
from workouts.screens.paper import paper
from workouts.screens.plan import form, settings
from workouts.screens.swaps import swap
from workouts.screens.week import week
from workouts.screens.whole import blank_row, whole_workout
from workouts.screens.workout import edit, workout, workout_url

__all__ = [
    "back_url",
    "blank_row",
    "come_back",
    "edit",
    "excused_ahead",
    "excused_cards",
    "form",
    "hindsight",
    "history",
    "lift_history",
    "next_fields",
    "pages",
    "paper",
    "set_fields",
    "settings",
    "swap",
    "week",
    "whole_workout",
    "working_load",
    "workout",
    "workout_url",
    "years",
]

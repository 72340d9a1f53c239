from workouts.screens.deletion import delete, deleted
from workouts.screens.excused import excused_ahead, excused_cards
from workouts.screens.fields import next_fields, set_fields
from workouts.screens.hindsight import hindsight
from workouts.screens.history import history, years
from workouts.screens.lift_history import lift_history, pages
from workouts.screens.lighter import lighter_in_the_week, lighter_week
from workouts.screens.loads import back_url, come_back, working_load
from workouts.screens.opened import start_anew
from workouts.screens.paper import paper
from workouts.screens.plan import form, set_up, settings
from workouts.screens.swaps import swap
from workouts.screens.week import week
from workouts.screens.whole import blank_row, whole_workout
from workouts.screens.workout import edit, workout, workout_url
from workouts.screens.year import year

__all__ = [
    "back_url",
    "blank_row",
    "come_back",
    "delete",
    "deleted",
    "edit",
    "excused_ahead",
    "excused_cards",
    "form",
    "hindsight",
    "history",
    "lift_history",
    "lighter_in_the_week",
    "lighter_week",
    "next_fields",
    "pages",
    "paper",
    "set_fields",
    "set_up",
    "settings",
    "start_anew",
    "swap",
    "week",
    "whole_workout",
    "working_load",
    "workout",
    "workout_url",
    "year",
    "years",
]

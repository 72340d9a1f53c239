from workouts.screens.deletion import delete, deleted
from workouts.screens.done import done
from workouts.screens.excused import excused_ahead, excused_cards
from workouts.screens.fields import next_fields, set_fields
from workouts.screens.finished import finished
from workouts.screens.hindsight import hindsight
from workouts.screens.history import history, years
from workouts.screens.lift_history import lift_history, pages
from workouts.screens.lighter import lighter_in_the_week, lighter_week
from workouts.screens.loads import back_url, come_back, working_load
from workouts.screens.opened import start_anew
from workouts.screens.paper import paper
from workouts.screens.picture import picture
from workouts.screens.plan import form, set_up, settings
from workouts.screens.swaps import swap
from workouts.screens.week import week
from workouts.screens.whole import refused_workout, whole_workout
from workouts.screens.workout import edit, workout, workout_url
from workouts.screens.year import year

__all__ = [
    "back_url",
    "come_back",
    "delete",
    "deleted",
    "done",
    "edit",
    "excused_ahead",
    "excused_cards",
    "finished",
    "form",
    "hindsight",
    "history",
    "lift_history",
    "lighter_in_the_week",
    "lighter_week",
    "next_fields",
    "pages",
    "paper",
    "picture",
    "refused_workout",
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

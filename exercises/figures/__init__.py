"""Own drawings of the start and the end of every exercise, from one set of bones."""

from exercises.figures.floor_pulls import deadlift, sumo_deadlift, trap_bar_deadlift
from exercises.figures.frames import Movement
from exercises.figures.overhead import cable_pullover, chin_up, lat_pulldown, pull_up
from exercises.figures.rows import barbell_row, one_arm_dumbbell_row, seated_cable_row

__all__ = ["MOVEMENTS", "Movement"]

MOVEMENTS: dict[str, Movement] = {
    "deadlift": deadlift(),
    "sumo-deadlift": sumo_deadlift(),
    "trap-bar-deadlift": trap_bar_deadlift(),
    "pull-up": pull_up(),
    "chin-up": chin_up(),
    "lat-pulldown": lat_pulldown(),
    "one-arm-dumbbell-row": one_arm_dumbbell_row(),
    "barbell-row": barbell_row(),
    "seated-cable-row": seated_cable_row(),
    "cable-pullover": cable_pullover(),
}

"""How a lifter finds the first weight of a lift that has none yet."""

from __future__ import annotations

from exercises.models import LoadKind
from progression.engine.figures import load_words
from workouts.display.lifts import rep_range
from workouts.sheets import Lift

_LIGHTEST: dict[str, str] = {
    LoadKind.DUMBBELL: "the lightest dumbbell",
    LoadKind.STACK: "the lightest pin",
}
_LOG_IT = "Log that set, and the lighter ones before it as warm-ups."


def steps(lift: Lift) -> list[str]:
    """What to do in the gym, in order, until the first work set; none once a weight is known."""
    if lift.next_set is not None:
        return []
    return [_start(lift), _climb(f"{rep_range(lift)} reps"), _LOG_IT]


def steps_of_any() -> list[str]:
    """The same for a whole day, where each lift has its own range."""
    start = (
        "Do 5–8 easy reps with the empty bar, the lightest dumbbell or the lightest pin. On "
        "pull-ups, use your own weight."
    )
    return [start, _climb("the reps asked for"), f"{_LOG_IT} Your next weight follows from it."]


def heading(lifts: list[Lift]) -> str:
    """Over the steps of a day: which of its lifts they are for; "" where each has a weight."""
    names = [lift.prescription.exercise.name for lift in lifts if lift.next_set is None]
    if len(names) == len(lifts):
        return "How to find your first weights" if names else ""
    return f"How to find your first weight: {', '.join(names)}" if names else ""


def _start(lift: Lift) -> str:
    kind = lift.prescription.exercise.kind
    if kind == LoadKind.BODYWEIGHT:
        lightest = "your own weight. Too heavy? Use a band or a machine"
    elif kind == LoadKind.BARBELL:
        equipment = lift.prescription.day.program.equipment
        lightest = f"the empty bar ({load_words(equipment.bar, kind, equipment.unit)})"
    else:
        lightest = _LIGHTEST[kind]
    return f"Do 5–8 easy reps with {lightest}."


def _climb(reps: str) -> str:
    return f"Rest a minute, add weight and go again, until you do {reps} with one to three left."

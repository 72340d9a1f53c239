"""A workout: its exercises in order, the current one, its sets and what each decided."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from progression.engine.figures import BranchWords, Goal, signed_hint
from progression.engine.wording import counted
from progression.fields import takes_assistance
from workouts.display import first_weight
from workouts.display.lifts import (
    branches_of,
    is_logged,
    name_of,
    next_goal,
    next_workout_goal,
    rep_range,
    standing,
)
from workouts.display.set_rows import SetRow, fields_of, rows_of
from workouts.gym_wording import gym_words
from workouts.ids import new_id
from workouts.log_sets.forms import FinishForm, SetForm
from workouts.log_sets.next_set import next_form, rest_after, saved_set, steppers
from workouts.log_sets.sets_to_come import ahead
from workouts.log_sets.warm_up_steps import warm_ups_before
from workouts.models import Kind, LoggedSet, Workout
from workouts.set_working_load.page import in_a_workout
from workouts.sheets import Lift, Loose, Sheet
from workouts.stand_ins import first_there
from workouts.wording import asked_words, begun_words, set_words


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise in the list of the workout's exercises; `work` are the ids of its work sets,
    and it `is_over` for the day once one of them hurt."""

    slug: str
    name: str
    count: str
    work: str
    url: str
    is_current: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class LiftScreen:
    """The current exercise; one outside the plan has only its name and rows."""

    slug: str
    name: str
    one_sided: bool
    rows: list[SetRow]
    is_prescribed: bool = False
    is_done: bool = False
    is_lacking: bool = False
    may_swap: bool = False
    is_of_an_earlier_plan: bool = False
    sets: int = 0
    set_number: int = 0
    done_words: str = ""
    range: str = ""
    goal: Goal | None = None
    next_workout: Goal | None = None
    finding: list[str] = field(default_factory=list)
    branches: list[BranchWords] | None = None
    log_words: str = "Log the set"
    hint: str = ""
    elsewhere: str = ""


def workout_url(workout: Workout, exercise: str = "", *, row: LoggedSet | None = None) -> str:
    """The address where a workout goes on with an exercise. For a finished one, where it is edited,
    or with a `row`, where that set is read."""
    url = reverse("workout", args=[workout.pk])
    if workout.finished_at and row:
        # Beside the plan an exercise whose sets are all undone is read only where it is named.
        named = f"?{urlencode({'exercise': exercise})}" if row.kind == Kind.UNDONE else ""
        return f"{url}{named}#set-{row.pk}"
    query = {"edit": ""} if workout.finished_at else {}
    query |= {"exercise": exercise} if exercise else {}
    return f"{url}?{urlencode(query)}" if query else url


def workout(
    sheet: Sheet,
    exercise: str,
    *,
    form: SetForm | None = None,
    id: uuid.UUID | None = None,
    finish: FinishForm | None = None,
    saved: LoggedSet | None = None,
) -> dict[str, Any]:
    """Everything workout.html and its fragment show; `form` and `id` keep a refused set."""
    visit, unit = sheet.workout, sheet.workout.program.unit
    # The exercise asked for, else the first with sets to do, else the last.
    parts = standing(sheet, {exercise})
    named = [part for part in parts if part.exercise_id == exercise]
    waiting = [lift for lift in sheet.lifts if lift.is_waiting]
    part: Lift | Loose | None = next(iter([*named, *waiting, *parts[::-1]]), None)
    return _whole(sheet, parts, part) | {
        "lift": _screen(visit, part, unit) if part else None,
        "ahead": ahead(part, unit) if isinstance(part, Lift) else None,
        "warm_ups": (steps := warm_ups_before(part, sheet)),
        "warms_up": not all(step.is_done for step in steps),
        "changes": in_a_workout(visit, part),
        "id": id or new_id(),
        "form": next_form(visit, part, form) if part else form,
        "steppers": steppers(part, visit.gym) if part else None,
        "finish": finish or FinishForm(initial={"notes": visit.notes}),
        "saved": saved_set(saved, part, unit),
    }


def _whole(sheet: Sheet, parts: list[Lift | Loose], current: Lift | Loose | None) -> dict[str, Any]:
    """What the page says of the workout as a whole, with the list of its exercises."""
    visit = sheet.workout
    steps = [_step(visit, part, current) for part in parts]
    following = [
        step
        for step, part in zip(steps, parts, strict=True)
        if isinstance(part, Lift) and part.is_waiting
    ]
    return {
        "title": visit.get_role_display(),
        "date": visit.performed_on,
        "workout_id": visit.pk,
        "unit": visit.program.unit,
        "is_lighter": visit.is_lighter,
        "gym": gym_words(visit),
        "is_finished": visit.finished_at is not None,
        "begun": begun_words(visit, visit.lifter.today(), *_progress(sheet)),
        "is_empty": not any(is_logged(part) for part in sheet.parts),
        "all_done": not following,
        "rest_seconds": rest_after(current, all_done=not following),
        "steps": steps,
        "next_step": following[0] if following else None,
    }


def _progress(sheet: Sheet) -> tuple[int, int]:
    """How many work sets are done and planned, as the week counts them."""
    done = sum(row.kind == Kind.WORK for part in sheet.parts for row in part.rows)
    return done, sum(lift.prescription.sets for lift in sheet.lifts if not lift.is_lacking)


def edit(row: LoggedSet, form: SetForm | None) -> dict[str, Any]:
    """Everything set.html shows."""
    kind, unit = row.exercise.kind, row.workout.program.unit
    own = {"kind": row.kind, "note": row.note, "link": row.link}
    shown = form or SetForm(initial=fields_of(row) | own)
    if hint := signed_hint(kind):
        takes_assistance(shown.fields["load"])
    return {
        "title": f"{row.exercise.name}: change a set",
        "words": set_words(row, kind, unit),
        "target": asked_words(row, kind, unit),
        "version": row.version,
        "one_sided": row.exercise.one_sided,
        "hint": hint,
        "url": reverse("logged_set", args=[row.pk]),
        "back_url": workout_url(row.workout, row.exercise_id, row=row),
        "form": shown,
    }


def _step(visit: Workout, part: Lift | Loose, current: Lift | Loose | None) -> Step:
    work = [str(row.pk) for row in part.rows if row.kind == Kind.WORK]
    if isinstance(part, Lift) and part.is_lacking:
        count = "–"
    elif isinstance(part, Lift):
        count = f"{len(work)}/{part.terms.sets}"
    else:
        count = str(len(work)) if work or not is_logged(part) else "warm-up"
    url = workout_url(visit, part.exercise_id)
    return Step(
        slug=part.exercise_id,
        name=name_of(part),
        count=count,
        work=" ".join(work),
        url=url,
        is_current=part is current,
        is_over=isinstance(part, Lift) and part.hurt,
    )


def _screen(visit: Workout, part: Lift | Loose, unit: str) -> LiftScreen:
    if isinstance(part, Loose):
        return LiftScreen(part.exercise_id, part.name, part.one_sided, rows_of(part, unit))
    exercise, done = part.prescription.exercise, len(part.counted)
    return LiftScreen(
        slug=exercise.slug,
        name=exercise.name,
        one_sided=exercise.one_sided,
        rows=rows_of(part, unit),
        is_prescribed=True,
        is_done=part.is_done,
        is_lacking=part.is_lacking,
        may_swap=part.is_lacking and first_there(part.prescription, visit) is not None,
        is_of_an_earlier_plan=part.is_of_an_earlier_plan,
        sets=part.terms.sets,
        set_number=done + 1,
        range=rep_range(part),
        goal=next_goal(part, unit),
        finding=first_weight.steps(part),
        done_words=_done_words(part),
        next_workout=next_workout_goal(part, unit),
        branches=branches_of(part, unit),
        log_words=f"Log set {done + 1}",
        hint=signed_hint(exercise.kind),
        elsewhere=part.prescription.elsewhere,
    )


def _done_words(lift: Lift) -> str:
    if lift.hurt:
        return "Ended for today."
    sets = lift.terms.sets
    return f"{sets} of {counted(sets, 'set')} done."

"""A whole workout as rows to fill in: one a prescribed set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from progression import plain
from progression.fields import takes_assistance
from progression.figures import Goal, signed_hint
from workouts.forms import RowForm, WholeWorkout
from workouts.ids import new_id
from workouts.models import Role
from workouts.screens.asking import asked_about
from workouts.screens.lifts import next_goal, sets_words
from workouts.sheets import Lift


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one exercise, what is prescribed, and its first target."""

    slug: str
    name: str
    one_sided: bool
    sets: str
    goal: Goal | None
    rows: list[RowForm]
    hint: str = ""


def blank_row(lift: Lift) -> dict[str, Any]:
    """The initial values of one row: its own id, and the weight the lift opens with."""
    target = lift.next_set
    return {
        "id": new_id(),
        "exercise": lift.exercise_id,
        "load": plain(target.load) if target else "",
        "rir": "",
    }


def whole_workout(whole: WholeWorkout, lifts: list[Lift]) -> dict[str, Any]:
    """Everything enter.html shows; rows of an exercise no longer planned are not lost."""
    role = whole.start["role"].value()
    found = {lift.exercise_id: lift for lift in lifts if lift.role == role}
    by_exercise: dict[str, list[RowForm]] = {}
    for row in whole.rows:
        by_exercise.setdefault(str(row["exercise"].value()), []).append(row)
    groups = [_group(slug, rows, found.get(slug)) for slug, rows in by_exercise.items()]
    others = {lift.role for lift in lifts} - {role}
    return {
        "start": whole.start,
        "groups": groups,
        "unit": _unit(lifts),
        "is_lighter": any(lift.is_lighter for lift in lifts),
        "asked": asked_about(_named(groups)),
        "role": _day_name(role),
        "others": [
            {"name": _day_name(other), "url": f"{reverse('enter_workout')}?role={other}"}
            for other in sorted(others)
        ],
    }


def _named(groups: list[Group]) -> Iterator[tuple[str, RowForm]]:
    for group in groups:
        for number, row in enumerate(group.rows, start=1):
            yield f"{group.name}, set {number}", row


def _day_name(role: object) -> str:
    return dict(Role.choices).get(str(role), "").lower()


def _group(slug: str, rows: list[RowForm], lift: Lift | None) -> Group:
    if lift is None:
        return Group(slug, slug, False, "", None, rows)
    exercise, unit = lift.prescription.exercise, _unit([lift])
    if hint := signed_hint(exercise.kind):
        for row in rows:
            takes_assistance(row.fields["load"])
    return Group(
        slug,
        exercise.name,
        exercise.one_sided,
        sets_words(lift),
        next_goal(lift, unit),
        rows,
        hint,
    )


def _unit(lifts: list[Lift]) -> str:
    return lifts[0].prescription.day.program.unit if lifts else ""

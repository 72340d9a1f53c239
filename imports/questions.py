"""The questions that only some files raise: what a date and the weight of a pull-up mean."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django import forms
from django.utils.dateformat import format as written

from imports.files.exercise_names import offered
from imports.files.file_sets import FileSet
from imports.heavy_pulls import HeavyPull, PullLoad
from imports.preview import OpenedFile
from progression import plain
from progression.engine.wording import counted


def key(name: str, of: str = "name") -> str:
    """The name of the field that asks about an exercise's name in the file: what it is, or what
    its weight is, `of` "pull"."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{of}-{digest}"


def date_field(file: OpenedFile) -> forms.ChoiceField | None:
    """Asks when one set was done, whose date has two readings; None where no date has."""
    order = file.reading.order
    if not order or not order.asked:
        return None
    days = [(first, written(day, "j F Y")) for first, day in order.asked]
    readings = {day for _, day in order.asked}
    row = next((row for row in file.reading.rows if row.visit.began.date() in readings), None)
    return forms.ChoiceField(
        label=f"Which day is {order.cell}?",
        choices=days,
        widget=forms.RadioSelect,
        help_text=f"That’s the date of {_set(row)}. All the others are read the same way."
        if row
        else "All the other dates are read the same way.",
        error_messages={"required": "Choose the day you trained."},
    )


def _set(row: FileSet) -> str:
    weight = f"{plain(row.weight)} × " if row.weight else ""
    return f"“{row.exercise}”, {weight}{counted(row.reps, 'rep')}, on line {row.line} of the file"


def pull_field(
    name: str, pull: HeavyPull, answer: str | None, unit: str | None
) -> forms.ChoiceField:
    """Asks what the weight of a pull-up is; an answer is needed if it is heavy in that unit."""
    return forms.ChoiceField(
        label=f"What’s the weight in “{name}”?",
        choices=PullLoad.choices,
        widget=forms.RadioSelect,
        initial=answer,
        required=pull.is_heavy(unit),
        help_text=_evidence(pull),
        error_messages={"required": "Choose what this weight is."},
    )


def _evidence(pull: HeavyPull) -> str:
    sets = counted(pull.sets, "set")
    carry = "carries" if pull.sets == 1 else "carry"
    return f"{sets} with a weight {carry} {pull.words}. That’s a lot to hang on a belt."


def exercise_field(name: str, sets: int, slug: str, ours: Mapping[str, str]) -> forms.ChoiceField:
    """Asks which exercise a name means."""
    near = ours.get(offered(name) or "")
    hint = f". Close to our {near}, with another grip" if near else ""
    return forms.ChoiceField(
        label=name,
        choices=[("", "Leave out"), *ours.items()],
        initial=slug,
        required=False,
        help_text=f"{counted(sets, 'set')}{hint}",
        error_messages={"invalid_choice": "Choose an exercise from the list."},
    )


def answered(data: Mapping[str, Any], names: Mapping[str, HeavyPull]) -> dict[str, str]:
    """What the weights of pull-ups are, by name."""
    return {name: answer for name in names if (answer := data.get(key(name, "pull")))}

"""A whole workout as rows to fill in: one a prescribed set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from progression.engine.figures import load_words, signed_hint
from workouts.display.lifts import sets_words
from workouts.display.questions import asked_about
from workouts.enter_workout.asked import AskedOn, prescribed
from workouts.enter_workout.filling import Filled, filled
from workouts.enter_workout.forms import YES, WholeWorkout
from workouts.enter_workout.row_markup import rows_markup
from workouts.enter_workout.rows import TypedRow
from workouts.equipment import rounded
from workouts.log_sets.next_set import rungs_near
from workouts.models import Role
from workouts.openings import WorkoutDone
from workouts.sheets import Lift
from workouts.wording import missing_words


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One row: what it is called, what was asked and done last time, what is typed and wrong."""

    number: int
    name: str
    typed: TypedRow
    asked: str = ""
    last: str = ""
    aim: str = ""
    errors: Mapping[str, Any] | None = None
    focus: str = ""
    sure: str = ""

    def errors_of(self, field: str) -> Sequence[str]:
        """What is wrong with one of its fields, in sentences."""
        sentences: Sequence[str] = (self.errors or {}).get(field, ())
        return sentences


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one exercise, what is prescribed, and what may be done instead."""

    slug: str
    name: str
    rows: list[EntryRow]
    one_sided: bool = False
    prescribed: str = ""
    sets: str = ""
    hint: str = ""
    rungs: str = ""
    instead_of: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    can_fill: bool = False

    @property
    def markup(self) -> SafeString:
        """Its rows, drawn."""
        return rows_markup(self)


def whole_workout(whole: WholeWorkout, day: AskedOn) -> dict[str, Any]:
    """Everything enter.html shows; rows of an exercise no longer planned are not lost."""
    groups = list(_groups(whole, day))
    is_sent = whole.press.does == "save"
    return {
        "start": whole.start,
        "groups": groups,
        "is_sent": is_sent,
        "swapped": [f"{was}:{now.slug}" for was, now in day.swapped.items()],
        "unit": day.unit,
        "edition": day.program.edition,
        "is_lighter": day.is_lighter,
        "asked": asked_about(_named(whole, groups)) if is_sent else None,
        "missing": missing_words(whole.missing),
        "may_be_incomplete": whole.may_be_incomplete,
        "roles": [{"value": role, "name": Role(role).label} for role in [day.role, *day.others]],
        "role": day.role,
        "can_fill": any(group.can_fill for group in groups),
        "stored_url": reverse("workout", args=[day.stored]) if day.stored else "",
    }


def _groups(whole: WholeWorkout, day: AskedOn) -> Iterator[Group]:
    rows: dict[str, list[TypedRow]] = {}
    for row in whole.rows:
        rows.setdefault(row.exercise, []).append(row)
    number = 0
    for lift in day.lifts:
        mine = rows.pop(lift.exercise_id, [])
        filled_rows = filled(lift, mine, as_asked=whole.press.fills(lift.exercise_id))
        group = _group(lift, day, list(_entry_rows(whole, filled_rows, lift, number)))
        number += len(group.rows)
        yield group
    for slug, others in rows.items():
        if kept := [Filled(row, None) for row in others if not row.is_untouched]:
            exercise = day.exercises.get(slug)
            loose = list(_entry_rows(whole, kept, None, number))
            number += len(loose)
            yield (
                Group(
                    slug,
                    exercise.name,
                    loose,
                    exercise.one_sided,
                    hint=signed_hint(exercise.kind),
                )
                if exercise
                else Group(slug, slug, loose)
            )


def _group(lift: Lift, day: AskedOn, rows: list[EntryRow]) -> Group:
    exercise, was = lift.prescription.exercise, prescribed(lift)
    others = [*([was] if was != exercise else []), *day.choices(lift)]
    opening = lift.opening
    return Group(
        slug=exercise.slug,
        name=exercise.name,
        rows=rows,
        one_sided=exercise.one_sided,
        prescribed=was.slug,
        sets=sets_words(lift),
        hint=signed_hint(exercise.kind),
        rungs=rungs_near(lift.rule.ladder, opening.load if opening else lift.rule.ladder[0]),
        instead_of=was.name if was != exercise else "",
        choices=tuple((f"swap:{was.slug}:{other.slug}", other.name) for other in others),
        can_fill=opening is not None,
    )


def _entry_rows(
    whole: WholeWorkout, rows: Iterable[Filled], lift: Lift | None, first: int
) -> Iterator[EntryRow]:
    """The rows of an exercise: numbered in the form from `first`, and named by their place among
    its work sets or its warm-ups."""
    work = warm_ups = 0
    for number, filled_row in enumerate(rows, start=first):
        row, target = filled_row.row, filled_row.target
        work, warm_ups = work + row.is_work, warm_ups + (not row.is_work)
        form = whole.form_of(row) if whole.press.does == "save" else None
        yield EntryRow(
            number=number,
            name=f"set {work}" if row.is_work else f"warm-up {warm_ups}",
            typed=row,
            asked=_target_words(lift, target),
            last=_last_words(lift.before, work - 1) if lift and row.is_work else "",
            aim=str(target.reps) if target else "",
            errors=form.errors if form else None,
            focus=next(iter(form.errors)) if form and form is whole.first_refused else "",
            sure=form.doubt.sure if form and form.doubt else row.sure,
        )


def _target_words(lift: Lift | None, target: Any) -> str:
    if lift is None or target is None:
        return ""
    return f"{load_words(target.load, lift.terms.kind, lift.terms.unit)} × {target.reps}"


def _last_words(before: WorkoutDone | None, at: int) -> str:
    """The set at the same index of the workout before, as it was done."""
    if before is None or at >= len(before.sets):
        return ""
    done, terms = before.sets[at], before.terms
    return f"{load_words(rounded(done.load), terms.kind, terms.unit)} × {done.reps}"


def _named(whole: WholeWorkout, groups: list[Group]) -> Iterator[tuple[str, Any]]:
    for group in groups:
        for row in group.rows:
            if form := whole.form_of(row.typed):
                yield f"{group.name}, {row.name}", form


def refused_workout(whole: WholeWorkout, day: AskedOn) -> dict[str, Any]:
    """The errors as sentences by field or row, for a phone that sent a workout by itself; where
    something is only asked about, also the words of a yes and the fields to send with it."""
    groups = list(_groups(whole, day))
    errors = {name: [*map(str, messages)] for name, messages in whole.start.errors.items()}
    for name, form in _named(whole, groups):
        if form.errors:
            sentences = [str(message) for messages in form.errors.values() for message in messages]
            errors[name] = [f"{name}: {' '.join(sentences)}"]
    if whole.missing:
        errors["incomplete"] = [f"{missing_words(whole.missing)} empty."]
        return {"errors": errors, "yes": "Save it without", "sure": {"incomplete": YES}}
    if questions := asked_about(_named(whole, groups)):
        sure = {form.sure_name: form.doubt.sure for form in whole.forms if form.doubt}
        return {"errors": errors, "yes": questions.yes, "sure": sure}
    return {"errors": errors}

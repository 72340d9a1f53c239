"""What the pages of an import show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from accounts.models import User
from exercises.models import Exercise
from imports.correction_words import corrected
from imports.files import apps as readers
from imports.files.exercise_names import offered
from imports.files.file_sets import Skipped
from imports.forms import ChoicesForm
from imports.imported_days import Meant
from imports.models import Import
from imports.next_weights import tracks
from imports.placing import ImportPlan
from imports.preview import Look, OpenedFile
from imports.progress import LONG
from imports.questions import key
from progression import plain
from progression.engine.figures import load_words
from progression.engine.wording import counted
from workouts.models import Role

TOO_LARGE = "This file is bigger than 5 MB, and none of it was kept."
SHOWN = 20  # rows or names; the rest is only counted or on a page of its own


@dataclass(frozen=True, slots=True)
class NextWeight:
    """Where one lift of the plan opens next."""

    name: str
    day: str
    words: str
    url: str


def listing(lifter: User, form: Any) -> dict[str, Any]:
    """Everything imports/imports.html shows."""
    listed = Import.objects.owned_by(lifter)
    return {"form": form, "apps": readers.APPS, "imports": listed, "too_large": TOO_LARGE}


def preview(source: Import, file: OpenedFile, form: ChoicesForm, look: Look) -> dict[str, Any]:
    """Everything imports/preview.html shows."""
    plan, meant = look.plan, look.meant
    ours = Exercise.objects.values_list("slug", "name", "kind")
    names = {slug: name for slug, name, _ in ours}
    kinds = {slug: kind for slug, _, kind in ours}
    dates = [] if file.asks_for_dates else [each.day.on for each in plan.placements]
    return {
        "source": source,
        "is_table": file.table is not None,
        "evidence": file.reading.source.evidence,
        "told": _told(file, meant),
        "form": form,
        "lighter_words": _lighter(file, meant),
        **_ours(file, look),
        "sets": plan.sets,
        "is_long": len(file.reading.rows) >= LONG,
        "here": plan.here,
        "here_words": f"{counted(plan.here, 'set')} of it {'is' if plan.here == 1 else 'are'}",
        "sets_words": counted(plan.sets, "set"),
        "workouts_words": counted(plan.workouts, "new workout") if plan.workouts else "",
        "warm_ups_words": counted(plan.warm_ups, "warm-up") if plan.warm_ups else "",
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "exercises": [(names[slug], f"{count:,}") for slug, count in plan.exercises.most_common()],
        **corrected(plan, names, kinds),
        "brings": bool(plan.sets or plan.corrections or look.restores),
        "button": _button(plan),
        "others": _others(file, look),
        **_questions(form, meant),
        **_by_hand(plan, names),
        **_names(form),
        **_skipped(file, look),
    }


def _button(plan: ImportPlan) -> str:
    """What the button does, as far as that is known before the lifter has answered."""
    if plan.corrections:
        return "Bring it in" if plan.sets or not plan.taken else "Change my log"
    return f"Bring in {counted(plan.sets, 'set')}"


def _questions(form: ChoicesForm, meant: Meant) -> dict[str, Any]:
    """What has to be told before anything comes in."""
    keys = ["first"] if "first" in form.fields else []
    keys += [key(name, "pull") for name in form.pulls]
    return {"questions": [form[name] for name in keys], "waiting": meant.asked.total()}


def _ours(file: OpenedFile, look: Look) -> dict[str, Any]:
    """What our own file has, with undone sets and all, for when it is restored."""
    if file.backup is None:
        return {}
    return {
        "is_ours": True,
        "restores": look.restores,
        "all_sets_words": counted(len(file.backup["sets"]), "set"),
        "all_workouts_words": counted(len(file.backup["workouts"]), "workout"),
    }


def all_skipped(file: OpenedFile, look: Look) -> list[Skipped]:
    """Every row that was meant as a set and stays out, in the file's order."""
    rows = [*file.reading.skipped, *look.meant.skipped, *look.plan.skipped]
    return sorted(rows, key=lambda row: row.line)


def _told(file: OpenedFile, meant: Meant) -> list[str]:
    """How the rows were understood, where the file does not say it plainly."""
    order = file.reading.order
    told = [order.sentence] if order and order.sentence else []
    question = file.question
    # Where the weights can't tell their unit, the form asks for it with this sentence.
    if question.written or question.lifted or not question.is_open:
        told.append(question.sentence)
    if meant.restored:
        of = ", ".join(
            f"{plain(weight)} {written} is {plain(load)} {lifted}"
            for weight, written, load, lifted in meant.examples
        )
        told.append(f"{counted(meant.restored, 'weight')} put back as lifted: {of}.")
    if meant.bodies:
        sets = counted(meant.bodies, "set")
        told.append(f"Your own body was the weight in {sets}, so they count as bodyweight.")
    return told


def _lighter(file: OpenedFile, meant: Meant) -> str:
    marks = "marks its warm-ups itself" if file.marks_warm_ups else "marks no warm-ups"
    if not meant.lighter:
        return f"The file {marks}, and no other set looks like one."
    looks = "looks" if meant.lighter == 1 else "look"
    what = "comes before the heaviest of its exercise on that day and is under 80% of it"
    ramped = "under 90% where a barbell’s heaviest was lifted more than once"
    sets = f"{counted(meant.lighter, 'set')} {looks} like one: each {what}, or {ramped}."
    return f"The file {marks}. {sets} A warm-up never moves the next weight."


def _others(file: OpenedFile, look: Look) -> list[tuple[str, str]]:
    """How many sets and rows do not come in, by reason."""
    counts = [
        ("Waiting for your answer below", look.meant.asked.total()),
        ("In your log already", look.plan.here),
        ("In a workout you deleted, which you can put back", look.plan.deleted),
        ("On a day for which your log has that exercise", look.plan.by_hand.total()),
        ("New sets of an exercise that differs from your log", look.plan.held),
        ("Sets of other exercises", look.meant.left_out.total()),
        ("Rows that stay out", len(all_skipped(file, look))),
        ("Undone where they were logged", look.meant.undone),
        *((f"Not a set: {what}", count) for what, count in sorted(file.reading.dropped.items())),
    ]
    return [(label, f"{count:,}") for label, count in counts if count]


def _by_hand(plan: ImportPlan, names: Mapping[str, str]) -> dict[str, Any]:
    """The sets that stay out because of what the lifter logged or deleted here."""
    logged = list(plan.by_hand.items())
    return {
        "by_hand": [(on, names[slug], count) for (on, slug), count in logged[:SHOWN]],
        "by_hand_more": max(len(logged) - SHOWN, 0),
        "deleted": plan.deleted,
    }


def _names(form: ChoicesForm) -> dict[str, Any]:
    asked = [form[key(name)] for name in form.asked]
    more = list(form.more.items())
    return {
        "matched": [form[key(name)] for name in form.matched],
        "asked": asked,
        "asked_open": not form.matched
        or any(field.errors or field.data for field in asked)
        or any(map(offered, form.asked)),
        "more": more[:SHOWN],
        "more_beyond": max(len(more) - SHOWN, 0),
    }


def _skipped(file: OpenedFile, look: Look) -> dict[str, Any]:
    rows = all_skipped(file, look)
    return {
        "skipped": rows[:SHOWN],
        "skipped_count": f"{len(rows):,}",
        "skipped_more": len(rows) > SHOWN,
    }


def result(source: Import, lifter: User) -> dict[str, Any]:
    """Everything imports/result.html shows."""
    return {
        "source": source,
        "heading": _done_words(source),
        "workouts_words": counted(source.workouts_added, "workout"),
        "here_words": counted(source.sets_here, "set") if source.sets_here else "",
        "openings": openings(lifter),
        "lifts": _lifts(source),
    }


def _done_words(source: Import) -> str:
    changed = counted(source.sets_corrected, "set") + " changed"
    if source.sets_corrected and not source.sets_added:
        return changed
    added = counted(source.sets_added, "set") + " brought in"
    return f"{added}, {changed}" if source.sets_corrected else added


def _lifts(source: Import) -> list[tuple[str, str, str]]:
    """What came in by exercise: its name and day, its sets, and the address of the page that
    shows what the rule would have said."""
    names = dict(Exercise.objects.values_list("slug", "name"))
    lifts = []
    for slug, role, sets in source.exercises:
        is_extra = role == Role.EXTRA
        name = f"{names[slug]}, {Role(role).label.lower()}" if is_extra else names[slug]
        url = reverse("lift_rule", args=[slug]) + ("?day=extra" if is_extra else "")
        lifts.append((name, counted(sets, "set"), url))
    return lifts


def openings(lifter: User) -> Sequence[NextWeight]:
    return [
        NextWeight(
            lift.prescription.exercise.name,
            lift.prescription.day.get_role_display(),
            _opening_words(lift),
            reverse("lift_history", args=[lift.exercise_id]),
        )
        for lift in tracks(lifter)
    ]


def _opening_words(lift: Any) -> str:
    target = lift.opening
    if target is None:
        return "Still to find. Your first set settles it."
    kind, unit = lift.prescription.exercise.kind, lift.prescription.day.program.unit
    return f"{load_words(target.load, kind, unit)}, aim for {target.reps}"

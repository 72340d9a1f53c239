"""Bringing a file in: upload, and store what it says, whole or not at all."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from psycopg.errors import CheckViolation, ExclusionViolation

from accounts.models import User
from imports.backup.restoring import restore
from imports.interpret import Choices
from imports.models import Added, Import, ImportedFile
from imports.openings import open_the_rest
from imports.placing import Placement
from imports.preview import Look, OpenedFile, look
from imports.storing import Stored, store
from workouts.dated_facts import LighterSpan, lighter_spans, lighter_weeks_of
from workouts.models import Program

FILES_KEPT = 10  # a lifter; older ones that were never brought in give way
TRIES = 3
CONTRADICTS = "This file contradicts itself, so nothing was taken from it."


@transaction.atomic
def keep(*, lifter: User, content: bytes, file_name: str, file: OpenedFile) -> Import:
    """Keep a file that was read, to be looked at and brought in."""
    clear_away()
    source = file.reading.source
    kept = Import.objects.create(
        lifter=lifter,
        file_name=file_name[-100:],
        app=source.app,
        generation=source.generation,
        language=source.language,
    )
    ImportedFile.objects.create(source=kept, packed=zlib.compress(content))
    waiting = Import.objects.owned_by(lifter).filter(brought_at=None)
    waiting.filter(pk__in=waiting.values("pk")[FILES_KEPT:]).delete()
    return kept


def clear_away() -> None:
    """Let go of everybody's files that were kept for long enough, whether they ever come back
    or not. An import that was brought in stays without its file, and its sets as they are."""
    found = Import.objects.out_of_date().filter(file__isnull=False)
    old = list(found.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True))
    ImportedFile.objects.filter(source__in=old).delete()
    Added.objects.filter(source__in=old).delete()
    Import.objects.filter(pk__in=old, brought_at=None).delete()


def bring_in(
    *,
    source: Import,
    file: OpenedFile,
    choices: Choices,
    tell: Callable[[int], None],
) -> Import:
    """Store every set of a file that the log has not. Doing it twice is doing it once.

    Raises ValidationError where there is none, where the log goes on changing meanwhile, or
    for a file that cannot be; Import.DoesNotExist where it was removed meanwhile.
    """
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return _bring_in(source, file, choices, tell)
        except IntegrityError as error:
            if isinstance(error.__cause__, CheckViolation | ExclusionViolation):
                raise ValidationError(CONTRADICTS) from None
            # A set came in by another way while these were on theirs.
    raise ValidationError("Your log is changing just now. Try again in a moment.")


def _bring_in(
    source: Import, file: OpenedFile, choices: Choices, tell: Callable[[int], None]
) -> Import:
    program = _held(source.lifter, may_give_way=file.backup is not None)
    waiting = Import.objects.select_for_update(no_key=True).get(pk=source.pk)
    if waiting.brought_at is not None:
        return waiting
    found = look(file, choices, program, hold=True)
    if not (found.plan.sets or found.restores):
        raise ValidationError("Nothing in this file is new here.")
    _mark_lighter(found.plan.placements, lighter_spans(program.lighter))
    filled = _of_earlier_imports(program.lifter, found.plan.placements)
    stored = _stored(found, file, program.lifter, tell)
    Added.objects.create(
        source=waiting,
        sets=stored.every_set,
        workouts=[*stored.every_workout, *filled],
        working_loads=stored.working_loads,
    )
    waiting.answers, waiting.brought_at, waiting.undone_at = asdict(choices), timezone.now(), None
    waiting.sets_added, waiting.workouts_added = len(stored.sets), len(stored.workouts)
    waiting.sets_here, waiting.exercises = found.plan.here, found.plan.by_exercise
    waiting.save()
    return waiting


def _stored(found: Look, file: OpenedFile, lifter: User, tell: Callable[[int], None]) -> Stored:
    """What is now there."""
    if found.restores and file.backup is not None:
        return restore(lifter=lifter, backup=file.backup, tell=tell)
    sets, workouts = store(found.plan.placements, lifter=lifter.pk, tell=tell)
    return Stored(sets, workouts, [load.pk for load in open_the_rest(lifter=lifter)])


def _mark_lighter(placements: Iterable[Placement], weeks: Sequence[LighterSpan]) -> None:
    """What was done in a lighter week moves no target, wherever it was written down."""
    for each in placements:
        day = each.day
        day.is_lighter |= any(week.starts <= day.on <= week.ends for week in weeks)


def _of_earlier_imports(lifter: User, placements: Iterable[Placement]) -> list[int]:
    """The workouts filled further that an earlier import made: they go with whichever of the
    two is taken back last."""
    filled = {each.workout for each in placements if each.workout is not None}
    if not filled:
        return []
    earlier = Added.objects.filter(source__lifter=lifter).values_list("workouts", flat=True)
    return [workout for workouts in earlier for workout in workouts if workout in filled]


def _held(lifter: User, *, may_give_way: bool) -> Any:
    """The active program, with all lighter weeks as `lighter`, in a transaction that may take
    longer than a tap: no other import of the lifter and no change of the plan comes between.
    One that may give way to that of a file takes no workout meanwhile, which would be gone
    with it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '60s'")
        cursor.execute("SET LOCAL lock_timeout = '30s'")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'")
    User.objects.select_for_update(no_key=True).get(pk=lifter.pk)
    programs = Program.objects.owned_by(lifter).active().select_related("equipment", "lifter")
    active = programs.annotate(lighter=lighter_weeks_of(lifter.pk))
    return (active.select_for_update(of=("self",)) if may_give_way else active).get()

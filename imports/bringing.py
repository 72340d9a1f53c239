"""Bringing a file in: keep the upload, then store its sets in one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from psycopg.errors import CheckViolation, ExclusionViolation

from accounts.account_lock import lock_account
from accounts.models import User
from imports.backup.restoring import restore
from imports.correcting import correct
from imports.interpret import Choices
from imports.models import Added, Import, ImportedFile
from imports.next_weights import open_the_rest
from imports.parsed_files import packed
from imports.placing import Placement
from imports.preview import Look, OpenedFile, look
from imports.storing import Stored, store
from workouts.body_weights import add_missing
from workouts.dated_facts import lighter_spans, lighter_weeks_of
from workouts.models import Program
from workouts.revisions import revise

FILES_KEPT = 10  # for each lifter; older ones that were never brought in are deleted
TRIES = 3
A_MINUTE = 60  # seconds that a statement of an import may take
WHOSE_WORD = "Say whether the file or your log is right about these sets."
WHICH_DATES = "Say first which number of its dates is the day."
CONTRADICTS = "This file contradicts itself, so nothing was taken from it."


@transaction.atomic
def keep(*, lifter: User, content: bytes, file_name: str, file: OpenedFile) -> Import:
    """Keep a file that was read, to be looked at and brought in."""
    clear_away()
    source = file.reading.source
    kept = Import.objects.create(
        lifter=lifter,
        file_name=file_name.replace("\ufffd", "")[-100:],  # it names nothing: only what was read
        app=source.app,
        generation=source.generation,
        language=source.language,
    )
    reading = None if file.depends_on_answers or file.backup else packed(file.reading)
    ImportedFile.objects.create(source=kept, packed=zlib.compress(content), reading=reading)
    waiting = Import.objects.owned_by(lifter).filter(brought_at=None)
    waiting.filter(pk__in=waiting.values("pk")[FILES_KEPT:]).delete()
    return kept


def clear_away() -> None:
    """Delete everybody's files that were kept for long enough.

    An import that was brought in stays without its file, and so do its sets.
    """
    outdated = Import.objects.out_of_date().filter(file__isnull=False)
    locked = outdated.select_for_update(of=("self",), skip_locked=True)
    old = list(locked.values_list("pk", flat=True))
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
    """Store every set of a file that is not in the log yet. A second call changes nothing.

    `tell` is called with the number of sets stored so far. Raises ValidationError for a file
    without new sets, one that was corrected while nobody has said whose word counts, one that
    contradicts itself, or a log that keeps changing meanwhile; Import.DoesNotExist where it was
    removed meanwhile.
    """
    for _ in range(TRIES):
        try:
            with _patient(), transaction.atomic():
                return _bring_in(source, file, choices, tell)
        except IntegrityError as error:
            if isinstance(error.__cause__, CheckViolation | ExclusionViolation):
                raise ValidationError(CONTRADICTS) from None
            # One of these sets was logged in another way meanwhile: look again.
    raise ValidationError("Your log is changing just now. Try again in a moment.")


def _patient() -> AbstractContextManager[None]:
    """Wait for the server as long as _held lets it work: see backplan/postgres/bounded.py."""
    connection.ensure_connection()
    waiting_at_most = getattr(connection.connection, "waiting_at_most", None)
    return waiting_at_most(A_MINUTE + 2) if waiting_at_most else nullcontext()


def _bring_in(
    source: Import, file: OpenedFile, choices: Choices, tell: Callable[[int], None]
) -> Import:
    if file.asks_for_dates:
        raise ValidationError(WHICH_DATES)
    program = _held(source.lifter, may_give_way=file.backup is not None)
    waiting = Import.objects.select_for_update(no_key=True).get(pk=source.pk)
    if waiting.brought_at is not None:
        return waiting
    looked = look(file, choices, program, hold=True)
    if looked.plan.corrections and not choices.corrected:
        raise ValidationError({"corrected": WHOSE_WORD})
    if not (looked.plan.sets or looked.plan.taken or looked.restores):
        raise ValidationError("Nothing in this file is new here.")
    weeks = lighter_spans(program.lighter)
    for placement in looked.plan.placements:
        # Sets of a lighter week move no target, also where the file does not mark them.
        day = placement.day
        day.is_lighter |= any(week.starts <= day.on <= week.ends for week in weeks)
    filled = _of_earlier_imports(program.lifter, looked.plan.placements)
    changed = correct(looked.plan.taken, program.lifter_id)
    stored = _stored(looked, file, program.lifter, tell)
    bodies = add_missing(lifter=program.lifter, bodies=file.bodies) if choices.bodies else []
    Added.objects.create(
        source=waiting,
        sets=stored.every_set,
        workouts=[*stored.every_workout, *filled],
        working_loads=stored.working_loads,
        body_weights=[*stored.body_weights, *bodies],
        changed=changed.values,
    )
    waiting.answers, waiting.brought_at, waiting.undone_at = choices.stored(), timezone.now(), None
    waiting.sets_added, waiting.workouts_added = len(stored.sets), len(stored.workouts)
    waiting.sets_corrected, waiting.given = len(changed.versions), changed.versions
    waiting.sets_here, waiting.exercises = looked.plan.here, looked.plan.by_exercise
    waiting.save()
    revise(waiting.lifter_id)
    return waiting


def _stored(looked: Look, file: OpenedFile, lifter: User, tell: Callable[[int], None]) -> Stored:
    if looked.restores and file.backup is not None:
        return restore(lifter=lifter, backup=file.backup, tell=tell)
    sets, workouts = store(looked.plan.placements, lifter=lifter.pk, tell=tell)
    return Stored(sets, workouts, [load.pk for load in open_the_rest(lifter=lifter)])


def _of_earlier_imports(lifter: User, placements: Iterable[Placement]) -> list[int]:
    """The workouts of an earlier import that get further sets now. Both imports name them, so
    that they are deleted when the last of the two is taken back."""
    filled = {placed.workout for placed in placements if placed.workout is not None}
    if not filled:
        return []
    earlier = Added.objects.filter(source__lifter=lifter).values_list("workouts", flat=True)
    return [workout for workouts in earlier for workout in workouts if workout in filled]


def _held(lifter: User, *, may_give_way: bool) -> Any:
    """The active program with all lighter weeks as `lighter`. It locks out other imports and
    changes of the plan until the transaction ends, which may take a minute.

    A program that may give way to one of the file is locked itself, so that no workout begins in
    it meanwhile and is lost with it.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL statement_timeout = '{A_MINUTE}s'")
        cursor.execute("SET LOCAL lock_timeout = '30s'")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'")
    lock_account(lifter.pk)
    programs = Program.objects.owned_by(lifter).active().select_related("equipment", "lifter")
    active = programs.annotate(lighter=lighter_weeks_of(lifter.pk))
    return (active.select_for_update(of=("self",)) if may_give_way else active).get()

"""Puts the content files into the table: one statement, run after every migrate."""

from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from django.apps import apps as installed
from django.db import models

from exercises.content import FOLDER, ExerciseContent, read_content
from exercises.models import Exercise

_COLUMNS = [field.name for field in fields(ExerciseContent)]


def load_exercises(
    folder: Path = FOLDER, *, model: type[models.Model] = Exercise, using: str = "default"
) -> int:
    """Insert or update one row per file and return how many; other rows stay.

    An exercise whose file is gone keeps its row, because logged sets may point at it.
    Raises ContentError, having stored nothing, when a file is wrong.
    """
    rows = [model(**asdict(entry)) for entry in read_content(folder)]
    model._base_manager.using(using).bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=[name for name in _COLUMNS if name != "slug"],
    )
    return len(rows)


def load_after_migrate(*, using: str, apps: Any = None, **_: object) -> None:
    """Answer post_migrate; `flush` sends it too, and passes no apps."""
    try:
        model = (apps or installed).get_model("exercises", "Exercise")
    except LookupError:
        return  # migrated back to zero, so there is no table
    # Between migrations the columns differ; the files are loaded after the last migration.
    if {field.name for field in model._meta.fields} == set(_COLUMNS):
        load_exercises(model=model, using=using)

"""The columns of Strong's files: six generations, several languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from imports.files.columns import unit_in_column
from imports.files.file_sets import FileSource

# The order of the third generation. A file in an unknown language is read by it.
ORDER = (
    "date", "title", "duration", "exercise", "order", "weight", "reps", "distance", "seconds",
    "note", "notes", "rpe",
)  # fmt: skip
# As `named` returns them, in that order. A slash separates the names of several generations.
_LANGUAGES = {
    "English": (
        "date", "workout name", "duration/duration (sec)/workout duration", "exercise name",
        "set order", "weight/weight (kg)/weight (lbs)/weight (lb)/kg/lb/lbs", "reps",
        "distance/distance (meters)/km/mi", "seconds", "notes", "workout notes", "rpe",
    ),
    "German": (
        "datum", "workout-name", "dauer", "name der übung", "reihenfolge festlegen", "gewicht",
        "wiederh.", "entfernung", "sekunden", "notizen", "workout-notizen", "rpe",
    ),
    "French": (
        "date", "nom de l'entraînement", "durée", "nom de l'exercice", "ordre de la série",
        "poids", "réps", "distance", "secondes", "notes", "notes d'entraînement", "rpe",
    ),
    "Chinese": (
        "日期", "锻炼名称", "时长", "运动名称", "设置顺序", "重量", "次", "距离", "秒", "备注",
        "锻炼备注", "rpe",
    ),
    "Portuguese": (
        "data", "nome do treino", "duração", "nome do exercício", "ordem da série", "peso",
        "reps", "distância", "segundos", "notas", "notas do treino", "rpe",
    ),
}  # fmt: skip
_FIELDS = {
    (language, name): field
    for language, columns in _LANGUAGES.items()
    for field, names in zip(ORDER, columns, strict=True)
    for name in names.split("/")
} | {("English", "weight unit"): "unit", ("English", "workout #"): "number"}
_NEEDED = {"date", "title", "exercise", "order", "weight", "reps"}
_UNIT = re.compile(r"(?:weight \()?(kg|lb)s?\)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}:\d{2}")
_AMOUNT = re.compile(r"-?\d*(?:[.,]\d*)?")


def places(header: Sequence[str]) -> Mapping[str, int]:
    """The place of each column, by the first language that has all needed ones, else by order."""
    for language in _LANGUAGES:
        by_field = _places(header, language)
        if by_field.keys() >= _NEEDED:
            return by_field
    return {field: place for place, field in enumerate(ORDER)}


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> FileSource | None:
    """What the columns tell of the file; None where they are not Strong's."""
    scores = {language: _places(header, language) for language in _LANGUAGES}
    for language, by_field in scores.items():
        if by_field.keys() >= _NEEDED:
            return _source(header, by_field, language)
    # More than half of the rows have to look like Strong's in its order of columns.
    alike = [row for row in sample if len(row) == len(ORDER) and _is_alike(row)]
    if len(header) != len(ORDER) or not alike or len(alike) * 2 <= len(sample):
        return None
    evidence = (
        "Its twelve columns stand in the order of Strong's, under names that are not known here.",
        _NO_UNIT,
    )
    # "date", "notes" and "rpe" are the same in several languages.
    language = max(scores, key=lambda name: len(scores[name]))
    language = (
        language if len(scores[language]) > 4 or "ordem da série" in header else "another language"
    )
    return FileSource("Strong", _THIRD, language, None, evidence)


_THIRD = "v3 (2020–26)"
_NO_UNIT = "Nothing in the file says whether its weights are pounds or kilograms."


def _places(header: Sequence[str], language: str) -> dict[str, int]:
    by_field: dict[str, int] = {}
    for place, name in enumerate(header):
        field = _FIELDS.get((language, name.replace("\u2019", "'")))
        if field:
            by_field.setdefault(field, place)
    return by_field


def _source(header: Sequence[str], by_field: Mapping[str, int], language: str) -> FileSource:
    generation, why = _generation(header, by_field)
    unit = _UNIT.fullmatch(header[by_field["weight"]])
    if unit:
        evidence = unit_in_column(unit[1])
    elif "unit" in by_field:
        evidence = "Each row says its unit, or says none."
    else:
        evidence = _NO_UNIT
    return FileSource("Strong", generation, language, unit[1] if unit else None, (why, evidence))


def _generation(header: Sequence[str], by_field: Mapping[str, int]) -> tuple[str, str]:
    """The generation of a file, and the evidence for it."""
    if "number" in by_field:
        return "v6 (2025 and later)", "Strong numbers its workouts since 2025."
    if "unit" in by_field:
        return "Android", "Strong on Android has a column for the unit."
    if header[by_field["weight"]] in {"kg", "lb", "lbs"}:
        return "v1 (2016–17)", "Strong named the weights after their unit until 2017."
    if "duration" not in by_field:
        return "v2 (2019)", "Strong's files had no durations in 2019."
    if "note" not in by_field and "notes" not in by_field:
        return "v3 short (2026)", "Some of Strong's files of 2026 have no notes."
    return _THIRD, "The columns are Strong's since 2020."


def _is_alike(row: Sequence[str]) -> bool:
    """Whether a row looks like Strong's in its order, whatever the columns are called."""
    amounts = (*row[5:9], row[11])
    return bool(_DATE.fullmatch(row[0]) and row[3] and row[4]) and all(
        _AMOUNT.fullmatch(amount) for amount in amounts
    )

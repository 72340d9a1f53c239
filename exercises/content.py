"""Reads the content files, one exercise each, and checks all of them before any is stored."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from django.db import models

from exercises.models import LIFT_THE_BODY, Exercise, LoadKind, Swap
from exercises.muscles import MUSCLES, Area
from exercises.strict_toml import ContentError, Table, parse

FOLDER = Path(__file__).parent / "content"
# Several exercises cite the same study, so each study is in this file once, under a key.
SOURCES = Path(__file__).parent / "sources.toml"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Citation:
    """A publication and what it says, in our words; `doi` is empty where there is none."""

    says: str
    authors: str
    title: str
    journal: str
    year: int
    doi: str


@dataclass(frozen=True, slots=True)
class MuscleMap:
    """Muscle keys: a set counts in full for the primary ones, by half for the secondary."""

    primary: list[str]
    secondary: list[str]


@dataclass(frozen=True, slots=True)
class ExerciseContent:
    """What one file says; its fields are the columns of the row."""

    slug: str
    name: str
    position: int
    area: Area
    kind: LoadKind
    swap_group: Swap
    one_sided: bool
    summary: str
    muscles: MuscleMap
    steps: list[str]
    tip: str
    faults: list[str]
    sources: list[Citation]


def read_sources(path: Path = SOURCES) -> dict[str, Citation]:
    """The publications by key.

    Raises ContentError naming the file and the field.
    """
    root = Table(path.name, parse(path))
    return {key: _source(f"{path.name}: {key}", root.take(key, dict)) for key in list(root.rows)}


def read_content(folder: Path = FOLDER, sources: Path = SOURCES) -> list[ExerciseContent]:
    """Every exercise in the folder, in the order of their positions.

    Raises ContentError naming the file and the field.
    """
    cited = read_sources(sources)
    entries = [_exercise(path, cited) for path in sorted(folder.glob("*.toml"))]
    if not entries:
        raise ContentError(f"{folder.name}: holds no exercise")
    _check_together(entries)
    return sorted(entries, key=lambda entry: entry.position)


def _source(place: str, rows: dict[str, object]) -> Citation:
    table = Table(place, rows)
    source = Citation(
        says=table.text("says"),
        authors=table.text("authors"),
        title=table.text("title"),
        journal=table.text("journal"),
        year=table.number("year", 1900, 2100),
        doi=table.text("doi") if "doi" in table.rows else "",
    )
    table.done()
    if source.doi and not _DOI.fullmatch(source.doi):
        raise table.error("doi", "must look like 10.1234/abc, without an address before it")
    return source


def _exercise(path: Path, cited: dict[str, Citation]) -> ExerciseContent:
    table = Table(path.name, parse(path))
    if not _SLUG.fullmatch(path.stem):
        raise table.error("slug", "(the file's name) takes a-z, 0-9 and single hyphens only")
    entry = ExerciseContent(
        slug=path.stem,
        name=table.text("name", longest=_longest("name")),
        position=table.number("position", 1, 999),
        area=Area(table.one_of("area", Area.values)),
        kind=LoadKind(table.one_of("kind", LoadKind.values)),
        swap_group=Swap(table.one_of("swap_group", Swap.values)),
        one_sided=table.take("one_sided", bool),
        summary=table.text("summary", longest=_longest("summary")),
        muscles=_muscles(f"{path.name}: muscles", table.take("muscles", dict)),
        steps=table.texts("steps"),
        tip=table.text("tip"),
        faults=table.texts("faults"),
        sources=[cited[key] for key in table.some_of("sources", cited)],
    )
    table.done()
    if (entry.kind is LoadKind.BODYWEIGHT) != (entry.slug in LIFT_THE_BODY):
        raise table.error("kind", "does not agree with LIFT_THE_BODY in exercises/models.py")
    return entry


def _muscles(place: str, rows: dict[str, object]) -> MuscleMap:
    table = Table(place, rows)
    muscles = MuscleMap(table.some_of("primary", MUSCLES), table.some_of("secondary", MUSCLES))
    table.done()
    for key in muscles.secondary:
        if key in muscles.primary:
            raise table.error("secondary", f"repeats “{key}” from primary")
    return muscles


def _longest(column: str) -> int | None:
    return cast("models.CharField[str, str]", Exercise._meta.get_field(column)).max_length


def _check_together(entries: list[ExerciseContent]) -> None:
    """Checks across files: names and positions are unique, a swap group stays in one area."""
    names: dict[str, str] = {}
    positions: dict[int, str] = {}
    areas: dict[Swap, ExerciseContent] = {}
    for entry in entries:
        first = names.setdefault(entry.name, entry.slug)
        if first != entry.slug:
            raise ContentError(f"{entry.slug}.toml: name is taken by {first}.toml")
        first = positions.setdefault(entry.position, entry.slug)
        if first != entry.slug:
            raise ContentError(f"{entry.slug}.toml: position is taken by {first}.toml")
        peer = areas.setdefault(entry.swap_group, entry)
        if peer.area != entry.area:
            raise ContentError(f"{entry.slug}.toml: area differs from its swap {peer.slug}.toml")

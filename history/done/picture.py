"""The page of a finished workout as a picture: where each of its words stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from history.done.new_records import NewRecord
from history.done.page import AreaFilled, LiftDone

WIDTH, EDGE = 1080, 84
_ACROSS = WIDTH - 2 * EDGE
_DID_LETTERS = 40  # in a line of what was done, beside the next weight
_RECORD_LETTERS = 30  # in a line of a record, which is set larger
_COLUMN = 40  # between two areas


@dataclass(frozen=True, slots=True)
class PictureLine:
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class RecordDrawn:
    """One record: what is new in lines, and the name of its exercise at `y`, with a bar beside."""

    y: int
    record: NewRecord
    said: list[PictureLine]
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class LiftDrawn:
    """One exercise: its name at `y`, what was done in lines below, the weight beside them."""

    y: int
    lift: LiftDone
    did: list[PictureLine]
    rule: int


@dataclass(frozen=True, slots=True)
class AreaDrawn:
    x: int
    area: AreaFilled
    width: int
    done: int


def picture(page: Mapping[str, Any]) -> dict[str, Any]:
    """Everything done.svg shows, from what done() returns; it does not name the lifter."""
    records = list(_records(page["records"], 404))
    top = records[-1].y + 110 if records else 330
    lifts = list(_lifts(page["lifts"], top + 110))
    bottom = (lifts[-1].rule if lifts else top) + 88
    return {
        "page": page,
        "width": WIDTH,
        "height": bottom + 190,
        "left": EDGE,
        "right": WIDTH - EDGE,
        "records": records,
        "top": top,
        "lifts": lifts,
        "bottom": bottom,
        "areas": list(_areas(page["areas"])),
    }


def _records(records: list[NewRecord], y: int) -> Iterator[RecordDrawn]:
    for record in records:
        lines = wrap(record.words, _RECORD_LETTERS)
        said = [PictureLine(y + 60 * number, words) for number, words in enumerate(lines)]
        name = said[-1].y + 40
        yield RecordDrawn(name, record, said, top=y - 50, height=name + 2 - (y - 50))
        y = name + 76


def _lifts(lifts: list[LiftDone], y: int) -> Iterator[LiftDrawn]:
    for lift in lifts:
        lines = wrap(f"{lift.did}{' · it hurt' if lift.hurt else ''}", _DID_LETTERS)
        did = [PictureLine(y + 44 * number, words) for number, words in enumerate(lines, start=1)]
        rule = y + 44 * max(len(did), 1) + 42
        yield LiftDrawn(y, lift, did, rule)
        y = rule + 66


def _areas(areas: list[AreaFilled]) -> Iterator[AreaDrawn]:
    width = (_ACROSS - _COLUMN * (len(areas) - 1)) // max(len(areas), 1)
    for index, area in enumerate(areas):
        yield AreaDrawn(EDGE + index * (width + _COLUMN), area, width, width * area.full // 100)

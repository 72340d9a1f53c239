"""The page of a finished workout as a picture: where each of its words stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from workouts.screens.done import AreaFilled, LiftDone
from workouts.screens.new_records import NewRecord

WIDTH, EDGE = 1080, 84
_ACROSS = WIDTH - 2 * EDGE
_DID_LETTERS = 40  # of a line of what was done, beside the next weight
_WHAT_LETTERS = 54
_COLUMN = 40  # between two areas


@dataclass(frozen=True, slots=True)
class Line:
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class RecordDrawn:
    y: int
    record: NewRecord


@dataclass(frozen=True, slots=True)
class LiftDrawn:
    """One exercise: its name at `y`, what was done in lines below, the weight beside them."""

    y: int
    lift: LiftDone
    did: list[Line]
    rule: int


@dataclass(frozen=True, slots=True)
class AreaDrawn:
    x: int
    area: AreaFilled
    width: int
    done: int


def picture(page: Mapping[str, Any]) -> dict[str, Any]:
    """Everything done.svg shows, of what done() says: nothing of whose it is."""
    records = [RecordDrawn(404 + 116 * at, record) for at, record in enumerate(page["records"])]
    top = 330 + 116 * len(records) + (34 if records else 0)
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


def _lifts(lifts: list[LiftDone], y: int) -> Iterator[LiftDrawn]:
    for lift in lifts:
        lines = wrap(f"{lift.did}{' · it hurt' if lift.hurt else ''}", _DID_LETTERS)
        did = [Line(y + 44 * number, words) for number, words in enumerate(lines, start=1)]
        rule = y + 44 * max(len(did), 1) + 42
        yield LiftDrawn(y, lift, did, rule)
        y = rule + 66


def _areas(areas: list[AreaFilled]) -> Iterator[AreaDrawn]:
    width = (_ACROSS - _COLUMN * (len(areas) - 1)) // max(len(areas), 1)
    for at, area in enumerate(areas):
        yield AreaDrawn(EDGE + at * (width + _COLUMN), area, width, width * area.full // 100)

"""What was read of a kept file, kept beside it, so that each further look need not read it again.

It is JSON: the rows by columns, their workouts named by number. Only the same readers may take it
at its word; after a change of theirs the file itself is read.
"""

from __future__ import annotations

import datetime
import json
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, astuple
from decimal import Decimal
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from imports import files
from imports.files.date_order import Order
from imports.files.file_sets import FileBody, FileSet, FileSource, FileWorkout, Reading, Skipped

_FAST = 1  # zlib's level: a look waits for it


def packed(reading: Reading) -> bytes:
    """A reading as bytes, which `unpacked` reads back; of one whose dates nobody is asked about."""
    workouts: dict[FileWorkout, int] = {}
    values = zip(*reading.rows, strict=True) if reading.rows else [()] * len(FileSet._fields)
    columns: dict[str, Any] = dict(zip(FileSet._fields, values, strict=True))
    columns["visit"] = [workouts.setdefault(visit, len(workouts)) for visit in columns["visit"]]
    columns["weight"] = [None if each is None else str(each) for each in columns["weight"]]
    content = {
        "readers": readers(),
        "source": asdict(reading.source),
        "workouts": [[visit.began.isoformat(), *visit[1:]] for visit in workouts],
        "rows": columns,
        "skipped": [astuple(row) for row in reading.skipped],
        "dropped": reading.dropped,
        "bodies": [[row.line, str(row.on), str(row.weight), row.unit] for row in reading.bodies],
        "order": reading.order and [reading.order.first, reading.order.sentence],
    }
    # Lone surrogates of a file's text survive as escapes.
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode(), _FAST)


def unpacked(content: bytes) -> Reading | None:
    """The reading that was packed; None where other readers wrote it."""
    kept = json.loads(zlib.decompress(content))
    if kept["readers"] != readers():
        return None
    source = kept["source"] | {"evidence": tuple(kept["source"]["evidence"])}
    began = datetime.datetime.fromisoformat
    workouts = [FileWorkout(began(first), *rest) for first, *rest in kept["workouts"]]
    columns = kept["rows"]
    columns["visit"] = [workouts[number] for number in columns["visit"]]
    columns["weight"] = [*map(_decimals(), columns["weight"])]
    return Reading(
        FileSource(**source),
        rows=[*map(FileSet, *(columns[name] for name in FileSet._fields))],
        skipped=[Skipped(*row) for row in kept["skipped"]],
        dropped=Counter(kept["dropped"]),
        bodies=[*map(_body, kept["bodies"])],
        order=kept["order"] and Order(*kept["order"]),
    )


def _body(row: list[Any]) -> FileBody:
    line, on, weight, unit = row
    return FileBody(line, datetime.date.fromisoformat(on), Decimal(weight), unit)


def _decimals() -> Callable[[str | None], Decimal | None]:
    """A weight from its digits. A file has few different ones, and each is made once."""
    known: dict[str | None, Decimal | None] = {None: None}

    def weight(digits: str | None) -> Decimal | None:
        if digits not in known:
            known[digits] = Decimal(digits or 0)
        return known[digits]

    return weight


@cache  # asked before the fork (backplan/preloaded.py): later there may be files of a new version
def readers() -> str:
    """The readers as a hash of their files."""
    digest = blake2b(digest_size=16)
    folder = Path(files.__file__).parent
    for path in sorted([*folder.glob("*.py"), *folder.glob("*.toml")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()

"""Reading files that look like other apps' exports; the sets in them are invented."""

import datetime
from pathlib import Path
from typing import NamedTuple

from imports.files.apps import read
from imports.files.file_sets import FileSet, Limits, Reading, Skipped

TWINS = Path(__file__).parent / "twins"
LIMITS = Limits(datetime.date(1950, 1, 1), datetime.date(2026, 6, 30), (0, 100), 50_000)


class Counts(NamedTuple):
    """How much a file holds. `no_reps` are sound rows without reps, `broken` the others."""

    workouts: int
    work_sets: int
    warm_ups: int = 0
    no_reps: int = 0
    broken: int = 0
    dropped: int = 0


def twin(name: str) -> bytes:
    return (TWINS / name).read_bytes()


def reading_of(content: str | bytes) -> Reading:
    return read(content.encode() if isinstance(content, str) else content, LIMITS)


def in_file(reading: Reading) -> list[FileSet]:
    """Its rows by their lines, where the reader has them by the clock."""
    return sorted(reading.rows, key=lambda row: row.line)


def counted(reading: Reading) -> Counts:
    warm_ups = sum(row.is_warm_up for row in reading.rows)
    no_reps = sum(row.whole for row in reading.skipped)
    return Counts(
        workouts=len({row.visit for row in reading.rows}),
        work_sets=len(reading.rows) - warm_ups,
        warm_ups=warm_ups,
        no_reps=no_reps,
        broken=len(reading.skipped) - no_reps,
        dropped=sum(reading.dropped.values()),
    )


def reasons(reading: Reading) -> list[tuple[int, str]]:
    return [(each.line, each.why) for each in sorted(reading.skipped, key=lambda each: each.line)]


def broken(reading: Reading) -> list[Skipped]:
    return [each for each in reading.skipped if not each.whole]

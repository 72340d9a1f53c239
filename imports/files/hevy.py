"""Files of the Hevy app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from imports.files.rows import Event, Limits, Source
from imports.files.table import Record

APP = "Hevy"


def known(header: Sequence[str], sample: Sequence[Sequence[str]]) -> Source | None:
    """What the columns tell of the file; None where they are not Hevy's."""
    return None


def events(
    source: Source, header: Sequence[str], records: Iterator[Record], limits: Limits
) -> Iterator[Event]:
    """The rows, in the order of the file."""
    return iter(())

"""The page beside each dump: when it was made, of what, and what it was seen to hold."""

from __future__ import annotations

import dataclasses
import datetime
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backups.facts import Facts
from backups.failures import BackupError

FORMAT = 1
SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of one dump. Sizes are in bytes, the version as libpq counts (180001)."""

    file: str
    database: str
    made_at: datetime.datetime
    proven_at: datetime.datetime
    server_version: int
    encrypted: bool
    size: int
    sha256: str  # of the file
    dump_sha256: str  # of the dump inside it: the same unless it is encrypted
    facts: Facts

    def written(self) -> bytes:
        moments = {name: getattr(self, name).isoformat() for name in ("made_at", "proven_at")}
        content = {"format": FORMAT, **dataclasses.asdict(self), **moments}
        return json.dumps(content, indent=1).encode()

    @classmethod
    def read(cls, content: bytes) -> Manifest:
        """Raises BackupError for one that is none, or of a later kind."""
        try:
            given: dict[str, Any] = json.loads(content)
            if given.pop("format") > FORMAT:
                raise BackupError("Its manifest was made by a newer Backplan.")
            facts: dict[str, Any] = given.pop("facts")
            facts["tables"] = {
                name: (rows, total) for name, (rows, total) in facts["tables"].items()
            }
            for name in ("made_at", "proven_at"):
                given[name] = datetime.datetime.fromisoformat(given[name])
            manifest = cls(facts=Facts(**facts), **given)
            age_of(manifest.made_at)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BackupError("Its manifest can’t be read.") from error
        return manifest


def beside(dump: Path) -> Path:
    """Where the manifest of a dump is."""
    return dump.with_name(dump.name + SUFFIX)


def of_file(dump: Path) -> Manifest:
    """The manifest of a dump that is there. Raises BackupError."""
    if not dump.is_file():
        raise BackupError("There is no such file.")
    try:
        content = beside(dump).read_bytes()
    except FileNotFoundError:
        raise BackupError(
            "It has no manifest beside it, so nothing says that it’s whole."
        ) from None
    return Manifest.read(content)


def age_of(moment: datetime.datetime) -> datetime.timedelta:
    return datetime.datetime.now(datetime.UTC) - moment


def in_words(age: datetime.timedelta) -> str:
    """Such as "3 hours ago", for a report."""
    seconds = max(age.total_seconds(), 0)
    for name, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if (count := int(seconds // length)) > 0:
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"

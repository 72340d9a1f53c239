"""The folder of the backups: private, nothing half in it, and the old ones cleared away."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from backups.failures import BackupError
from backups.manifest import Manifest, beside, of_file

HALF = ".part"
NAMED = re.compile(r"[\w-]+\.dump(\.age)?")


@dataclass(frozen=True, slots=True)
class Kept:
    """A dump in the folder with its manifest, or the sentence that says why it counts for
    nothing."""

    path: Path
    manifest: Manifest | None
    fault: str = ""


def private(folder: Path) -> Path:
    """Make the folder, or see that it is closed to others. Raises BackupError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.stat()
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise BackupError(f"{folder} is open to others: chmod 700 {folder}.")
    return folder


def name_for(database: str, moment: datetime.datetime, *, encrypted: bool) -> str:
    """A file name that sorts by time, down to milliseconds so that no two are alike."""
    plain = _plain(database)
    return f"{plain}-{moment:%Y-%m-%d-%H%M%S}-{moment.microsecond // 1000:03}.dump" + (
        ".age" if encrypted else ""
    )


def _plain(database: str) -> str:
    return re.sub(r"\W", "_", database, flags=re.ASCII)


@contextmanager
def draft(folder: Path, name: str) -> Iterator[tuple[Path, int]]:
    """A file that has another name until it is finished: its path, and it open to write.

    It is gone afterwards unless it was published.
    """
    path = folder / f".{name}{HALF}"
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        yield path, file
    finally:
        os.close(file)
        path.unlink(missing_ok=True)


def publish(path: Path, manifest: Manifest) -> Path:
    """Give a finished draft its name, with its manifest beside it. Both are on the disk then."""
    dump = path.with_name(manifest.file)
    with draft(path.parent, beside(dump).name) as (page, file):
        _write(file, manifest.written())
        os.fsync(file)
        try:
            os.rename(path, dump)
            os.rename(page, beside(dump))
            _sync(path.parent)
        except BaseException:
            dump.unlink(missing_ok=True)
            raise
    return dump


def _write(file: int, content: bytes) -> None:
    while content:
        content = content[os.write(file, content) :]


def _sync(folder: Path) -> None:
    # Without this a power cut could take the names back.
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def clear_halves(folder: Path, database: str) -> None:
    """Delete the drafts of one that was killed. Call while alone with the database."""
    for path in folder.glob(f".{_plain(database)}-*{HALF}"):
        path.unlink(missing_ok=True)


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def kept(folder: Path) -> list[Kept]:
    """Every dump of the folder, newest first, and last what counts for nothing.

    Sizes are compared, contents are not.
    """
    paths = [path for path in folder.glob("*.dump*") if NAMED.fullmatch(path.name)]
    return sorted(map(_look, paths), key=_by_age, reverse=True)


def _by_age(kept: Kept) -> tuple[datetime.datetime, str]:
    long_ago = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return (kept.manifest.made_at if kept.manifest else long_ago, kept.path.name)


def _look(path: Path) -> Kept:
    try:
        manifest = of_file(path)
        check_size(path, manifest)
    except BackupError as error:
        return Kept(path, None, str(error))
    return Kept(path, manifest)


def check_size(path: Path, manifest: Manifest) -> None:
    """Raises BackupError for a file that is shorter or longer than it was."""
    size = path.stat().st_size
    if size < manifest.size:
        raise BackupError(f"It’s truncated: {size:,} bytes are left of {manifest.size:,}.")
    if size > manifest.size:
        raise BackupError(f"It was changed: it has {size:,} bytes, and had {manifest.size:,}.")


def check_content(path: Path, manifest: Manifest) -> None:
    """Raises BackupError for a file that is not what it was, byte for byte."""
    check_size(path, manifest)
    if sha256(path) != manifest.sha256:
        raise BackupError("It was changed: its checksum isn’t the one it had.")


def newest(folder: Path, database: str) -> Manifest | None:
    """Of the backups of this database that were proven and still have their size, the newest."""
    good = (each.manifest for each in kept(folder) if each.manifest)
    ours = (manifest for manifest in good if manifest.database == database)
    return max(ours, key=lambda manifest: manifest.made_at, default=None)


def thin_out(folder: Path, database: str, days: int) -> list[Path]:
    """Delete old ones of this database: all of the last day stay, and before that the newest
    of each day, for so many days that have one. Returns what was deleted.

    Days without a backup do not count, so a pause never makes the last ones go.
    """
    good = [each for each in kept(folder) if each.manifest and each.manifest.database == database]
    good.sort(key=lambda each: each.manifest.made_at, reverse=True)  # type: ignore[union-attr]
    seen: set[datetime.date] = set()
    deleted = []
    for each in good:
        made_at = each.manifest.made_at  # type: ignore[union-attr]
        lately = good[0].manifest.made_at - made_at < datetime.timedelta(days=1)  # type: ignore[union-attr]
        first_of_day = made_at.date() not in seen and len(seen) < days
        if first_of_day:
            seen.add(made_at.date())
        if not (lately or first_of_day):
            # The page last: a dump without one counts for nothing, a page alone is no dump.
            each.path.unlink()
            beside(each.path).unlink(missing_ok=True)
            deleted.append(each.path)
    return deleted

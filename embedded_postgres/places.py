"""Where one private cluster keeps its things, and who owns them."""

import hashlib
import os
import pwd
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from psycopg import OperationalError

# A folder made for one major version is never opened by another.
FOLDER = "postgres-18"
# Root's own folders are often closed to others, and Postgres refuses to run as root.
STATE = Path("/var/lib")
# The address of a unix socket ends after 107 bytes on Linux, 103 on macOS.
LONGEST_SOCKET = 103
SOCKET = ".s.PGSQL.5432"
# It becomes a part of paths and statements.
NAME = re.compile("[a-z][a-z0-9_]{0,30}")


@dataclass(frozen=True, slots=True)
class Account:
    """Who the server runs as when that is not ourselves."""

    uid: int
    gid: int


def server_account() -> Account | None:
    """None for an ordinary user, who runs the server; `nobody` for root, who may not."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam("nobody")
    return Account(entry.pw_uid, entry.pw_gid)


def own_folder(path: Path, *, mode: int = 0o700, account: Account | None = None) -> Path:
    """Make the folder, or check that nobody else could have put it there.

    Raises psycopg.OperationalError when it belongs to someone else.
    """
    uid = account.uid if account else os.geteuid()
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.mkdir(mode=0o700)
        if account:
            os.chown(path, account.uid, account.gid)
        path.chmod(mode)
    except FileExistsError:
        found = path.lstat()
        loose = stat.S_IMODE(found.st_mode) & ~mode & 0o077
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid or loose:
            raise OperationalError(
                f"{path} must be a folder of our own, closed to others."
            ) from None
    return path


@dataclass(frozen=True, slots=True)
class Places:
    """Every path of one cluster: data, socket, log and locks."""

    root: Path
    account: Account | None
    name: str

    @classmethod
    def under(cls, home: Path, name: str) -> "Places":
        """The places of the cluster that belongs to this data folder.

        Raises ValueError for a name of anything but small letters, digits and underscores.
        """
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name for a database here.")
        account = server_account()
        home = home.resolve()
        if account:
            home = (STATE / name / _digest(home)).resolve()
        return cls(home / FOLDER, account, name)

    @property
    def shared(self) -> Path:
        """What root's clusters of this name have in common, open to the server's account."""
        return STATE / self.name

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def mutex(self) -> Path:
        return self.root / "lock"

    @property
    def users(self) -> Path:
        return self.root / "users"

    @property
    def title(self) -> str:
        """The word that marks this cluster's processes in a process list."""
        return f"{self.name}-{_digest(self.root)}"

    @property
    def socket_folder(self) -> Path:
        """Beside the data, or in the temporary folder when that path would be too long."""
        owner = self.account.uid if self.account else os.geteuid()
        folders = [
            self.root / "socket",
            Path(tempfile.gettempdir()) / f"{self.name}-{owner}-{_digest(self.root)}",
        ]
        for folder in folders:
            if len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET:
                return folder
        return Path("/tmp") / folders[1].name  # noqa: S108 - made private by own_folder

    def make(self) -> None:
        """Make the folders that must exist before anything else does."""
        if self.account:
            own_folder(self.shared, mode=0o755)
            own_folder(self.root.parent, mode=0o755)
            own_folder(self.root, mode=0o755)
        else:
            own_folder(self.root)


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]

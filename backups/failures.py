"""What can go wrong with a backup, each as one sentence for whoever runs the site.

No sentence repeats a value of a row: it may end in a log.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg


class BackupError(Exception):
    """Nothing was made, or nothing replaced; the sentence says why."""


@contextmanager
def told() -> Iterator[None]:
    """Raise what Postgres and the disk say as a BackupError."""
    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        sentence = (
            "Postgres refuses: the role in DATABASE_URL must own the database and be allowed to "
            "make others (ALTER ROLE ... CREATEDB)."
        )
        raise BackupError(sentence) from error
    except psycopg.errors.DiskFull as error:
        raise BackupError("The disk of the database is full.") from error
    except psycopg.OperationalError as error:
        raise BackupError("The database does not answer.") from error
    except psycopg.Error as error:
        raise BackupError(f"Postgres refuses: {type(error).__name__}.") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise BackupError("The disk of the backups is full.") from error
        raise BackupError(f"{error.filename or 'The disk'}: {error.strerror}.") from error

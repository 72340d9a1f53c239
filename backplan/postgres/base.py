"""Where Django looks for a backend, and the name it looks for."""

from backplan.postgres.database import BoundedDatabase as DatabaseWrapper

__all__ = ["DatabaseWrapper"]

"""What stands in a query for a value that comes later."""

from __future__ import annotations

from typing import Any

from django.db.models import Expression


class Placeholder(Expression):
    """A value by its name, sent as it is: of the type that psycopg turns into the column's."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]

"""What every request asks and stores: compiled once a process, prepared once a connection.

A query stays a QuerySet of its model, with a Placeholder where each request has a value of its
own: Django's compiler takes longer over one than Postgres does. Behind a pooler that hands each
transaction another connection nothing is prepared (DATABASE_POOLER); all else stays as it is.
"""

from prepared.insertion import insert
from prepared.placeholder import Placeholder
from prepared.query import Prepared, PreparedRows
from prepared.statement import rows

__all__ = ["Placeholder", "Prepared", "PreparedRows", "insert", "rows"]

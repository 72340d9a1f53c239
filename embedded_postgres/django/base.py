from typing import Any

from django.db.backends.postgresql import base

from embedded_postgres.django import running
from embedded_postgres.django.client import DatabaseClient


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Django's, for the running server. Called once for every new connection."""
        server = running(self.settings_dict)
        return super().get_connection_params() | {"host": str(server.socket), "port": "5432"}

import threading
from typing import Any, ClassVar

from django.db.backends.postgresql import base

from embedded_postgres import Server
from embedded_postgres.django import running
from embedded_postgres.django.client import DatabaseClient


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient
    # Which server each alias's pool connects to: a restarted one needs a new pool.
    _pooled: ClassVar[dict[str, Server]] = {}
    _lock: ClassVar[threading.Lock] = threading.Lock()

    def get_connection_params(self) -> dict[str, Any]:
        """Django's, for the running server. Called once for every new connection."""
        server = running(self.settings_dict)
        self._drop_pool_of_another(server)
        return super().get_connection_params() | {"host": str(server.socket), "port": "5432"}

    def _drop_pool_of_another(self, server: Server) -> None:
        with self._lock:
            if self._pooled.get(self.alias, server) != server:
                pool = self._connection_pools.pop(self.alias, None)  # type: ignore[attr-defined]
                if pool is not None:
                    pool.close()
            self._pooled[self.alias] = server

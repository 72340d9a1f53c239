"""Django's Postgres backend for a server that may go away: it gives up soon, and says so at once.

An ENGINE in DATABASES. Each thread keeps one connection of its own. Why there is no pool is in
docs/decisions/07-no-pool-of-connections.md.
"""

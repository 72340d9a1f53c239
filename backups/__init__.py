"""Backups that are restored before they count: made, listed, and brought back.

It knows nothing of the product: a database, a folder, and the programs of Postgres.
"""

"""Reads a table that no app wrote, by the columns that its lifter names."""

"""Excuse days on which one cannot train."""

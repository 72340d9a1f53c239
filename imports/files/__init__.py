"""Reads the files of other training apps and our own: pure Python, one module for each app."""

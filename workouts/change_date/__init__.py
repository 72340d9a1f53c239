"""Correct the date of a workout."""

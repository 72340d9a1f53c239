"""The workouts that wait for a coach, one after the other."""

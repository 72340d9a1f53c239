"""One client as their coach sees them: week, history, lifts and workouts."""

"""See what the rule would have said of workouts that were done without it."""

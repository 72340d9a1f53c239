"""The public page that explains the rule and plays a workout through it."""

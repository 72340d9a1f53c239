"""Change the plan: experience, days, prescriptions and unit."""

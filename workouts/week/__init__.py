"""See this week: the day or days, their targets and why."""

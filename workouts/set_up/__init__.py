"""Set up the plan once, after signing up."""

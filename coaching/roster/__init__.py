"""All clients of a coach in one list, whoever needs a look first, and why."""

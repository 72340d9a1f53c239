"""What the log shows: weeks, a lift’s staircase, records, balance, and what the rule would
have said."""

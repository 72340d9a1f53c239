"""What the log shows: weeks, a lift’s staircase, records, balance, what the rule would have said."""

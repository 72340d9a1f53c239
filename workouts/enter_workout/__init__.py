"""Enter a whole workout on one page, after it was done."""

"""The training days in a lifter's own calendar: an address that calendar programs read, which
only its secret opens."""

"""Say in which gym a workout is done."""

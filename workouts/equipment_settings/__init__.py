"""Say what the gym has: bar, plates, bells and stack."""

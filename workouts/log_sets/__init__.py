"""Do a workout set by set: start it, log and edit its sets, finish it."""

"""See one lift through its workouts: the staircase, its table, records, arms."""

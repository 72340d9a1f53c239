"""After a workout: what it earned, on a page and as a picture."""

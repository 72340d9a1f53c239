"""Delete a whole workout, and put it back."""

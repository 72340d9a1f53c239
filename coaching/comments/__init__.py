"""What coach and client write about a workout."""

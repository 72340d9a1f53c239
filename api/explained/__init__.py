"""What the API can do, for people and for programs."""

"""A coach hands a client over to another, and the client says yes or no."""

"""Look back by months and weeks."""

"""The rule by itself: what you did on this set decides the next one. Standard library only."""

"""Swap an exercise, in one workout or from now on."""

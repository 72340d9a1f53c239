"""Keep one's body weight: write it, correct it, remove it, and say whether a coach may see it."""

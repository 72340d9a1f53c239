"""Letters that people asked for: what each kind tells is said where its facts are."""

"""Files people bring, of other training apps, of our own, or tables made by hand: read, previewed,
brought in and taken back."""

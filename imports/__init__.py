"""Files people bring, of other training apps or our own: read, previewed, brought in and
taken back."""

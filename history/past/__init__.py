"""What was done, read back: values and the counting on them, asked of no database."""

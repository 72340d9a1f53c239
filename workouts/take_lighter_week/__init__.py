"""Take a lighter week, and take it back."""

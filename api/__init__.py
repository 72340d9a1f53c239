"""One's own data for programs: tokens, the addresses they open, and the document of those."""

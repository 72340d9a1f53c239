"""Take one’s own data along: everything as JSON, the sets as CSV."""

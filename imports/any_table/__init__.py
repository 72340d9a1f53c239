"""The page on which a lifter says which column of a table is which."""

"""Our own file of everything: read in full, laid beside a log, or restored."""

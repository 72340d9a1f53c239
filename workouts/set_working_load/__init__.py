"""Set by hand where a lift opens next, or choose after time away."""

"""Keep pages and unsent sets on a phone without a signal."""

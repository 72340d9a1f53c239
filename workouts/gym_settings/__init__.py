"""Several gyms: add, name, change and remove them, and say which is the usual."""

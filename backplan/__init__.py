"""The project: settings, addresses, middleware, and the answers that belong to no app."""

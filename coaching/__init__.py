"""The only place where one person reads another’s log: links and consent, the roster, reviews,
comments and proposals."""

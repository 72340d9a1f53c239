"""Names inside plain text, where no <bdi> can go: titles, messages, texts read aloud."""

from __future__ import annotations

# Unicode's first strong isolate, and the mark that ends it.
_ISOLATE, _END = "\u2068", "\u2069"


def isolated(name: object) -> str:
    """The name between isolating marks, so that its script cannot reorder the words around it."""
    return f"{_ISOLATE}{name}{_END}"

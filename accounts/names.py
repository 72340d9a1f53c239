"""Names inside plain text, where no <bdi> can go: titles, messages, texts read aloud."""

from __future__ import annotations

# Unicode's first strong isolate, and the mark that ends it.
_ISOLATE, _END = "\u2068", "\u2069"


def isolated(name: object) -> str:
    """A name that leaves the order of the words around it alone, in whichever script it is."""
    return f"{_ISOLATE}{name}{_END}"

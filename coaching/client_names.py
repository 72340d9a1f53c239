"""What the people of a list are called, so that two of one name are told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def told_apart(people: Sequence[tuple[str, str]]) -> list[str]:
    """Each by their name, with the address after it where another has the same name; `people` are
    names, or addresses in their place, and addresses."""
    times = Counter(name.casefold() for name, _ in people)
    return [
        name if times[name.casefold()] == 1 or name == email else f"{name}, {email}"
        for name, email in people
    ]

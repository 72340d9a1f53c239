"""What the names of columns say, by column_names.toml: what stands in a column, and its unit."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from imports.files import months

LONGEST = 100  # characters of a name that are looked at
EXACT = 1000  # the score of a name that says this and nothing else
# A clock in a longer name is that of a rest as well.
_ONLY_EXACT = {"time"}
_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o", "æ": "ae", "đ": "d"})
_MARKS = {"\u2713", "\u2714", "\u25cb", "1.0"}
_YES = {"1", "true", "yes", "y", "x"}
_BETWEEN = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")

_DATA: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("column_names.toml").read_text(encoding="utf-8")
)


@lru_cache(maxsize=2048)
def plain(name: str) -> str:
    """A name in lower case without accents, its words separated by single spaces."""
    # Dots stay until here, so that "avg.weight" does not become one word.
    text = months.plain(name[:LONGEST].replace(".", " ")).translate(_LETTERS)
    return _BETWEEN.sub(" ", text).strip()


def _all_plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(plain, words))))


_NAMES = {kind: _all_plain(names) for kind, names in _DATA["names"].items()}
_WORDS = {kind: _all_plain(words) for kind, words in _DATA["words"].items()}
KINDS = tuple(_NAMES)
_ALL = frozenset(name for kind in KINDS for name in _NAMES[kind])
_UNITS = {word: unit for unit in ("kg", "lb") for word in _WORDS[unit]}


def unit_in(name: str) -> str | None:
    """The unit that a name says, as `Weight (kg)` does; None where it says none, or both."""
    units = {unit for word, unit in _UNITS.items() if _says(plain(name), word)}
    return units.pop() if len(units) == 1 else None


def unit_of(cell: str) -> str | None:
    """The unit that a cell is, None where it is none."""
    return _UNITS.get(plain(cell))


def score(name: str, kind: str) -> int:
    """How well a name says that a column is of a kind, 0 where it does not."""
    whole = plain(name)
    text = _without_unit(whole)
    if text in _NAMES[kind] or whole in _NAMES[kind]:
        return EXACT
    if kind in _ONLY_EXACT or any(_says(text, other) for other in _WORDS["others"]):
        return 0
    return max((len(phrase) for phrase in _NAMES[kind] if _says(text, phrase)), default=0)


def known(name: str) -> bool:
    """Whether a name is that of a column, and nothing else."""
    whole = plain(name)
    return whole in _ALL or _without_unit(whole) in _ALL


def family(name: str) -> tuple[str, int] | None:
    """A name without its number, and the number: `Set 2 (kg)` is the second of `Set (kg)`."""
    text = plain(name)
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or len(numbers[0]) > 2:
        return None
    return _BETWEEN.sub(" ", _NUMBER.sub(" ", text)).strip(), int(numbers[0])


def of_sets(name: str) -> str | None:
    """What the columns of a family hold, one for each set: "reps", "weight", or None."""
    text = f" {_without_unit(name)} "
    for word in sorted(_WORDS["set"], key=len, reverse=True):
        text = text.replace(f" {word} ", " ") if _is_spaced(word) else text.replace(word, "")
    rest = text.strip()
    if not rest:
        return "weight" if unit_in(name) else "reps"
    return next((kind for kind in ("reps", "weight") if rest in _NAMES[kind]), None)


@lru_cache(maxsize=2048)
def is_warm_up(cell: str) -> bool:
    """Whether a cell of the column for it says that the set was a warm-up."""
    text = plain(cell)
    if cell.strip() in _MARKS or text in _YES:
        return True
    return any(text == word or (len(word) > 2 and text.startswith(word)) for word in _WORDS["warm"])


def _says(text: str, phrase: str) -> bool:
    # In scripts without spaces between words, a phrase may be a part of a word.
    return f" {phrase} " in f" {text} " if _is_spaced(phrase) else phrase in text


def _is_spaced(phrase: str) -> bool:
    return all(letter < "\u0e00" for letter in phrase)


def _without_unit(text: str) -> str:
    rest = " ".join(word for word in text.split() if word not in _UNITS)
    return rest or text

"""Which of our exercises another app's exercise name means, by names.toml."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

LONGEST = 200  # characters of a name that are looked at
BODY_WEIGHT = ("pull-up", "chin-up")  # their names may say what the weight is

_LETTERS = str.maketrans({"ł": "l", "ı": "i", "ø": "o"})  # letters that NFKD does not take apart
_ACCENTS = re.compile("[\u0300-\u036f]")
_BETWEEN = re.compile(r"[\W_]+")

_DATA: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("names.toml").read_text(encoding="utf-8")
)


def _plain(name: str) -> str:
    """A name in lower case without accents, its words separated by single spaces."""
    text = unicodedata.normalize("NFKD", name[:LONGEST].casefold()).translate(_LETTERS)
    text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    return _BETWEEN.sub(" ", text).strip()


_SMALL = frozenset(map(_plain, _DATA["words"]["small"]))
_GRIPS = frozenset(map(_plain, _DATA["words"]["grips"]))
_SAME = {f" {_plain(written)} ": f" {_plain(meant)} " for written, meant in _DATA["words"]["same"]}
_PHRASES = {kind: tuple(map(_plain, phrases)) for kind, phrases in _DATA["help"].items()}


def _words(name: str) -> frozenset[str]:
    text = f" {_plain(name)} "
    for written, meant in _SAME.items():
        text = text.replace(written, meant)
    return frozenset(text.split()) - _SMALL


def _all_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(_words, names))


class _Pattern(NamedTuple):
    """The words that a name must have, and those that it may have besides."""

    slug: str
    says: frozenset[str]
    may: frozenset[str]


_LOADS = _all_words(phrase for phrases in _PHRASES.values() for phrase in phrases)
_PATTERNS = [
    _Pattern(
        slug,
        _words(name),
        _all_words(group["with"]) | (_LOADS if slug in BODY_WEIGHT else frozenset()),
    )
    for slug, groups in _DATA.items()
    if isinstance(groups, list)
    for group in groups
    for name in group["names"]
]


def suggested(name: str) -> str | None:
    """The slug of our exercise, None for a name that means none. The lifter may change it."""
    return _meant(_words(name))


def offered(name: str) -> str | None:
    """The slug of our exercise that a name without a suggestion is but for its grip, which the
    lifter may take it for."""
    words = _words(name)
    return None if words.isdisjoint(_GRIPS) else _meant(words - _GRIPS)


def _meant(words: frozenset[str]) -> str | None:
    for pattern in _PATTERNS:
        if pattern.says <= words <= pattern.says | pattern.may:
            return pattern.slug
    return None


def is_assisted(name: str) -> bool:
    """Whether a positive weight is assistance."""
    return _says(name, "assisted")


def is_weighted(name: str) -> bool:
    """Whether the weight is added to the body's own."""
    return _says(name, "weighted")


def _says(name: str, kind: str) -> bool:
    # In scripts without spaces between words, a phrase may be a part of a word.
    text = f" {_plain(name)} "
    return any((f" {phrase} " if phrase.isascii() else phrase) in text for phrase in _PHRASES[kind])

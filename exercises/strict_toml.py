"""Reads TOML strictly: each field by name and type, and none may be left over."""

import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

_KINDS: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}
T = TypeVar("T")


class ContentError(ValueError):
    """A content file is wrong. The message names the file and the field."""


def parse(path: Path) -> dict[str, object]:
    """The file's top-level table. Raises ContentError naming the file when it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path.name}: is not readable as TOML: {error}") from error


class Table:
    """One TOML table, taken field by field; every complaint names the file and the field."""

    def __init__(self, place: str, rows: dict[str, object]) -> None:
        self.place = place
        self.rows = dict(rows)

    def error(self, field: str, problem: str) -> ContentError:
        return ContentError(f"{self.place}: {field} {problem}")

    def take(self, field: str, kind: type[T]) -> T:
        if field not in self.rows:
            raise self.error(field, "is missing")
        value = self.rows.pop(field)
        if type(value) is not kind:  # isinstance would let true pass for a number
            raise self.error(field, f"must be {_KINDS[kind]}")
        return value

    def text(self, field: str, longest: int | None = 1000) -> str:
        return self._checked(field, self.take(field, str), longest)

    def texts(self, field: str) -> list[str]:
        lines: list[object] = self.take(field, list)
        if not lines:
            raise self.error(field, "must not be empty")
        return [self._checked(f"{field}[{n}]", line) for n, line in enumerate(lines, start=1)]

    def number(self, field: str, low: int, high: int) -> int:
        value = self.take(field, int)
        if not low <= value <= high:
            raise self.error(field, f"must be from {low} to {high}")
        return value

    def one_of(self, field: str, known: Collection[str]) -> str:
        return self._known(field, self.text(field), known)

    def some_of(self, field: str, known: Collection[str]) -> list[str]:
        keys = [self._known(field, key, known) for key in self.texts(field)]
        if len(set(keys)) < len(keys):
            raise self.error(field, "names something twice")
        return keys

    def done(self) -> None:
        for field in self.rows:
            raise self.error(field, "is not a known field")

    def _checked(self, field: str, value: object, longest: int | None = 1000) -> str:
        if not isinstance(value, str):
            raise self.error(field, "must be a text")
        if not value or value != value.strip():
            raise self.error(field, "must not be empty or start or end with a space")
        if longest is not None and len(value) > longest:
            raise self.error(field, f"must be at most {longest} characters")
        return value

    def _known(self, field: str, value: str, known: Collection[str]) -> str:
        if value not in known:
            raise self.error(field, f"has the unknown value “{value}”; known: {', '.join(known)}")
        return value

"""One name, one meaning: no two classes of the product share a name."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Django asks for these by name, wherever they stand.
DJANGOS = {"Meta", "Migration", "Command"}


def named(source: str) -> set[str]:
    """The classes and type aliases that the top of a file makes for others to use."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign) and isinstance(target := node.targets[0], ast.Name):
            is_type = target.id[0].isupper() and not target.id.isupper()
            names |= {target.id} if is_type else set()
    return {name for name in names - DJANGOS if not name.startswith("_")}


def shared(files: dict[str, str]) -> dict[str, list[str]]:
    """The names that several files make, with those files."""
    places = defaultdict(list)
    for file, source in files.items():
        for name in named(source):
            places[name].append(file)
    return {name: found for name, found in places.items() if len(found) > 1}


def test_no_two_classes_share_a_name() -> None:
    packages = {path.parent for path in ROOT.glob("*/__init__.py")} - {ROOT / "tests"}
    files = [path for package in packages for path in package.rglob("*.py")]
    sources = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}
    assert len(sources) > 300
    assert shared(sources) == {}


def test_a_name_taken_twice_is_found() -> None:
    files = {"a.py": "class Row: ...", "b.py": "Row = dict[str, int]", "c.py": "class Set: ..."}
    assert shared(files) == {"Row": ["a.py", "b.py"]}

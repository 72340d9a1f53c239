"""Imports point one way: backplan -> coaching, imports -> workouts -> accounts, exercises,
progression.

The last three know nothing of each other, nor do coaching and imports, and the rule itself
knows only Python. So any package may be read, and coaching taken away, without those to its
left.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GROUND = {"accounts", "exercises", "progression"}
# What each package may import of ours, beside itself.
ALLOWED: dict[str, set[str]] = {
    "accounts": set(),
    "exercises": set(),
    "progression": set(),
    "workouts": GROUND,
    "coaching": GROUND | {"workouts"},
    "imports": GROUND | {"workouts"},
    "backplan": GROUND | {"workouts", "coaching", "imports"},
}
FILES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ALLOWED
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts  # one may wait for another's, by its name
)


def imported(source: str, package: str) -> Iterator[str]:
    """The top names of all that a file of a package imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield package if node.level or not node.module else node.module.split(".")[0]
        elif isinstance(node, ast.Call):
            yield from _by_name(node)


def _by_name(node: ast.Call) -> Iterator[str]:
    """What is imported by a text: import_module("a.b"), import_string("a.b.c"), __import__."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    called = node.func.id if isinstance(node.func, ast.Name) else called
    if called in {"import_module", "import_string", "__import__"} and node.args:
        name = node.args[0]
        if isinstance(name, ast.Constant) and isinstance(name.value, str):
            yield name.value.split(".")[0]


def wrong(source: str, package: str) -> set[str]:
    """The packages of ours that a file of this one must not import, and does."""
    return set(imported(source, package)) & set(ALLOWED) - ALLOWED[package] - {package}


def test_every_file_imports_only_what_lies_below_it() -> None:
    sources = [(file, (ROOT / file).read_text(encoding="utf-8")) for file in FILES]
    found = {file: wrong(source, file.split("/")[0]) for file, source in sources}
    assert {file: names for file, names in found.items() if names} == {}


def test_every_package_is_looked_at() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages <= set(ALLOWED)
    assert packages == {file.split("/")[0] for file in FILES}


def test_the_project_imports_no_test() -> None:
    sources = ((ROOT / file).read_text(encoding="utf-8") for file in FILES)
    assert not any("tests" in imported(source, "") for source in sources)


@pytest.mark.parametrize(
    ("package", "source", "found"),
    [
        ("workouts", "import coaching", "coaching"),
        ("workouts", "from coaching.models import Review", "coaching"),
        ("workouts", "import os, backplan.settings", "backplan"),
        ("workouts", "def late():\n    from coaching import reviews", "coaching"),
        ("workouts", "if TYPE_CHECKING:\n    from coaching import reviews", "coaching"),
        ("workouts", "import_string('coaching.reviews.due')", "coaching"),
        ("workouts", "importlib.import_module('coaching')", "coaching"),
        ("coaching", "from backplan import settings", "backplan"),
        ("coaching", "from imports import models", "imports"),
        ("imports", "from coaching import links", "coaching"),
        ("accounts", "from exercises.models import Exercise", "exercises"),
        ("exercises", "import progression as rule", "progression"),
        ("progression", "from workouts import gym", "workouts"),
    ],
)
def test_an_arrow_the_wrong_way_is_found(package: str, source: str, found: str) -> None:
    assert wrong(source, package) == {found}


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("workouts", "from accounts.models import User\nimport progression, exercises"),
        ("coaching", "from workouts import targets"),
        ("backplan", "import coaching, workouts"),
        ("accounts", "from . import forms\nfrom .models import User\nimport datetime"),
        ("progression", "from progression.rule import Rule"),
    ],
)
def test_an_arrow_the_right_way_is_let_through(package: str, source: str) -> None:
    assert wrong(source, package) == set()

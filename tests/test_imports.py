"""What `./run lint` cannot see of the contracts in pyproject.toml: that every package has one,
what is imported by a text, and that the project imports no test.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
PACKAGES = set(CONTRACTS["root_packages"])
LAYERS = [set(layer.split(" | ")) for layer in CONTRACTS["contracts"][0]["layers"]]
BY_TEXT = {"import_module", "import_string", "__import__"}


def named(source: str) -> Iterator[str]:
    """The top names of what a source imports by a text, or imports of the tests."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            if getattr(node.func, "attr", getattr(node.func, "id", "")) in BY_TEXT:
                yield str(node.args[0].value).split(".")[0]
        elif isinstance(node, ast.Import):
            yield from ("tests" for name in node.names if name.name.split(".")[0] == "tests")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tests":
            yield "tests"


def allowed(package: str) -> set[str]:
    """What a package may name: itself, what lies in the layers below it, and others' packages."""
    height = next(height for height, layer in enumerate(LAYERS) if package in layer)
    return {package}.union(*LAYERS[height + 1 :])


def wrong(source: str, package: str) -> set[str]:
    return set(named(source)) & (PACKAGES | {"tests"}) - allowed(package)


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_what_is_imported_by_a_text_lies_below(package: str) -> None:
    files = (ROOT / package).rglob("*.py")
    assert {file: found for file in files if (found := wrong(file.read_text(), package))} == {}


def test_every_package_has_its_contract() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == PACKAGES == set().union(*LAYERS)


@pytest.mark.parametrize(
    ("package", "source", "found"),
    [
        ("workouts", "import_string('coaching.reviews.due')", {"coaching"}),
        ("workouts", "importlib.import_module('history')", {"history"}),
        ("accounts", "__import__('exercises')", {"exercises"}),
        ("backplan", "def late():\n    from tests import factories", {"tests"}),
        ("backplan", "import tests", {"tests"}),
        ("backplan", "import tests.factories", {"tests"}),
        ("coaching", "import_string('workouts.targets.of')", set()),
        ("coaching", "import_string('django.views.static.serve')", set()),
    ],
)
def test_a_name_the_wrong_way_is_found(package: str, source: str, found: set[str]) -> None:
    assert wrong(source, package) == found

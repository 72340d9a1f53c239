"""The rule needs nothing but Python."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import progression

FOLDER = Path(progression.__file__).parent
ENGINE = [f"engine/{path.name}" for path in sorted((FOLDER / "engine").glob("*.py"))]
PURE = ["__init__.py", "characters.py", *ENGINE]


def imported(source: str) -> Iterator[str]:
    """The modules a source imports, wherever in it; a relative import is ours."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module if node.module and not node.level else "progression"


def foreign(source: str) -> set[str]:
    """What the rule must not import: anything but Python's own and its own folder."""
    return {
        name
        for name in imported(source)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not f"{name}.".startswith("progression.engine.")
    }


@pytest.mark.parametrize("name", PURE)
def test_the_rule_imports_the_standard_library_only(name: str) -> None:
    assert foreign((FOLDER / name).read_text()) == set()


def test_there_are_pure_modules_to_look_at() -> None:
    assert {"__init__.py", "engine/rule.py", "engine/types.py", "engine/wording.py"} <= set(PURE)


def test_its_interface_is_there_without_django() -> None:
    """In a Python that can import nothing that is installed."""
    found = f"import sys; sys.path[:0] = [{str(FOLDER.parent)!r}]; import progression"
    source = f"{found}; assert progression.progress and 'django' not in sys.modules"
    command = [sys.executable, "-I", "-S", "-c", source]
    assert subprocess.run(command, check=False).returncode == 0


def test_an_import_inside_a_function_is_found() -> None:
    assert foreign("def late():\n    from django.db import models") == {"django.db"}


def test_the_page_is_not_pure() -> None:
    assert foreign("import progression.rule_page.views") == {"progression.rule_page.views"}

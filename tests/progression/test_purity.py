"""The rule needs nothing but Python."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import progression

PAGE = {"apps.py", "fields.py", "forms.py", "play.py", "urls.py", "views.py"}
FOLDER = Path(progression.__file__).parent
PURE = sorted(path.name for path in FOLDER.glob("*.py") if path.name not in PAGE)


def imported(source: str) -> Iterator[str]:
    """The modules a source imports, wherever in it; a relative import is ours."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module if node.module and not node.level else "progression"


def foreign(source: str) -> set[str]:
    """What a pure module must not import: anything else's, or our own page."""
    page = {f"progression.{name.removesuffix('.py')}" for name in PAGE}
    known = sys.stdlib_module_names | {"progression"}
    modules = set(imported(source))
    return {name for name in modules if name.split(".")[0] not in known} | (modules & page)


@pytest.mark.parametrize("name", PURE)
def test_a_pure_module_imports_the_standard_library_only(name: str) -> None:
    assert foreign((FOLDER / name).read_text()) == set()


def test_there_are_pure_modules_to_look_at() -> None:
    assert {"__init__.py", "rule.py", "fold.py", "wording.py"} <= set(PURE)


def test_an_import_inside_a_function_is_found() -> None:
    assert foreign("def late():\n    from django.db import models") == {"django.db"}


def test_the_page_is_not_pure() -> None:
    assert foreign("import progression.rule_page.views") == {"progression.rule_page.views"}

"""The readers of other apps' files need nothing but Python."""

import ast
import sys
from pathlib import Path

from imports import files

FOLDER = Path(files.__file__).parent
MODULES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.py"))


def foreign(source: str) -> set[str]:
    """What a reader must not import: anything but the standard library, its own folder and what
    is as pure: the engine of the rule, and characters."""
    modules = [
        name
        for node in ast.walk(ast.parse(source))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom) and not node.level
            else []
        )
    ]
    return {
        name
        for name in modules
        if name.split(".")[0] not in sys.stdlib_module_names
        and not f"{name}.".startswith(("imports.files.", "progression.engine."))
        and name != "progression.characters"
    }


def test_every_reader_imports_nothing_but_python_and_the_engine() -> None:
    found = {name: foreign((FOLDER / name).read_text(encoding="utf-8")) for name in MODULES}
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_there_are_readers_to_look_at() -> None:
    assert "file_sets.py" in MODULES


def test_django_and_the_rest_of_ours_are_found() -> None:
    assert foreign("def late():\n    from django.db import models") == {"django.db"}
    assert foreign("from imports.models import Import") == {"imports.models"}

"""Small and flat: how long files, functions, views, templates, styles and scripts may be.

A line more than that is a second idea, and goes to a file or function of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = (
    "accounts",
    "api",
    "backplan",
    "backups",
    "coaching",
    "embedded_postgres",
    "exercises",
    "calendar_feed",
    "history",
    "imports",
    "mail",
    "progression",
    "workouts",
)
FILE, TEST_FILE, FUNCTION, VIEW, TEMPLATE, STYLE, SCRIPT = 250, 400, 41, 15, 120, 600, 200

# Where the views of the apps are.
VIEWS = re.compile(r"/(\w+_)?views?\.py$")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(folder: str, pattern: str) -> list[str]:
    """Every such file below a folder, migrations apart: Django writes those."""
    found = (path.relative_to(ROOT) for path in (ROOT / folder).rglob(pattern))
    return sorted(path.as_posix() for path in found if "migrations" not in path.parts)


PYTHON = [file for package in PACKAGES for file in files(package, "*.py")]
TESTS = files("tests", "*.py")
TEMPLATES = files("templates", "*.html")
STYLES = files("static", "*.css")
SCRIPTS = files("static", "*.js")


def read(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


def length(file: str) -> int:
    return len(read(file).splitlines())


def functions(source: str) -> Iterator[tuple[Function, int]]:
    """Every function with its lines, from `def` to its end; decorators are not its own."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield node, (node.end_lineno or node.lineno) - node.lineno + 1


def is_view(node: Function) -> bool:
    """Whether Django calls it: it takes the request first and is not for the file alone."""
    arguments = node.args.posonlyargs + node.args.args
    takes_request = bool(arguments) and arguments[0].arg == "request"
    return takes_request and not node.name.startswith("_")


def too_long(source: str, most: int, *, views: bool = False) -> list[str]:
    """The functions, or the views alone, that have more lines than `most`."""
    return [
        f"{node.name}: {count} lines"
        for node, count in functions(source)
        if count > most and (is_view(node) or not views)
    ]


@pytest.mark.parametrize(
    ("files", "lines"),
    [(PYTHON, FILE), (TESTS, TEST_FILE), (TEMPLATES, TEMPLATE), (STYLES, STYLE), (SCRIPTS, SCRIPT)],
    ids=["python", "tests", "templates", "styles", "scripts"],
)
def test_every_file_is_shorter_than_its_kind_may_be(files: list[str], lines: int) -> None:
    assert [file for file in files if length(file) >= lines] == []


@pytest.mark.slow
def test_every_function_has_at_most_40_lines() -> None:
    assert [(file, found) for file in PYTHON for found in too_long(read(file), FUNCTION - 1)] == []


def test_every_view_has_at_most_15_lines() -> None:
    views = [file for file in PYTHON if VIEWS.search(file)]
    assert [(file, each) for file in views for each in too_long(read(file), VIEW, views=True)] == []


LONG = "def page(request):\n" + "    pass\n" * 40


def test_a_function_of_41_lines_is_found() -> None:
    assert too_long(LONG, FUNCTION - 1) == ["page: 41 lines"]
    assert too_long(LONG.replace("    pass\n", "", 1), FUNCTION - 1) == []


def test_a_method_and_a_function_inside_a_function_are_found() -> None:
    inside = "class Part:\n" + "".join(f"    {line}\n" for line in LONG.splitlines())
    assert too_long(inside, FUNCTION - 1) == ["page: 41 lines"]
    assert "page: 41 lines" in too_long(inside.replace("class Part", "def outer()"), FUNCTION - 1)


def test_a_view_of_16_lines_is_found_and_a_helper_of_the_file_is_none() -> None:
    helper = LONG.replace("page", "_page")
    other = LONG.replace("request", "account")
    view = "@require_safe\n@login_not_required\ndef page(request):\n" + "    pass\n" * 15
    assert too_long(view + helper + other, VIEW, views=True) == ["page: 16 lines"]
    assert too_long(view.replace("    pass\n", "", 1), VIEW, views=True) == []


def test_there_are_files_of_every_kind_to_look_at() -> None:
    assert {"workouts/logbook.py", "backplan/settings.py"} <= set(PYTHON)
    assert "tests/test_sizes.py" in TESTS
    assert "templates/base.html" in TEMPLATES
    assert "static/css/base.css" in STYLES
    assert "static/js/worker.js" in SCRIPTS

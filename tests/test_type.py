"""Type: every size on the screen is one of a few, named once."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
STYLES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("static/css/*.css"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NAMED = re.compile(r"--text-([a-z]+):")
SIZED = re.compile(r"(?<![-\w])(font(?:-size)?):\s*([^;}]+)")
# Words inside a drawing are in its own units: a size over how much larger the page draws it.
SIZE = re.compile(r"(?:calc\()?var\(--text-([a-z]+)\)(?: / [\d.]+\))?")
# Windows and Android give these; one in between falls to another on each of them.
WEIGHTS = {"400", "500", "600", "700", "inherit"}


def rules(file: str) -> str:
    return COMMENT.sub("", (ROOT / file).read_text(encoding="utf-8"))


SIZES = NAMED.findall(rules("static/css/base.css"))


def sizes_of(style: str) -> list[str]:
    """Every size a style sets, by `font-size` or as the first word of `font`."""
    return [
        value.split(" / ")[0] if name == "font" else value
        for name, value in SIZED.findall(style)
        if value != "inherit"
    ]


def test_the_sizes_of_type_are_at_most_eight() -> None:
    assert 1 < len(SIZES) == len(set(SIZES)) <= 8


def test_every_size_of_type_is_one_of_the_scale() -> None:
    for file in STYLES:
        for size in sizes_of(rules(file)):
            named = SIZE.fullmatch(size)
            assert named is not None, f"{file} has a size of its own: {size}"
            assert named[1] in SIZES, f"{file} names a size that is none: {size}"


def test_a_size_is_named_in_one_place_alone() -> None:
    assert [file for file in STYLES if NAMED.search(rules(file))] == ["static/css/base.css"]


def test_every_weight_is_one_that_every_system_has() -> None:
    for file in STYLES:
        assert set(re.findall(r"font-weight:\s*([^;}]+)", rules(file))) <= WEIGHTS, file


def test_every_size_of_the_scale_is_used() -> None:
    used = {
        named[1] for file in STYLES for size in sizes_of(rules(file)) if (named := SIZE.match(size))
    }
    assert used == set(SIZES)

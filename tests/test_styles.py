"""Styles: what is said of a look is said once, and only of what a page shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CLASS = re.compile(r"\.([a-z][\w-]*)")
# `to-{{ way }}` of a template and `set-${kind}` of a script: what follows is found as it runs.
BEGUN = re.compile(r"([\w-]+-)(?:\{\{|\$\{|\{\})")
# Where a page repeats something so often that no template writes it.
PYTHON = [(each, "*markup.py") for each in ("backplan", "coaching", "history", "workouts")]
WRITERS = [("templates", "*.html"), ("templates", "*.svg"), ("static/js", "*.js"), *PYTHON]
DJANGOS = {"errorlist"}
FEW = 3  # declarations that two rules may share by chance are fewer

Rule = tuple[str, str, frozenset[str]]  # what is around it, its selector, its declarations


def rules(style: str, around: str = "") -> Iterator[Rule]:
    """Every rule of a style, those inside `@media` and the like too."""
    style = COMMENT.sub("", style)
    while "{" in style:
        head, rest = style.split("{", 1)
        depth, end = 1, 0
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
            end += 1
        body, style = rest[: end - 1], rest[end:]
        head = " ".join(head.split())
        if "{" in body:
            yield from rules(body, around + head)
        else:
            said = (" ".join(each.split()) for each in body.split(";"))
            yield around, head, frozenset(each for each in said if each)


def styles() -> Iterator[Rule]:
    for path in sorted(ROOT.glob("static/css/*.css")):
        yield from rules(path.read_text(encoding="utf-8"))


def said_twice(found: Iterator[Rule]) -> list[frozenset[str]]:
    """The declarations of rules that say the same in the same surroundings."""
    counted = Counter((around, said) for around, _, said in found if len(said) >= FEW)
    return [said for (_, said), count in counted.items() if count > 1]


def test_no_three_declarations_stand_together_twice() -> None:
    assert said_twice(styles()) == []


def test_two_rules_that_say_the_same_are_found() -> None:
    one, other = "a { color: red; margin: 0; top: 0 }", "b { top: 0; margin: 0; color: red }"
    assert len(said_twice(rules(f"{one} @media print {{ p {{ top: 0 }} }} {other}"))) == 1
    assert said_twice(rules(f"{one} @media print {{ {other} }}")) == []


def test_every_class_of_a_style_is_in_a_page() -> None:
    paths = [path for folder, kind in WRITERS for path in (ROOT / folder).rglob(kind)]
    written = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    words, begun = set(re.findall(r"[\w-]+", written)), tuple(BEGUN.findall(written))
    classes = {name for _, head, _ in styles() for name in CLASS.findall(head)}
    unused = {name for name in classes - words - DJANGOS if not name.startswith(begun)}
    assert unused == set()

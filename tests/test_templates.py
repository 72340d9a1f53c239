"""Every branch of every template, in the page it is included in: nothing for a browser to mend.

Pages that tests fetch are read too (`tests/markup.py`), but no test fetches every branch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.template import engines
from django.template.base import Node, TextNode, VariableNode
from django.template.defaulttags import ForNode, IfNode
from django.template.loader_tags import IncludeNode

from tests.markup import faults

ROOT = Path(__file__).parents[1] / "templates"
# A piece of a drawing.
PARTS = {"exercises/_back_shapes.html"}
BLOCK = re.compile(
    r"<(?:address|article|aside|blockquote|details|div|dl|fieldset|figure|footer|form|h[1-6]"
    r"|header|hr|main|nav|ol|p|pre|section|table|ul)\b"
)
LINES = ("span", "strong", "em", "bdi", "button", "label", "dt", "h1", "h2", "h3", "a")
BRANCHES = range(12)  # two branches and three take turns in every way
TEMPLATES = sorted({path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html")} - PARTS)


def written(nodes: Iterable[Node], branch: int) -> str:
    """The markup of a template: of every `if` the branch whose turn it is, `else` or nothing
    among them; of every `for` what it repeats, and once what stands for none."""
    return "".join(one(node, branch) for node in nodes)


def one(node: Node, branch: int) -> str:
    if isinstance(node, TextNode):
        return str(node.s)
    if isinstance(node, VariableNode):
        return "<div></div>" if "as_field_group" in str(node.filter_expression) else "x"
    if isinstance(node, IfNode):
        branches = [nodes for _, nodes in node.conditions_nodelists]
        if node.conditions_nodelists[-1][0] is not None:
            branches.append(())  # without an `else` there may be nothing
        return written(branches[branch % len(branches)], branch)
    if isinstance(node, ForNode):
        empty = branch == BRANCHES[-1] and node.nodelist_empty
        return written(node.nodelist_empty if empty else node.nodelist_loop, branch)
    if isinstance(node, IncludeNode):
        name = node.template.var
        return whole(name, branch) if isinstance(name, str) else ""
    return written(getattr(node, "nodelist", ()), branch)


def whole(name: str, branch: int) -> str:
    return written(engines["django"].engine.get_template(name).nodelist, branch)


@pytest.mark.slow
def test_every_template_is_sound_in_each_of_its_branches() -> None:
    for name in TEMPLATES:
        # One without an `if` reads the same in all of them.
        for page in {whole(name, branch) for branch in BRANCHES}:
            assert faults(page) == [], name


def nested(page: str) -> list[str]:
    """Lines of text that hold a block, each by its first words: no fault to the parser, which
    knows it of paragraphs alone, and none that a browser shows well."""
    return [
        line[0][:80]
        for tag in LINES
        for line in re.finditer(rf"<{tag}\b[^>]*>(.*?)</{tag}>", page, re.DOTALL)
        if BLOCK.search(line[1])
    ]


def test_no_line_of_text_holds_a_block() -> None:
    for name in TEMPLATES:
        for page in {whole(name, branch) for branch in BRANCHES}:
            assert nested(page) == [], name


def test_a_block_in_a_line_of_text_is_found() -> None:
    assert nested("<span>One <div>two</div></span>")
    assert not nested("<div><span>One</span></div>")


def test_a_fault_in_a_branch_is_found_there() -> None:
    source = "{% if one %}<p>One</p>{% else %}<aside>Two</div>{% endif %}"
    nodes = engines["django"].engine.from_string(source).nodelist
    assert faults(written(nodes, 0)) == []
    assert faults(written(nodes, 1))


def test_why_of_the_rule_is_a_block_and_would_be_found_in_a_line() -> None:
    pages = (whole("progression/_reason.html", branch) for branch in BRANCHES)
    assert any(faults(f"<p>{page}</p>") for page in pages)

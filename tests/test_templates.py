"""Every branch of every template, in the page it is included in: nothing for a browser to mend.

Pages that tests fetch are read too (`tests/markup.py`), but no test fetches every branch.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.template import engines
from django.template.base import Node, TextNode, VariableNode
from django.template.defaulttags import ForNode, IfNode
from django.template.loader_tags import IncludeNode

from tests.markup import faults

ROOT = Path(__file__).parents[1] / "templates"
# One is a piece of a drawing; the other opens a group in one `if` and closes it in another.
PARTS = {"exercises/_back_shapes.html", "django/forms/field.html"}
BRANCHES = range(5)  # of the longest `if`
TEMPLATES = sorted({path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.html")} - PARTS)


def written(nodes: Iterable[Node], branch: int) -> str:
    """The markup of a template, of every `if` the branch of that number, or the last."""
    return "".join(one(node, branch) for node in nodes)


def one(node: Node, branch: int) -> str:
    if isinstance(node, TextNode):
        return str(node.s)
    if isinstance(node, VariableNode):
        return "<div></div>" if "as_field_group" in str(node.filter_expression) else "x"
    if isinstance(node, IfNode):
        last = len(node.conditions_nodelists) - 1
        return written(node.conditions_nodelists[min(branch, last)][1], branch)
    if isinstance(node, ForNode):
        return written(node.nodelist_loop, branch)
    if isinstance(node, IncludeNode):
        name = node.template.var
        return whole(name, branch) if isinstance(name, str) else ""
    return written(getattr(node, "nodelist", ()), branch)


def whole(name: str, branch: int) -> str:
    return written(engines["django"].engine.get_template(name).nodelist, branch)


def test_every_template_is_sound_in_each_of_its_branches() -> None:
    for name in TEMPLATES:
        # One without an `if` reads the same in all of them.
        for page in {whole(name, branch) for branch in BRANCHES}:
            assert faults(page) == [], name


def test_a_fault_in_a_branch_is_found_there() -> None:
    source = "{% if one %}<p>One</p>{% else %}<aside>Two</div>{% endif %}"
    nodes = engines["django"].engine.from_string(source).nodelist
    assert faults(written(nodes, 0)) == []
    assert faults(written(nodes, 1))


def test_why_of_the_rule_is_a_block_and_would_be_found_in_a_line() -> None:
    assert faults(f"<p>{whole('progression/_reason.html', 1)}</p>")

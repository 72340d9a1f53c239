"""What is the same in page after page, worked out once a process: two tags of all templates.

`{% kept reason %}…{% endkept %}` keeps what it draws for each value of the variables it names. It
sees these and nothing else of the page, so that nobody can be shown what was drawn for another.
They are plain values, and of each there are few.

`{% url %}` is Django's, but an address without arguments is looked up once. Of a node Django
documents render() and get_nodes_by_type(); what its URLNode holds and Context.new() it does not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import Library, Node, NodeList, TemplateSyntaxError
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as djangos
from django.template.loader_tags import BlockNode
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.html import conditional_escape

register = Library()
MOST = 64  # that one tag keeps before it begins anew


@register.tag
def kept(parser: Any, token: Any) -> Node:
    """A name with a dot would be None in every page, and a block that of the page drawn first."""
    _, *names = token.split_contents()
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    if wrong := [name for name in names if not name.isidentifier()]:
        raise TemplateSyntaxError(f"{{% kept %}} takes names of variables, not {wrong[0]}.")
    if nodes.get_nodes_by_type(BlockNode):
        raise TemplateSyntaxError("A block differs from page to page: none goes into {% kept %}.")
    return KeptPart(nodes, names)


class KeptPart(Node):
    """A part of a template, and what it was drawn as for the values it was given."""

    def __init__(self, nodelist: NodeList, names: list[str]) -> None:
        self.nodelist, self.names = nodelist, names
        self.drawn: dict[tuple[Any, ...], str] = {}

    def render(self, context: Any) -> str:
        values = [context.get(name) for name in self.names]
        # Equal is not alike: 1 is True, and "<b>" is written otherwise where it is safe.
        key = (get_script_prefix(), *[(type(value), value) for value in values])
        drawn = self.drawn.get(key)
        if drawn is None:
            alone = context.new(dict(zip(self.names, values, strict=True)))
            drawn = self.nodelist.render(alone)
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            self.drawn[key] = drawn
        return drawn


@register.tag
def url(parser: Any, token: Any) -> Node:
    """Django's node where the name or an argument is known only with the page."""
    node: URLNode = djangos(parser, token)
    name = node.view_name.var
    is_text = isinstance(name, str) and ":" not in name  # a namespace may depend on the request
    is_fixed = is_text and not (node.view_name.filters or node.args or node.kwargs)
    return FixedAddress(node, name) if is_fixed else node


class FixedAddress(Node):
    """The address of a page of which there is one, in a page as URLNode writes it."""

    def __init__(self, node: URLNode, name: str) -> None:
        self.node, self.name = node, name

    def render(self, context: Any) -> str:
        try:
            address = _address(self.name, settings.ROOT_URLCONF, get_script_prefix())
        except NoReverseMatch:
            return self.node.render(context)  # which knows whether that is an error
        if self.node.asvar:
            context[self.node.asvar] = address
            return ""
        return conditional_escape(address) if context.autoescape else address


@lru_cache(maxsize=256)
def _address(name: str, urlconf: str, prefix: str) -> str:
    return reverse(name, urlconf)

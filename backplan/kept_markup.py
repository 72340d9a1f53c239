"""What is the same in page after page, worked out once a process: two tags of all templates.

`{% kept reason %}…{% endkept %}` keeps what it draws for each value of the variables it names. It
sees these and nothing else of the page, so that nobody can be shown what was drawn for another.
They are plain values, and of each there are few.

`{% url %}` is Django's, but an address without arguments is looked up once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import Library, Node, NodeList
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as djangos
from django.urls import NoReverseMatch, get_script_prefix, reverse

register = Library()
MOST = 64  # that one tag keeps before it begins anew


@register.tag
def kept(parser: Any, token: Any) -> Node:
    _, *names = token.split_contents()
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptPart(nodes, names)


class KeptPart(Node):
    """A part of a template, and what it was drawn as for the values it was given."""

    def __init__(self, nodelist: NodeList, names: list[str]) -> None:
        self.nodelist, self.names = nodelist, names
        self.drawn: dict[tuple[Any, ...], str] = {}

    def render(self, context: Any) -> str:
        values = tuple([context.get(name) for name in self.names])
        drawn = self.drawn.get(values)
        if drawn is None:
            alone = context.new(dict(zip(self.names, values, strict=True)))
            drawn = self.nodelist.render(alone)
            if len(self.drawn) >= MOST:
                self.drawn.clear()
            self.drawn[values] = drawn
        return drawn


@register.tag
def url(parser: Any, token: Any) -> Node:
    """Django's node where the name or an argument is known only with the page."""
    node: URLNode = djangos(parser, token)
    name = node.view_name.var
    is_fixed = isinstance(name, str) and not (node.view_name.filters or node.args or node.kwargs)
    return FixedAddress(node, name) if is_fixed else node


class FixedAddress(Node):
    """The address of a page of which there is one."""

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
        return address


@lru_cache(maxsize=256)
def _address(name: str, urlconf: str, prefix: str) -> str:
    return reverse(name, urlconf)

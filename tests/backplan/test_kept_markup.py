"""What pages have in common is drawn once, and nobody's page gets what is another's."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.urls import NoReverseMatch, path, reverse, set_script_prefix

from backplan.kept_markup import MOST
from backplan.views import healthz

urlpatterns = [path("elsewhere/", healthz, name="rule")]


class Counted:
    """A value that counts how often it is asked for."""

    def __init__(self, key: int = 0) -> None:
        self.key, self.asked = key, 0

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counted) and other.key == self.key

    @property
    def words(self) -> str:
        self.asked += 1
        return f"<{self.key}>"


def drawn(template: Template, **values: Any) -> str:
    return template.render(Context(values))


def test_a_part_is_drawn_once_for_each_value() -> None:
    template = Template("{% kept one %}{{ one.words }}{% endkept %}")
    first, alike, other = Counted(1), Counted(1), Counted(2)
    assert drawn(template, one=first) == drawn(template, one=alike) == "&lt;1&gt;"
    assert drawn(template, one=other) == "&lt;2&gt;"
    assert (first.asked, alike.asked, other.asked) == (1, 0, 1)


def test_a_part_sees_nothing_of_the_page_but_what_it_names() -> None:
    template = Template("{% kept one %}{{ one }}{{ user }}{{ csrf_token }}{% endkept %} {{ user }}")
    assert drawn(template, one="1", user="Ada", csrf_token="t") == "1 Ada"
    assert drawn(template, one="1", user="Ben", csrf_token="u") == "1 Ben"


def test_a_tag_never_keeps_more_than_a_few() -> None:
    template = Template("{% kept one %}{{ one }}{% endkept %}")
    tag = template.nodelist[0]
    for number in range(3 * MOST + 1):
        assert drawn(template, one=number) == str(number)
        assert len(tag.drawn) <= MOST  # type: ignore[attr-defined]


def test_an_address_is_that_of_django() -> None:
    template = Template("{% url 'rule' %} {% url 'rule' as one %}{{ one }}")
    for _ in range(2):
        assert drawn(template) == "{0} {0}".format(reverse("rule"))


def test_an_address_with_arguments_is_never_kept() -> None:
    template = Template("{% url 'exercise' slug %} {% url name %}")
    assert drawn(template, slug="deadlift", name="week") == "/exercises/deadlift/ /week/"
    assert drawn(template, slug="pull-up", name="rule") == "/exercises/pull-up/ /rule/"


def test_an_address_begins_with_where_the_site_stands() -> None:
    template = Template("{% url 'rule' %}")
    assert drawn(template) == "/rule/"
    try:
        set_script_prefix("/back/")
        assert drawn(template) == "/back/rule/"
    finally:
        set_script_prefix("/")
    with override_settings(ROOT_URLCONF=__name__):
        assert drawn(template) == "/elsewhere/"


def test_an_address_that_is_missing_fails_unless_it_may_be() -> None:
    assert drawn(Template("{% url 'nowhere' as one %}[{{ one }}]")) == "[]"
    with pytest.raises(NoReverseMatch):
        drawn(Template("{% url 'nowhere' %}"))

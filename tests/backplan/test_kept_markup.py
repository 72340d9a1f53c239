"""What pages have in common is drawn once, and nobody's page gets what is another's."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import override_settings
from django.urls import NoReverseMatch, path, reverse, set_script_prefix
from django.utils.safestring import SafeString

from backplan.kept_markup import MOST, FixedAddress
from backplan.views import healthz

urlpatterns = [
    path("elsewhere/", healthz, name="rule"),
    path("this&that/", healthz, name="both"),
]


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


@pytest.mark.parametrize(("one", "alike"), [(SafeString("<b>"), "<b>"), (1, True)])
def test_what_is_equal_and_written_otherwise_is_drawn_by_itself(one: object, alike: object) -> None:
    template = Template("{% kept one %}{{ one }}{% endkept %}")
    plain = Template("{{ one }}")
    for value in (one, alike, one):
        assert drawn(template, one=value) == drawn(plain, one=value)


def test_a_block_in_a_kept_part_fails() -> None:
    for inside in (
        "{% block a %}{% endblock %}",
        "{% if x %}{% block a %}b{% endblock %}{% endif %}",
    ):
        with pytest.raises(TemplateSyntaxError, match="block"):
            Template(f"{{% kept %}}{inside}{{% endkept %}}")


@pytest.mark.parametrize("name", ["user.name", "'text'", "name|upper", "7"])
def test_a_part_takes_names_alone(name: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="names"):
        Template(f"{{% kept {name} %}}{{% endkept %}}")


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
    kept = Template("{% kept %}{% url 'rule' %}{% endkept %}")
    assert drawn(template) == drawn(kept) == "/rule/"
    try:
        set_script_prefix("/back/")
        assert drawn(template) == drawn(kept) == "/back/rule/"
    finally:
        set_script_prefix("/")
    with override_settings(ROOT_URLCONF=__name__):
        assert drawn(template) == "/elsewhere/"


def test_an_address_that_is_missing_fails_unless_it_may_be() -> None:
    assert drawn(Template("{% url 'nowhere' as one %}[{{ one }}]")) == "[]"
    with pytest.raises(NoReverseMatch):
        drawn(Template("{% url 'nowhere' %}"))


@override_settings(ROOT_URLCONF=__name__)
def test_an_address_is_escaped_where_django_escapes_it() -> None:
    assert drawn(Template("{% url 'both' %}")) == "/this&amp;that/"
    assert drawn(Template("{% autoescape off %}{% url 'both' %}{% endautoescape %}")) == (
        "/this&that/"
    )
    assert drawn(Template("{% url 'both' as one %}{{ one }}")) == "/this&amp;that/"


def test_an_address_in_a_namespace_is_left_to_django() -> None:
    for name, is_ours in (("rule", True), ("admin:index", False)):
        [node] = Template(f"{{% url '{name}' %}}").nodelist
        assert isinstance(node, FixedAddress) == is_ours

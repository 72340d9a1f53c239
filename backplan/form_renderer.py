"""How forms are rendered: when a form was refused, its first wrong field gets the focus."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, Field, Widget
from django.forms.renderers import TemplatesSetting
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from backplan.field_markup import field_group
from backplan.readable_text import only_readable


class FocusedField(BoundField):
    """A field that asks for the focus when it is the first of its form that was refused, so that
    a screen reader reads its error. A form with a `doubt` only asks, and its yes has the focus.

    Every form of the site is made of these, so here every field learns what can be read."""

    def __init__(self, form: Any, field: Field, name: str) -> None:
        super().__init__(form, field, name)
        only_readable(field)

    def build_widget_attrs(self, attrs: Any, widget: Widget | None = None) -> Any:
        built = super().build_widget_attrs(attrs, widget)
        if self.errors and not getattr(self.form, "doubt", None):
            refused = (field.name for field in self.form.visible_fields() if field.errors)
            if next(refused, None) == self.name:
                built["autofocus"] = True
        return built


# Django's template of an <input> is three templates deep, and most of a form is made of them:
# they took half of the time of a page with twelve sets.
_KINDS = ("text", "hidden", "email", "password", "date")
_INPUTS = {f"django/forms/widgets/{kind}.html" for kind in _KINDS}


class Renderer(TemplatesSetting):
    bound_field_class = FocusedField

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """What most of a form is made of is written here, and the rest by its template.

        Of radios or boxes, which all take their field's attributes, only the first keeps the focus.
        """
        if template_name in _INPUTS:
            return input_tag(context["widget"])
        if template_name == "django/forms/field.html":
            return field_group(context["field"])
        if template_name == "django/forms/widgets/textarea.html":
            return textarea_tag(context["widget"])
        if template_name == "django/forms/errors/list/default.html" and not context["errors"]:
            return ""
        groups = context.get("widget", {}).get("optgroups", ())
        options = [option for _, group, _ in groups for option in group]
        for option in options[1:]:
            option["attrs"].pop("autofocus", None)
        if template_name == "django/forms/widgets/radio.html":
            return radio_group(context["widget"]["attrs"].get("id", ""), options)
        return super().render(template_name, context, request)


def input_tag(widget: dict[str, Any]) -> SafeString:
    """The same <input> as of Django's own template."""
    said = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        said["value"] = str(widget["value"])
    return format_html("<input{}>", _attributes(said | widget["attrs"]))


def textarea_tag(widget: dict[str, Any]) -> SafeString:
    """The same <textarea> as of Django's own template."""
    attributes = _attributes({"name": widget["name"]} | widget["attrs"])
    return format_html("<textarea{}>\n{}</textarea>", attributes, widget["value"] or "")


def radio_group(id: str, options: list[dict[str, Any]]) -> SafeString:
    """One radio button after the other, each with its label."""
    choices = format_html_join(
        "",
        '<span class="choice">{}<label{}>{}</label></span>',
        (
            (input_tag(one), _attributes({"for": one["attrs"].get("id", False)}), one["label"])
            for one in options
        ),
    )
    named = _attributes({"id": id or False})
    return format_html('<div class="choice-group"{}>{}</div>', named, choices)


def _attributes(given: dict[str, Any]) -> SafeString:
    """As Django's template has them: True is a name alone, and False is none."""
    shown = [(name, value) for name, value in given.items() if value is not False]
    return format_html_join(
        "",
        " {}{}",
        ((name, "" if value is True else format_html('="{}"', value)) for name, value in shown),
    )

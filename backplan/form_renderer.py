"""How forms are rendered: when a form was refused, its first wrong field gets the focus."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, Field, Widget
from django.forms.renderers import TemplatesSetting

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


class Renderer(TemplatesSetting):
    bound_field_class = FocusedField

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """Of radios or boxes, which all take their field's attributes, only the first keeps the
        focus."""
        groups = context.get("widget", {}).get("optgroups", ())
        options = [option for _, group, _ in groups for option in group]
        for option in options[1:]:
            option["attrs"].pop("autofocus", None)
        return super().render(template_name, context, request)

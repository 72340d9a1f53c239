"""How forms are written into a page: after a refusal, the first wrong field has the focus."""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, Widget
from django.forms.renderers import TemplatesSetting


class FocusedField(BoundField):
    """A field that asks for the focus when it is the first of its form that was refused, so that
    its error is read out with it. Where something is only asked, the focus is on the yes."""

    def build_widget_attrs(self, attrs: Any, widget: Widget | None = None) -> Any:
        built = super().build_widget_attrs(attrs, widget)
        if self.errors and not getattr(self.form, "doubt", None) and self._is_first():
            built["autofocus"] = True
        return built

    def _is_first(self) -> bool:
        refused = (field for field in self.form.visible_fields() if field.errors)
        return next((field.name == self.name for field in refused), False)


class Renderer(TemplatesSetting):
    bound_field_class = FocusedField

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """Of options that take the attributes of their field, the first alone has the focus."""
        _leave_the_focus_to_the_first(context.get("widget", {}))
        return super().render(template_name, context, request)


def _leave_the_focus_to_the_first(widget: Any) -> None:
    """A widget of radios or boxes, as it is written as a whole."""
    options = [option for _, group, _ in widget.get("optgroups", ()) for option in group]
    for option in options[1:]:
        option["attrs"].pop("autofocus", None)

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

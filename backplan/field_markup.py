"""A field of a form with its label, its help and what is wrong with it, as markup.

Django's way is a template, and a page of a set has six fields: they took a quarter of its time.
"""

from __future__ import annotations

from typing import Any

from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_GROUP = """<div class="field{wrong}">
  {above}
  {help}
  {errors}
  {field}
  %s
</div>"""
_ALONE, _SET = _GROUP % "", _GROUP % "</fieldset>"
_LEGEND = "<fieldset{}><legend>{}</legend>\n  "
_LABEL = '<label for="{}">{}</label>'
_HELP = '<p class="help" id="{}_helptext">{}</p>'
_ERRORS = '<p class="error" id="{}_error">{}</p>'
_CHECK = '<span class="check">{} {}</span>\n  {}\n  '


def field_group(field: BoundField) -> SafeString:
    """The field with all that belongs to it; of a hidden one itself alone."""
    if field.is_hidden:
        return format_html("{}", field)
    is_box = getattr(field.field.widget, "input_type", "") == "checkbox"
    is_group, errors = field.use_fieldset, field.errors
    help = format_html(_HELP, field.auto_id, field.help_text) if field.help_text else ""
    return format_html(
        _SET if is_group else _ALONE,
        wrong=" has-error" if errors else "",
        above=_legend(field) if is_group else "" if is_box else _label(field),
        help="" if is_box else help,
        errors=_errors(field, errors) if errors else "",
        field=_check(field, help) if is_box and not is_group else field,
    )


def _label(field: BoundField) -> SafeString:
    return format_html(_LABEL, field.id_for_label, field.label)


def _legend(field: BoundField) -> SafeString:
    described = field.aria_describedby
    told = format_html(' aria-describedby="{}"', described) if described else ""
    return format_html(_LEGEND, told, field.label)


def _errors(field: BoundField, errors: Any) -> SafeString:
    return format_html(_ERRORS, field.auto_id, format_html_join("", "{} ", ((e,) for e in errors)))


def _check(field: BoundField, help: SafeString | str) -> SafeString:
    """One box: its label stands after it."""
    return format_html(_CHECK, field, _label(field), help)

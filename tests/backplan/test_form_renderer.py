"""What is drawn without a template is what the template would draw."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from backplan.form_renderer import Renderer

INPUTS: list[tuple[forms.Widget, object]] = [
    (forms.TextInput(), None),
    (forms.TextInput(), 0),
    (forms.TextInput({"maxlength": 20, "autofocus": True, "disabled": False}), "\"><b>&'x"),
    (forms.HiddenInput(), 12),
    (forms.EmailInput({"class": "a b"}), "ada@example.com"),
    (forms.PasswordInput(), "not shown"),
    (forms.DateInput({"type": "date"}), datetime.date(2026, 2, 24)),
    (forms.Textarea(), None),
    (forms.Textarea({"maxlength": 20, "autofocus": True}), "\n</textarea><b>&\n\n'x"),
]


@pytest.mark.parametrize(("widget", "value"), INPUTS)
def test_an_input_is_djangos_own(widget: forms.Widget, value: object) -> None:
    attributes: dict[str, Any] = {"id": "id_load", "data-most": '<1> "2"'}
    ours = widget.render("load", value, attributes, Renderer())
    assert ours == widget.render("load", value, attributes, DjangoTemplates())


@pytest.mark.parametrize("value", ["", "2", '"'])
def test_radio_buttons_are_djangos_own_inputs_each_with_its_label(value: str) -> None:
    choices = [("", "Skip"), ("2", "Two & <more>"), ('"', '"')]
    widget = forms.RadioSelect({"required": True}, choices)
    attributes = {"id": "id_rir", "aria-invalid": "true", "autofocus": True}
    groups = widget.get_context("rir", value, attributes)["widget"]["optgroups"]
    group = widget.render("rir", value, attributes, Renderer())
    for at, (_, (option,), _) in enumerate(groups):
        if at:  # only the first of them may ask for the focus
            del option["attrs"]["autofocus"]
        drawn = DjangoTemplates().render("django/forms/widgets/input.html", {"widget": option})
        assert str(drawn).strip() in group
    assert group.count("<label") == len(choices)
    assert "Two &amp; &lt;more&gt;</label>" in group

"""A field with all that belongs to it: each kind, with help and refused."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms

from backplan.form_renderer import Renderer
from tests.markup import faults

EVIL = '"><b>&'
TEXT = "&quot;&gt;&lt;b&gt;&amp;"
CHOICES = [("1", "One"), ("2", "Two")]


class EveryKind(forms.Form):
    default_renderer = Renderer

    text = forms.CharField(label=EVIL, help_text=EVIL)
    long = forms.CharField(widget=forms.Textarea)
    day = forms.DateField()
    box = forms.BooleanField(label="Box", help_text="Why a box.")
    one = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, help_text="Why one.")
    some = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple)
    kept = forms.CharField(widget=forms.HiddenInput)


def drawn(name: str, data: dict[str, Any] | None = None) -> str:
    page = EveryKind(data)[name].as_field_group()
    assert not faults(f"<!doctype html><title>t</title><form>{page}</form>")
    return str(page)


@pytest.mark.parametrize("name", [name for name in EveryKind.base_fields if name != "kept"])
def test_what_is_wrong_describes_its_field_and_stands_in_its_group(name: str) -> None:
    assert "error" not in drawn(name)
    page = drawn(name, {})
    assert page.startswith('<div class="field has-error">')
    assert f'<p class="error" id="id_{name}_error">This field is required. </p>' in page
    assert f"id_{name}_error" in page.split("aria-describedby=")[1].split(">")[0]


def test_whatever_is_typed_or_told_is_text() -> None:
    page = drawn("text", {"text": EVIL})
    assert page.count(TEXT) == 3
    assert "<b>" not in page
    assert f">\n{TEXT}</textarea>" in drawn("long", {"long": EVIL})


def test_a_field_has_one_label_and_its_help_once() -> None:
    for name, label in (("text", TEXT), ("box", "Box")):
        page = drawn(name)
        assert page.count("<label") == page.count(f'<label for="id_{name}">{label}</label>') == 1
        assert page.count(f'<p class="help" id="id_{name}_helptext">') == 1


def test_the_label_of_a_box_stands_after_it_and_of_all_else_before() -> None:
    for name, is_before in (("text", True), ("long", True), ("day", True), ("box", False)):
        page = drawn(name)
        assert (page.index("<label") < page.index("name=")) == is_before, name


def test_what_has_several_choices_is_a_group_with_a_name() -> None:
    for name, described in (("one", ' aria-describedby="id_one_helptext"'), ("some", "")):
        page = drawn(name)
        assert f"<fieldset{described}><legend>{name.title()}</legend>" in page
        assert page.count("</fieldset>") == 1


def test_a_hidden_field_is_nothing_but_itself() -> None:
    assert drawn("kept", {"kept": EVIL}).count("<") == 1


def test_no_errors_are_no_list() -> None:
    assert str(EveryKind().non_field_errors()) == ""

"""Every form on the site is drawn by one field template and one small crispy pack."""

import pytest
from django import forms
from django.template import Context, Template

COLOURS = [("r", "Red"), ("g", "Green")]


class EachKind(forms.Form):
    """One field of each kind that the site uses."""

    text = forms.CharField(help_text="A few <words>.")
    number = forms.IntegerField(max_value=9)
    date = forms.DateField()
    note = forms.CharField(widget=forms.Textarea)
    one = forms.ChoiceField(choices=COLOURS)
    radio = forms.ChoiceField(choices=COLOURS, widget=forms.RadioSelect, help_text="Pick.")
    many = forms.MultipleChoiceField(choices=COLOURS, widget=forms.CheckboxSelectMultiple)
    agree = forms.BooleanField(help_text="Think first.")
    token = forms.CharField(widget=forms.HiddenInput)


NAMES = list(EachKind.base_fields)
SEEN = [name for name in NAMES if name != "token"]


def drawn(form: forms.BaseForm) -> str:
    return Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": form}))


def element(page: str, start: str) -> str:
    """The opening tag that begins with `start`."""
    return page[page.index(start) :].split(">")[0]


@pytest.mark.parametrize("name", NAMES)
def test_each_kind_of_control_is_drawn(name: str) -> None:
    assert f'name="{name}"' in drawn(EachKind())


@pytest.mark.parametrize("name", ["text", "number", "date", "note", "one", "agree"])
def test_each_control_has_a_label_of_its_own(name: str) -> None:
    assert f'<label for="id_{name}">' in drawn(EachKind())


@pytest.mark.parametrize(("name", "legend"), [("radio", "Radio"), ("many", "Many")])
def test_a_choice_is_a_named_group_of_labelled_segments(name: str, legend: str) -> None:
    page = drawn(EachKind())
    assert f"<legend>{legend}</legend>" in page
    assert f'<div class="choice-group" id="id_{name}">' in page
    assert f'<label for="id_{name}_1">Green</label>' in page


@pytest.mark.parametrize("name", ["radio", "many"])
def test_a_refused_choice_has_the_focus_on_its_first_option_alone(name: str) -> None:
    class Choice(forms.Form):
        asked = EachKind.base_fields[name]

    for page in (drawn(Choice({})), str(Choice({})["asked"])):
        assert page.count("autofocus") == 1
        assert "autofocus" in element(page, "<input")


def test_a_hidden_field_shows_nothing() -> None:
    assert "Token" not in drawn(EachKind())


def test_a_field_points_to_its_help() -> None:
    page = drawn(EachKind())
    assert 'aria-describedby="id_text_helptext"' in element(page, '<input type="text" name="text"')
    assert 'id="id_text_helptext"' in page


def test_a_group_points_to_its_help() -> None:
    assert '<fieldset aria-describedby="id_radio_helptext">' in drawn(EachKind())


def test_help_is_text_not_markup() -> None:
    assert "A few &lt;words&gt;." in drawn(EachKind())


@pytest.mark.parametrize("name", SEEN)
def test_an_error_stands_beside_its_field(name: str) -> None:
    page = drawn(EachKind({}))
    assert f'id="id_{name}_error"' in page


def test_a_refused_field_says_so_and_points_to_the_error() -> None:
    control = element(drawn(EachKind({})), '<input type="text" name="text"')
    assert 'aria-invalid="true"' in control
    assert 'aria-describedby="id_text_helptext id_text_error"' in control


def test_what_was_typed_is_kept_and_escaped() -> None:
    page = drawn(EachKind({"number": '<b>"12"'}))
    assert 'value="&lt;b&gt;&quot;12&quot;"' in page


@pytest.mark.parametrize(("name", "target"), [("text", "id_text"), ("radio", "id_radio_0")])
def test_the_summary_leads_to_each_refused_field(name: str, target: str) -> None:
    page = drawn(EachKind({}))
    assert f'<a href="#{target}">{name.capitalize()}</a>' in page
    assert f'id="{target}"' in page


def test_a_form_that_is_fine_has_no_summary() -> None:
    assert "notice" not in drawn(EachKind())


def test_nothing_is_inline() -> None:
    page = drawn(EachKind({}))
    assert "style=" not in page
    assert "<script" not in page

"""The rows of a workout that is entered afterwards, as markup.

Written here and not in a template: a workout has twelve of them with some fifty values each, and
Django takes ten times as long to place a value in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from progression.fields import rir_choices

if TYPE_CHECKING:
    from workouts.enter_workout.page import EntryRow, Group

_ROW = """
<div class="entry-row{arms}{wrong}" role="group" aria-label="{group}, {name}" data-row="{id}">
  <input type="hidden" name="{n}-id" value="{id}">\
<input type="hidden" name="{n}-exercise" value="{exercise}">\
<input type="hidden" name="{n}-kind" value="{kind}">\
<input type="hidden" name="{n}-filled" value="{filled}">{sure}
  <p class="row-head"><span class="row-name">{name}</span>{asked}{last}</p>
  {errors}
  <div class="set-fields">
    {load}
    {reps}
  </div>
  <div class="row-more cluster">
    <fieldset class="left">
      <legend>Reps left</legend>
      {left_errors}
      <div class="choice-group">{left}</div>
    </fieldset>
    <span class="check"><input type="checkbox" name="{n}-pain" id="id_{n}-pain"{pain}>\
<label for="id_{n}-pain">That hurt</label></span>
  </div>
</div>

"""
_SURE = '<input type="hidden" name="{}-sure" value="{}">'
_ASKED = ' <span class="asked">asked {}</span>'
_LAST = ' <span class="last">last time {}</span>'
_ERROR = '<p class="error">{}</p>'
_LEFT_ERROR = '<p class="error" id="id_{}-rir_error">{}</p>'
_LEFT = (
    '<span class="choice">'
    '<input type="radio" name="{{n}}-rir" value="{0}" id="id_{{n}}-rir_{1}"{2}>'
    '<label for="id_{{n}}-rir_{1}">{3}</label></span>'
)
# What stands in two braces differs from row to row; the rest is written once a process.
_FIELD = """<div class="stepped" data-blank="{{blank}}"{is_load}>
  <div class="field{{wrong}}">
    <label for="id_{{n}}-{field}">{label}</label>
    {{errors}}
    <input type="text" name="{{n}}-{field}" value="{{value}}" id="id_{{n}}-{field}"\
 inputmode="{{mode}}" autocomplete="off" enterkeyhint="next" maxlength="{longest}"\
{{aim}}{{described}}{{focus}}>
  </div>
  <button class="step" type="button" data-step="-1"><span aria-hidden="true">−</span>\
<span class="visually-hidden">{less}</span></button>
  <button class="step" type="button" data-step="1"><span aria-hidden="true">+</span>\
<span class="visually-hidden">{more}</span></button>
</div>
"""
_AIM = ' placeholder="{}"'
_ERRORS = '<p class="error" id="id_{}-{}_error">{}</p>'
_DESCRIBED = ' aria-invalid="true" aria-describedby="id_{}-{}_error"'


def _choices(chosen: str) -> str:
    """The choices of reps left, with one of them made, as a format of its own."""
    return "".join(
        _LEFT.format(_text(value), at, " checked" if value == chosen else "", _text(words))
        for at, (value, words) in enumerate(rir_choices())
    )


def _text(words: str) -> str:
    """Words that stay words in a format of markup."""
    return escape(words).replace("{", "{{").replace("}", "}}")


def _typed(field: str, label: str, less: str, more: str) -> str:
    is_load = field == "load"
    return _FIELD.format(
        field=field,
        label=label,
        less=less,
        more=more,
        longest=200 if is_load else 20,
        is_load=" data-load" if is_load else "",
    )


_CHOICES = {value: _choices(value) for value, _ in rir_choices()}
_NO_SUCH_CHOICE = _choices("none of them")
_LOAD = _typed("load", "Weight", "Less weight", "More weight")
_REPS = {"reps": _typed("reps", "Reps", "Fewer reps", "More reps")}
_ARMS = {
    "left_reps": _typed("left_reps", "Left arm", "Fewer, left arm", "More, left arm"),
    "right_reps": _typed("right_reps", "Right arm", "Fewer, right arm", "More, right arm"),
}


def rows_markup(group: Group) -> SafeString:
    """The rows of an exercise, one after the other."""
    return format_html_join("", "{}", ((_row(group, row),) for row in group.rows))


def _row(group: Group, row: EntryRow) -> SafeString:
    typed, n = row.typed, row.number
    return format_html(
        _ROW,
        n=n,
        group=group.name,
        name=row.name,
        arms=" two-arms" if group.one_sided else "",
        wrong=" has-errors" if row.errors else "",
        id=typed.id,
        exercise=typed.exercise,
        kind=typed.kind,
        filled=typed.filled,
        sure=format_html(_SURE, n, row.sure) if row.sure else "",
        asked=format_html(_ASKED, row.asked) if row.asked else "",
        last=format_html(_LAST, row.last) if row.last else "",
        errors=format_html_join("", _ERROR, _of_no_field(row)),
        load=_load(group, row),
        reps=_reps(group, row),
        left_errors=format_html_join(
            "", _LEFT_ERROR, ((n, error) for error in row.errors_of("rir"))
        ),
        left=format_html(_CHOICES.get(typed.rir, _NO_SUCH_CHOICE), n=n),
        pain=" checked" if typed.pain else "",
    )


def _of_no_field(row: EntryRow) -> Iterator[tuple[str]]:
    """What is wrong with the fields that have no place for it beside them."""
    for field in ("id", "exercise", "kind", "pain"):
        yield from ((error,) for error in row.errors_of(field))


def _load(group: Group, row: EntryRow) -> SafeString:
    mode = "text" if group.hint else "decimal"  # the numbers of a phone have no minus
    return _field(_LOAD, "load", row, blank=row.typed.load, mode=mode, aim="")


def _reps(group: Group, row: EntryRow) -> SafeString:
    aim = format_html(_AIM, row.aim) if row.aim else ""
    drawn = (
        (_field(shape, field, row, blank=row.aim, mode="numeric", aim=aim),)
        for field, shape in (_ARMS if group.one_sided else _REPS).items()
    )
    return format_html("{}\n    ", format_html_join("", "\n      {}", drawn))


def _field(shape: str, field: str, row: EntryRow, **said: str) -> SafeString:
    """A field with its steps, and what is wrong with it above it."""
    n, errors = row.number, row.errors_of(field)
    told = format_html_join("", "{} ", ((error,) for error in errors))
    return format_html(
        shape,
        n=n,
        value=getattr(row.typed, field),
        wrong=" has-error" if errors else "",
        errors=format_html(_ERRORS, n, field, told) if errors else "",
        described=format_html(_DESCRIBED, n, field) if errors else "",
        focus=" autofocus" if row.focus == field else "",
        **said,
    )

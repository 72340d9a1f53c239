"""What a program sends: read by the forms of the pages, and told by them to the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest

from api.problems import NotJsonError
from progression.fields import RepsField, RirField, WholeField
from workouts.fields import DateField, NoteField, WrittenField
from workouts.log_sets import json_body
from workouts.models import bounds

JSON = "application/json"
_WHOLE = {"type": "integer"}
# What the document says of a field, by the first of these that it is.
_TOLD: list[tuple[type[forms.Field], dict[str, Any]]] = [
    (WrittenField, {"type": ["string", "number"], "description": "225, 102.5, or 225x5@2."}),
    (RepsField, {**_WHOLE, "minimum": bounds.REPS[0], "maximum": bounds.REPS[1]}),
    (RirField, {"type": ["integer", "null"], "minimum": bounds.RIR[0], "maximum": bounds.RIR[1]}),
    (WholeField, _WHOLE),
    (DateField, {"type": "string", "format": "date"}),
    (NoteField, {"type": "string", "maxLength": bounds.NOTE_LENGTH}),
    (forms.BooleanField, {"type": "boolean"}),
]


def must_be_json(request: HttpRequest) -> None:
    """Raises NotJsonError for a body of any other type, which may have been read already."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length != "0" and request.content_type != JSON:
        raise NotJsonError


def fields_of(request: HttpRequest, known: Mapping[str, forms.Field], *also: str) -> dict[str, Any]:
    """The fields that were sent about a workout; none for an empty body."""
    must_be_json(request)
    return json_body.read(request.body or b"{}", {*known, *also}, of="a workout")


def body(known: Mapping[str, forms.Field], **also: dict[str, Any]) -> dict[str, Any]:
    """What the document says of a body: the fields of a form, and `also` those beside it."""
    told = {name: _told(field) for name, field in known.items()} | also
    required = [name for name, field in known.items() if field.required]
    schema: dict[str, Any] = {"type": "object", "properties": told, "additionalProperties": False}
    if required:
        schema["required"] = required
    return {"requestBody": {"required": bool(required), "content": {JSON: {"schema": schema}}}}


def asked(known: Mapping[str, forms.Field]) -> dict[str, Any]:
    """What the document says of what may stand after the `?`."""
    return {
        "parameters": [
            {"in": "query", "name": name, "required": False, "schema": _told(field)}
            for name, field in known.items()
        ]
    }


def _told(field: Any) -> dict[str, Any]:
    if isinstance(field, forms.ChoiceField):
        return {"type": "string", "enum": [value for value, _ in field.widget.choices]}
    said = next((told for sort, told in _TOLD if isinstance(field, sort)), {"type": "string"})
    return {"description": str(field.help_text), **said} if field.help_text else said

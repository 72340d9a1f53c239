"""A page of one form."""

from __future__ import annotations

from typing import Any

from django import forms


def form_page(form: forms.Form, title: str, note: str = "") -> dict[str, Any]:
    """What form.html is given."""
    return {"form": form, "form_title": title, "note": note}

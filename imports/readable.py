"""Views of a file that is kept: what they do where it can’t be read as it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from accounts.requests import SignedInRequest
from imports.files.file_sets import UnreadableFileError
from imports.models import Import

ImportView = Callable[[SignedInRequest, int], HttpResponse]


class ColumnsNotNamedError(Exception):
    """Nobody said yet which column of a table is which."""


def still_readable(view: ImportView) -> ImportView:
    """The view of a kept file, or the list with the reason where it can no longer be read: a day of
    it is in the future in the lifter's new time zone, or a newer Backplan is stricter. A table
    leads to the question about its columns while that has no answer."""

    @wraps(view)
    def readable(request: SignedInRequest, id: int) -> HttpResponse:
        try:
            return view(request, id)
        except ColumnsNotNamedError:
            return redirect("import_columns", id)
        except UnreadableFileError as error:
            messages.error(request, f"This file can no longer be read. {sentence(error)}")
            return redirect("imports")

    return readable


def sentence(error: UnreadableFileError) -> str:
    """What is wrong with a file, with the line where one is."""
    return f"Line {error.line}: {error}" if error.line else str(error)


def owned(request: SignedInRequest, id: int) -> Import:
    """An import of whoever asks. Raises Http404."""
    mine = Import.objects.owned_by(request.user).select_related("lifter")
    return get_object_or_404(mine, pk=id)

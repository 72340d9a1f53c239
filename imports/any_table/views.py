"""Name the columns of a table that no app wrote, before it is looked at."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from imports.any_table import page as columns_page
from imports.any_table.answers import recalled, remember
from imports.any_table.forms import ColumnsForm
from imports.files.any_table.guess import guessed
from imports.models import ImportedFile
from imports.preview import limits_of, opened
from imports.readable import owned, still_readable


@require_http_methods(["GET", "HEAD", "POST"])
@still_readable
def import_columns(request: SignedInRequest, id: int) -> HttpResponse:
    source, is_sent, limits = owned(request, id), request.method == "POST", limits_of(request.user)
    kept = get_object_or_404(ImportedFile, source=source)
    table = opened(kept.content, request.user).table
    if table is None or source.brought_at is not None:
        return redirect("import_preview", id)
    said = recalled(request.user, table)
    columns = said or guessed(table, limits)
    data = request.POST if is_sent else None
    form = ColumnsForm(data, table=table, limits=limits, columns=columns)
    if is_sent and form.is_valid():
        remember(lifter=request.user, table=table, columns=form.columns)
        return redirect("import_preview", id)
    screen = columns_page.naming(source, form, columns, limits, remembered=said is not None)
    return render(request, "imports/columns.html", screen, status=422 if form.errors else 200)

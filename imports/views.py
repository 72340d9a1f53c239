"""Bring a file of another app into the log: upload, look, bring in, take back."""

from __future__ import annotations

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest, wants_json
from imports import bringing, progress, undoing
from imports import page as import_page
from imports.files.file_sets import UnreadableFileError
from imports.forms import ChoicesForm, UploadForm
from imports.interpret import Choices
from imports.models import Import, ImportedFile
from imports.preview import OpenedFile, look, opened, opened_again, usual
from imports.readable import ColumnsNotNamedError, owned, sentence, still_readable
from imports.uploads import is_too_large
from workouts.models import Program

TOO_MANY = "You sent 30 files within a day. Send the next one tomorrow."


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: SignedInRequest) -> HttpResponse:
    if not Program.objects.owned_by(request.user).active().exists():
        return redirect("set_up")
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if is_sent and (kept := _kept(request, form)):
        url = reverse("import_preview", args=[kept.pk])
        return JsonResponse({"url": url}) if wants_json(request) else redirect(url)
    if is_sent and wants_json(request):
        return JsonResponse({"error": " ".join(map(str, form.errors["file"]))}, status=422)
    screen = import_page.listing(request.user, form)
    return render(request, "imports/imports.html", screen, status=422 if is_sent else 200)


def _kept(request: SignedInRequest, form: UploadForm) -> Import | None:
    """The file that was sent, kept; None where the form now says why it was not."""
    if is_too_large(request):
        form.errors.pop("file", None)
        form.add_error("file", import_page.TOO_LARGE)
    elif form.is_valid():
        if not consume(request, action="import", user=request.user):
            form.add_error("file", TOO_MANY)
            return None
        content = form.content()
        try:
            file = opened(content, request.user)
        except UnreadableFileError as error:
            form.add_error("file", sentence(error))
            return None
        name = form.cleaned_data["file"].name
        return bringing.keep(lifter=request.user, content=content, file_name=name, file=file)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@still_readable
def import_preview(request: SignedInRequest, id: int) -> HttpResponse:
    source, is_sent = owned(request, id), request.method == "POST"
    if source.brought_at is not None:
        return redirect("import_preview", id) if is_sent else _result(request, source)
    file, choices = _opened(source, request.POST.get("first"))
    form = ChoicesForm(request.POST if is_sent else None, file=file, choices=choices)
    if is_sent and form.is_valid():
        choices = form.choices
        if "bring" in request.POST and _brought(source, file, form):
            return redirect("import_preview", source.pk)
    looked = look(file, choices, _program(request))
    screen = import_page.preview(source, file, form, looked)
    return render(request, "imports/preview.html", screen, status=422 if form.errors else 200)


def _result(request: SignedInRequest, source: Import) -> HttpResponse:
    return render(request, "imports/result.html", import_page.result(source, request.user))


def _brought(source: Import, file: OpenedFile, form: ChoicesForm) -> bool:
    try:
        with progress.told(source, len(file.reading.rows)) as tell:
            bringing.bring_in(source=source, file=file, choices=form.choices, tell=tell)
    except ValidationError as error:
        form.add_error(None, error)
    except Import.DoesNotExist:  # removed on another page meanwhile
        raise Http404 from None
    return not form.errors


@require_safe
def import_progress(request: SignedInRequest, id: int) -> HttpResponse:
    """How many sets of a running import are written, as JSON for a script that waits."""
    return JsonResponse({"done": progress.rows_done(owned(request, id))})


@require_safe
@still_readable
def import_skipped(request: SignedInRequest, id: int) -> HttpResponse:
    source = owned(request, id)
    if source.brought_at is not None:
        return redirect("import_preview", source.pk)
    file, choices = _opened(source)
    rows = import_page.all_skipped(file, look(file, choices, _program(request)))
    page = Paginator(rows, 200).get_page(request.GET.get("page"))
    return render(request, "imports/skipped.html", {"source": source, "page": page})


@require_POST
def import_undo(request: SignedInRequest, id: int) -> HttpResponse:
    source = owned(request, id)
    if later := undoing.corrected_by(source):
        name = later.file_name or later.app
        messages.error(
            request, f"{name} changed sets of this file since. Take that one back first."
        )
        return redirect("import_preview", source.pk)
    undoing.undo(source=source)
    messages.success(request, "Taken back. The file is still here to look at again.")
    return redirect("import_preview", source.pk)


@require_POST
def import_remove(request: SignedInRequest, id: int) -> HttpResponse:
    source = owned(request, id)
    undoing.remove(source=source)
    messages.success(request, "The file is removed.")
    return redirect("imports")


def _opened(source: Import, first: str | None = None) -> tuple[OpenedFile, Choices]:
    """The file of an import, as it was read, with the choices made earlier or the usual ones.
    `first` is what the lifter says now that the first number of its dates is."""
    kept = get_object_or_404(ImportedFile, source=source)
    file = opened_again(kept, source.lifter, first or source.answers.get("first", ""))
    if file.asks_for_columns:
        raise ColumnsNotNamedError
    return file, Choices(**source.answers) if source.answers else usual(file, source.lifter)


def _program(request: SignedInRequest) -> Program:
    active = Program.objects.owned_by(request.user).active()
    return get_object_or_404(active.select_related("equipment", "lifter"))

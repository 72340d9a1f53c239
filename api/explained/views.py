"""The page about the API, and its document."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from api.access import A_MINUTE
from api.document import addresses, document
from api.explained.examples import examples


@login_not_required
@require_safe
def api(request: HttpRequest) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    page = {"examples": examples(site), "addresses": addresses(), "a_minute": A_MINUTE}
    return render(request, "api/api.html", page)


@login_not_required
@require_safe
def api_document(request: HttpRequest) -> HttpResponse:
    return JsonResponse(document())

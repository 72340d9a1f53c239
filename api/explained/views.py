"""The page about the API, and its document. What both are made from is loaded at first use, too:
`api/first_use.py` says why."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from api.explained.examples import examples


@login_not_required
@require_safe
def api(request: HttpRequest) -> HttpResponse:
    from api.access import A_MINUTE
    from api.document import addresses

    site = f"{request.scheme}://{request.get_host()}"
    page = {"examples": examples(site), "addresses": addresses(), "a_minute": A_MINUTE}
    return render(request, "api/api.html", page)


@login_not_required
@require_safe
def api_document(request: HttpRequest) -> HttpResponse:
    from api.document import document

    return JsonResponse(document())

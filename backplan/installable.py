"""What makes the site an app on a phone: its manifest, and the worker that answers offline."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from backplan.static_storage import fetched

PAPER = "#f5f2ea"
# What the week and a workout name. A phone keeps them by the hash in each name.
SHELL = [
    *(f"css/{name}.css" for name in ("site", "set-form", "back", "after", "base", "forms")),
    *(f"js/{name}.js" for name in ("outbox", "waiting", "workout", "done", "outbox-page")),
    "icons/icon.svg",
]
# Of these, what the page without a signal needs: a visitor's phone keeps no more.
FIRST = ["css/base.css", "css/forms.css", "js/outbox.js", "js/outbox-page.js", "icons/icon.svg"]
WORKER = settings.BASE_DIR / "static" / "js" / "worker.js"


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    sizes = {"192x192": "icons/icon-192.png", "512x512": "icons/icon-512.png"}
    fields = {
        "name": "Backplan",
        "short_name": "Backplan",
        "description": "The next weight, and why.",
        "id": "/",
        "start_url": reverse("week"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": static(path), "sizes": size, "type": "image/png", "purpose": purpose}
            for size, path in sizes.items()
            for purpose in ("any", "maskable")
        ],
    }
    response = JsonResponse(fields, content_type="application/manifest+json")
    response["Cache-Control"] = "no-cache"  # the icons' names change with what is in them
    return response


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """At the root of the site, so that it may answer for every page; never cached."""
    response = HttpResponse(worker_source(), content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@cache
def worker_source() -> str:
    """The worker's script with TOLD, which says what to keep; any change gives a new version."""
    told = {
        "shell": [static(path) for path in fetched(SHELL)],
        "first": [static(path) for path in fetched(FIRST)],
        "outbox": reverse("outbox"),
        # In development names have no hash, and what they name changes.
        "hashed": not settings.DEBUG,
    }
    source = WORKER.read_text(encoding="utf-8")
    page = render_to_string("workouts/outbox.html")  # kept too, without a hash in its name
    version = hashlib.sha256(f"{told}{source}{page}".encode()).hexdigest()[:16]
    return f"const TOLD = {json.dumps(told | {'version': version})};\n{source}"

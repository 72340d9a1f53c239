"""Where to report a weakness, as RFC 9116 wants it told."""

import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# Long enough for whoever kept a copy, short enough to find out that a site is gone.
HOLDS = datetime.timedelta(days=180)


@require_safe
@login_not_required
def security_txt(request: HttpRequest) -> HttpResponse:
    """Absent where the operator names no contact: a wrong one is worse than none."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = datetime.datetime.now(datetime.UTC).replace(microsecond=0) + HOLDS
    lines = {
        "Contact": settings.SECURITY_CONTACT,
        "Expires": f"{expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages": "en",
        "Canonical": request.build_absolute_uri(),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")

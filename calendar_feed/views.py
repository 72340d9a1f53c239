"""The calendar that programs read, and the page on which a lifter makes, renews and stops it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import (
    conditional_page,
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.requests import SignedInRequest
from calendar_feed import feeds
from calendar_feed.forms import CalendarForm
from calendar_feed.icalendar_text import written
from calendar_feed.models import CalendarFeed
from calendar_feed.subscribed import subscribed


@login_not_required
@require_safe
@conditional_page  # a program that has this very file is told so, without it
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    days = subscribed(secret)
    if days is None:
        raise Http404
    week = request.build_absolute_uri(reverse("week"))
    text = written(days, site=request.get_host().partition(":")[0], week=week)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="backplan.ics"'
    response["Cache-Control"] = "private, no-cache"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_settings(request: SignedInRequest) -> HttpResponse:
    feed = CalendarFeed.objects.owned_by(request.user).first()
    initial = {"with_exercises": feed is not None and feed.with_exercises}
    sent = request.POST if request.method == "POST" else None
    form = CalendarForm(sent, initial=initial)
    if form.is_valid():
        feeds.share(lifter=request.user, **form.cleaned_data)
        messages.success(request, "Saved." if feed else "Here’s your link.")
        return redirect("calendar_settings")
    link = request.build_absolute_uri(reverse("calendar_feed", args=[feed.secret])) if feed else ""
    # The scheme by which a phone asks its calendar to subscribe.
    page = {"form": form, "link": link, "subscribe": f"webcal:{link.partition(':')[2]}"}
    return render(request, "calendar_feed/calendar.html", page)


@require_POST
def renew_calendar(request: SignedInRequest) -> HttpResponse:
    feeds.renew(lifter=request.user)
    messages.success(request, "Here’s a new link. The old one doesn’t work any more.")
    return redirect("calendar_settings")


@require_POST
def stop_calendar(request: SignedInRequest) -> HttpResponse:
    feeds.stop(lifter=request.user)
    messages.success(request, "Stopped. The link doesn’t work any more.")
    return redirect("calendar_settings")

"""Choosing letters in the settings, and stopping one kind with the address in a letter."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.requests import SignedInRequest
from mail import choices
from mail.delivery import is_sent
from mail.forms import MailForm
from mail.kinds import kind_named
from mail.models import MailChoice

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
def mail_settings(request: SignedInRequest) -> HttpResponse:
    user = request.user
    form = MailForm(request.POST if request.method == "POST" else None, user=user)
    mine = EmailAddress.objects.filter(user=user, email=user.email, verified=True)
    lacks_a_yes = is_sent() and not mine.exists()
    if form.is_valid():
        form.save()
        later = " Mail comes once you’ve confirmed your address." if lacks_a_yes else ""
        messages.success(request, f"Saved.{later}")
        return redirect("mail_settings")
    page = {"form": form, "is_sent": is_sent(), "is_confirmed": not lacks_a_yes}
    return render(request, "mail/settings.html", page, status=422 if form.is_bound else 200)


@csrf_exempt  # a mail provider sends it, without a page of ours before; it stops a letter, no more
@login_not_required
@never_cache
@form_view
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Anybody with the letter may stop the next one: RFC 8058. Asking for the page stops nothing,
    as what looks for viruses in mail follows every link."""
    try:
        choice = choices.find(token)
    except MailChoice.DoesNotExist:
        raise Http404 from None
    if request.method == "POST":
        choices.stop(choice=choice)
    kind = kind_named(choice.kind)
    is_on = choice.since is not None and request.method != "POST"
    page = {"stops": kind.stops if kind else "this mail", "is_on": is_on}
    return render(request, "mail/stop.html", page)

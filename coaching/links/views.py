"""How two people become coach and client, and how it ends."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from coaching import access, consent, invitations
from coaching.links import page as links_page
from coaching.links.forms import ConsentForm, InvitationForm
from coaching.models import Coaching, Invitation, Invites, LogView

LOOKS_A_PAGE = 50
form_view = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def coach_settings(request: SignedInRequest) -> HttpResponse:
    return render(request, "coaching/settings.html", links_page.coach_settings(request.user))


@require_POST
def make_invitation(request: SignedInRequest) -> HttpResponse:
    form = InvitationForm(request.POST)
    page = "clients" if form.data.get("invites") == Invites.CLIENT else "coach_settings"
    try:
        if not form.is_valid():
            raise ValidationError("A link is for a client or for a coach. Choose one of the two.")
        invitations.invite(by=request.user, **form.cleaned_data)
    except ValidationError as error:
        messages.error(request, str(error.message))
        return redirect(page)
    return redirect(f"{reverse(page)}#invite")  # on a long page it would be out of sight


@require_POST
def withdraw_invitation(request: SignedInRequest, id: int) -> HttpResponse:
    invitation = get_object_or_404(Invitation.objects.owned_by(request.user), pk=id)
    try:
        invitations.withdraw(invitation=invitation)
    except ValidationError as error:
        messages.error(request, str(error.message))
    else:
        messages.success(request, "Invitation withdrawn. Its link doesn’t work any more.")
    return redirect("clients" if invitation.invites == Invites.CLIENT else "coach_settings")


@login_not_required
@never_cache  # it shows the name of who made it even without a sign-in
@form_view
def invitation(request: SignedInRequest, token: str) -> HttpResponse:
    try:
        if request.method == "POST" and request.user.is_authenticated:
            return _accepted(request, token)
        usable = invitations.find(token)
    except Invitation.DoesNotExist:
        return render(request, "coaching/unusable.html", status=404)
    if request.method == "POST":
        return redirect_to_login(request.path)
    return _invitation_page(request, usable)


def _accepted(request: SignedInRequest, token: str) -> HttpResponse:
    try:
        ends = _check_consent(request, token)
        coaching = invitations.accept(token=token, by=request.user, ends=ends)
    except ValidationError as error:
        return _invitation_page(request, invitations.find(token), error.messages[0])
    messages.success(request, links_page.linked_words(coaching, request.user, ends))
    return redirect(links_page.after_linking(coaching, request.user))


def _check_consent(request: SignedInRequest, token: str) -> int | None:
    """The coaching that the yes ends as well. Raises ValidationError where the link asks for a
    client's yes and the text has changed."""
    form = ConsentForm(request.POST)
    asks = Invitation.objects.usable().filter(token=token, invites=Invites.CLIENT)
    if not form.is_valid() and asks.exists():
        raise ValidationError(_refusal(form))
    return form.cleaned_data.get("ends")


def _refusal(form: ConsentForm) -> str:
    return " ".join(map(str, form.non_field_errors()))


def _invitation_page(
    request: SignedInRequest, usable: Invitation, refusal: str = ""
) -> HttpResponse:
    screen = links_page.invitation(usable, request.user, refusal)
    return render(request, "coaching/invitation.html", screen, status=422 if refusal else 200)


@form_view
def agree(request: SignedInRequest, id: int) -> HttpResponse:
    mine = Coaching.objects.owned_by(request.user).filter(ended_at=None)
    coaching = get_object_or_404(mine.select_related("coach", "client"), pk=id)
    form = ConsentForm(access.posted(request))
    if form.is_valid():
        return _agreed(request, coaching)
    if coaching.accepted_at is not None:
        return redirect("coach_settings")
    screen = links_page.agree(coaching, _refusal(form))
    return render(request, "coaching/agree.html", screen, status=422 if form.is_bound else 200)


def _agreed(request: SignedInRequest, coaching: Coaching) -> HttpResponse:
    try:
        consent.agree(coaching=coaching, client=request.user)
    except Coaching.DoesNotExist:  # ended at the same moment
        raise Http404 from None
    except ValidationError as error:
        screen = links_page.agree(coaching, error.messages[0])
        return render(request, "coaching/agree.html", screen, status=422)
    messages.success(request, links_page.linked_words(coaching, request.user))
    return redirect("week")


@require_POST
def end_coaching(request: SignedInRequest, id: int) -> HttpResponse:
    mine = Coaching.objects.filter(Q(coach=request.user) | Q(client=request.user))
    coaching = get_object_or_404(mine.select_related("coach", "client"), pk=id)
    consent.end(coaching=coaching)
    is_client = coaching.client_id == request.user.pk
    messages.success(request, links_page.ended_words(coaching, is_client=is_client))
    return redirect("coach_settings" if is_client else "clients")


@require_safe
def looks(request: SignedInRequest) -> HttpResponse:
    views = LogView.objects.owned_by(request.user).select_related("coach")
    page = Paginator(views, LOOKS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "coaching/looks.html", {"page": page})

"""Handing a client over: the coach offers it, and either side may take it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.names_in_text import isolated
from accounts.requests import SignedInRequest
from coaching import access, hand_overs
from coaching.hand_client_over.forms import HandOverForm
from coaching.models import Coaching, HandOver, Page


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SignedInRequest, id: int) -> HttpResponse:
    coaching, form = access.seen(request, id, Page.CLIENT), HandOverForm(access.posted(request))
    if form.is_valid():
        try:
            hand_overs.offer(coaching=coaching, token=form.cleaned_data["link"])
        except Coaching.DoesNotExist:  # ended at the same moment
            raise Http404 from None
        except ValidationError as error:
            form.add_error("link", error)
        else:
            messages.success(request, "Asked. Nothing changes until your client says yes.")
            return redirect("client", coaching.pk)
    screen = _screen(coaching, form)
    return render(request, "coaching/hand_over.html", screen, status=422 if form.is_bound else 200)


def _screen(coaching: Coaching, form: HandOverForm) -> dict[str, object]:
    offered = HandOver.objects.filter(coaching=coaching).select_related("invitation__by").first()
    is_standing = HandOver.objects.standing().filter(coaching=coaching).exists()
    return {
        "coaching": coaching,
        "client": coaching.client,
        "form": form,
        "offered": offered,
        "is_standing": is_standing,
    }


@require_safe
def handed_over(request: SignedInRequest, id: int) -> HttpResponse:
    """Lead the client to the other coach's link, which stands on no page that a phone may keep."""
    offered = HandOver.objects.owned_by(request.user).select_related("invitation")
    return redirect("invitation", get_object_or_404(offered, pk=id).invitation.token)


@require_POST
def take_back_hand_over(request: SignedInRequest, id: int) -> HttpResponse:
    mine = Coaching.objects.open().filter(Q(coach=request.user) | Q(client=request.user))
    coaching = get_object_or_404(mine.select_related("coach"), pk=id)
    hand_overs.take_back(coaching=coaching)
    if coaching.client_id == request.user.pk:
        messages.success(request, f"You stay with {isolated(coaching.coach)}.")
        return redirect("coach_settings")
    messages.success(request, "Taken back. You stay their coach.")
    return redirect("client", coaching.pk)

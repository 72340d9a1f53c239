"""Proposals: the coach makes and withdraws them, the client accepts or declines."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedInRequest
from coaching import access, looks, proposals
from coaching.models import Page, Proposal
from coaching.propose import page
from coaching.propose.forms import LighterWeekProposalForm, ProposalForm
from workouts.models import Prescription


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, id: int, prescription: int) -> HttpResponse:
    coaching = access.open_coaching(request, id)
    current = Prescription.objects.owned_by(coaching.client).current()
    prescribed = get_object_or_404(current, pk=prescription)
    looks.record(request.user, [coaching.client], Page.CLIENT)
    form = ProposalForm(access.posted(request), prescription=prescribed)
    if form.is_valid():
        proposed = {"changes": form.changes, "reason": form.cleaned_data["reason"]}
        proposals.propose(coaching=coaching, prescription=prescribed, **proposed)
        messages.success(request, "Proposed. Nothing changes until your client accepts it.")
        return redirect("client", coaching.pk)
    screen = page.propose(coaching, prescribed, form)
    return render(request, "coaching/propose.html", screen, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def propose_lighter_week(request: SignedInRequest, id: int) -> HttpResponse:
    coaching = access.seen(request, id, Page.CLIENT)
    form = LighterWeekProposalForm(access.posted(request))
    if form.is_valid():
        proposals.propose_lighter_week(coaching=coaching, **form.cleaned_data)
        messages.success(request, "Proposed. Nothing changes until your client accepts it.")
        return redirect("client", coaching.pk)
    screen = page.propose_lighter_week(coaching, form)
    return render(request, "coaching/lighter.html", screen, status=422 if form.is_bound else 200)


@require_POST
def withdraw_proposal(request: SignedInRequest, id: int) -> HttpResponse:
    proposal = get_object_or_404(Proposal.objects.visible_to(request.user), pk=id)
    try:
        proposals.withdraw(proposal=proposal)
    except Proposal.DoesNotExist:
        messages.error(request, page.answered_words(proposal))
    else:
        messages.success(request, "Proposal withdrawn.")
    return redirect("client", proposal.coaching_id)


@require_POST
def accept_proposal(request: SignedInRequest, id: int) -> HttpResponse:
    proposal = _to_me(request, id)
    try:
        proposals.accept(proposal=proposal, client=request.user)
    except Proposal.DoesNotExist:
        messages.error(request, page.answered_words(proposal))
    except proposals.StaleError as stale:
        messages.error(request, page.stale_words(proposal, stale.now))
    except ValidationError as error:
        messages.error(request, f"That doesn’t fit your plan any more: {error.messages[0]}")
    else:
        messages.success(request, page.accepted_words(proposal))
    return redirect("week")


@require_POST
def decline_proposal(request: SignedInRequest, id: int) -> HttpResponse:
    proposal = _to_me(request, id)
    try:
        proposals.decline(proposal=proposal)
    except Proposal.DoesNotExist:
        messages.error(request, page.answered_words(proposal))
    else:
        messages.success(request, "Declined. Your plan stays as it is.")
    return redirect("week")


def _to_me(request: SignedInRequest, id: int) -> Proposal:
    mine = Proposal.objects.owned_by(request.user).select_related("coaching__coach")
    return get_object_or_404(mine, pk=id)

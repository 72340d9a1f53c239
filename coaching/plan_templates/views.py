"""A coach's templates: kept, changed, and proposed to several clients at once."""

from __future__ import annotations

import uuid

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedInRequest
from coaching import access, looks, proposal_templates, sendings
from coaching.models import Coaching, Page, ProposalTemplate, TemplateSending
from coaching.plan_templates import page
from coaching.plan_templates.forms import TemplateLineForm, TemplateNameForm, TemplateSendingForm

form_view = require_http_methods(["GET", "HEAD", "POST"])


@form_view
def templates(request: SignedInRequest) -> HttpResponse:
    form = TemplateNameForm(access.posted(request))
    if form.is_valid():
        try:
            made = proposal_templates.make(coach=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("name", error)
        else:
            return redirect("template", made.pk)
    screen = page.templates(request.user, form)
    return render(request, "coaching/templates.html", screen, status=_status(form))


@form_view
def template(request: SignedInRequest, id: int) -> HttpResponse:
    mine = _mine(request, id)
    if request.method != "POST":
        return render(request, "coaching/template.html", page.template(mine))
    form = TemplateLineForm(request.POST)
    if form.is_valid():
        proposal_templates.put(template=mine, **form.cleaned_data)
        return redirect("template", mine.pk)
    screen = page.template(mine, line=form)
    return render(request, "coaching/template.html", screen, status=422)


@require_POST
def rename_template(request: SignedInRequest, id: int) -> HttpResponse:
    mine, form = _mine(request, id), TemplateNameForm(request.POST)
    if form.is_valid():
        try:
            proposal_templates.rename(template=mine, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("name", error)
        else:
            return redirect("template", mine.pk)
    screen = page.template(mine, name=form)
    return render(request, "coaching/template.html", screen, status=422)


@require_POST
def take_out_line(request: SignedInRequest, id: int, line: int) -> HttpResponse:
    proposal_templates.take_out(template=_mine(request, id), line=line)
    return redirect("template", id)


@require_POST
def delete_template(request: SignedInRequest, id: int) -> HttpResponse:
    proposal_templates.delete(template=_mine(request, id))
    return redirect("templates")


@form_view
def propose_template(request: SignedInRequest, id: int) -> HttpResponse:
    mine, coachings = _mine(request, id), page.by_name(request.user)
    form = _sending_form(request, coachings)
    if form.is_valid():
        return redirect("template_sent", _sent(request, mine, form).pk)
    screen = page.propose(mine, form)
    return render(request, "coaching/send.html", screen, status=_status(form))


def _sending_form(request: SignedInRequest, coachings: list[Coaching]) -> TemplateSendingForm:
    """What was sent; with everyone ticked, and otherwise as it was, where that was asked for."""
    if "tick" not in request.POST:
        return TemplateSendingForm(access.posted(request), coachings=coachings)
    everyone, reason = [one.pk for one in coachings], request.POST.get("reason", "")
    initial = {"clients": everyone, "reason": reason}
    return TemplateSendingForm(coachings=coachings, initial=initial)


def _sent(
    request: SignedInRequest, mine: ProposalTemplate, form: TemplateSendingForm
) -> TemplateSending:
    chosen, reason = form.cleaned_data["clients"], form.cleaned_data["reason"]
    asked = {"template": mine, "coach": request.user, "coachings": chosen, "reason": reason}
    sent = sendings.send(id=form.cleaned_data["id"], **asked)
    mine_now = Coaching.objects.visible_to(request.user).filter(pk__in=chosen)
    clients = [one.client for one in mine_now.select_related("client")]
    looks.record(request.user, clients, Page.CLIENT)
    return sent


@require_safe
def template_sent(request: SignedInRequest, id: uuid.UUID) -> HttpResponse:
    sending = get_object_or_404(TemplateSending.objects.owned_by(request.user), pk=id)
    return render(request, "coaching/sent.html", page.sent(sending, request.user))


def _mine(request: SignedInRequest, id: int) -> ProposalTemplate:
    return get_object_or_404(ProposalTemplate.objects.owned_by(request.user), pk=id)


def _status(form: TemplateNameForm | TemplateSendingForm) -> int:
    return 422 if form.is_bound else 200

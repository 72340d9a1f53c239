"""The public page that explains the rule."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from progression.explained import EXPLANATIONS, example, usual_steps


@login_not_required
@require_safe
def rule(request: HttpRequest) -> HttpResponse:
    told = {"example": example(), "explanations": EXPLANATIONS, "steps": usual_steps()}
    return render(request, "progression/rule.html", told)

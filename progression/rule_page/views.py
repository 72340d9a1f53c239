"""The public page that explains the rule."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from progression.rule_page.explained import EXPLANATIONS, comparison, story, story_end, usual_steps
from progression.rule_page.play import Play, address
from progression.rule_page.simulated import simulated_year


@login_not_required
@vary_on_headers("X-Part")  # else the way back would show a cached part as the whole page
@require_safe
def rule(request: HttpRequest) -> HttpResponse:
    play = Play(request.GET.dict())
    # The same as accounts.requests.wants_part, which this package may not import.
    if request.headers.get("X-Part") == "true":
        return render(request, "progression/_play.html", {"play": play})
    page = {
        "play": play,
        "story": story(),
        "story_end": story_end(),
        "explanations": [(reason, address(reason.case)) for reason in EXPLANATIONS],
        "comparison": comparison(),
        "year": simulated_year(),
        "steps": usual_steps(),
    }
    return render(request, "progression/rule.html", page)

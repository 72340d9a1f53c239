"""The pages of the sketch."""

import datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sketch.forms import DateForm, OneSetForm, SetsFormSet
from sketch.models import SketchedSet, SketchedWorkout
from sketch.rule import SETS, targets

RECENT, QUIET = datetime.timedelta(days=14), datetime.timedelta(days=8)


def today() -> datetime.date:
    return timezone.now().date()


def recent_sets(request: HttpRequest) -> QuerySet[SketchedSet]:
    mine = SketchedSet.objects.filter(
        workout__lifter=request.user, workout__performed_on__gte=today() - RECENT
    )
    return mine.select_related("workout").order_by("workout__performed_on", "pk")


@login_required
@require_safe
def week(request: HttpRequest) -> HttpResponse:
    return render(request, "sketch/week.html", {"targets": targets(recent_sets(request))})


@login_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    workout, _ = SketchedWorkout.objects.get_or_create(lifter=request.user, performed_on=today())
    request.session["workout"] = workout.pk
    return redirect("workout")


@login_required
@require_safe
def workout(request: HttpRequest) -> HttpResponse:
    return _workout_page(request, request.GET.get("lift"))


@login_required
@require_POST
def log_set(request: HttpRequest) -> HttpResponse:
    form = OneSetForm(request.POST)
    if not form.is_valid() or "workout" not in request.session:
        return _workout_page(request, request.POST.get("lift"), form, status=422)
    SketchedSet.objects.create(workout_id=request.session["workout"], **form.cleaned_data)
    return redirect(f"/workout/?lift={form.cleaned_data['lift']}")


def _workout_page(
    request: HttpRequest, lift: str | None, form: OneSetForm | None = None, status: int = 200
) -> HttpResponse:
    every = targets(recent_sets(request))
    chosen = next((each for each in every if each.lift == lift), every[0])
    if form is None:
        asked = {"lift": chosen.lift, "load": chosen.load, "reps": chosen.low}
        form = OneSetForm(initial=asked)
    screen = {"targets": every, "chosen": chosen, "form": form}
    return render(request, "sketch/workout.html", screen, status=status)


@login_required
def enter(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        asked = [
            {"lift": each.lift, "load": each.load}
            for each in targets(recent_sets(request))
            for _ in range(SETS)
        ]
        date = DateForm(initial={"performed_on": today()})
        return _enter_page(request, date, SetsFormSet(initial=asked))
    date, sets = DateForm(request.POST), SetsFormSet(request.POST)
    if not (date.is_valid() and sets.is_valid()):
        return _enter_page(request, date, sets, status=422)
    with transaction.atomic():
        workout = SketchedWorkout.objects.create(lifter=request.user, **date.cleaned_data)
        SketchedSet.objects.bulk_create(
            SketchedSet(workout=workout, **fields) for fields in sets.cleaned_data if fields
        )
    return redirect("week")


def _enter_page(
    request: HttpRequest, date: DateForm, sets: object, status: int = 200
) -> HttpResponse:
    return render(request, "sketch/enter.html", {"date": date, "sets": sets}, status=status)


@login_required
@require_safe
def clients(request: HttpRequest) -> HttpResponse:
    quiet_since = today() - QUIET
    latest = SketchedWorkout.objects.filter(lifter=OuterRef("pk")).order_by("-performed_on")
    lately = SketchedSet.objects.filter(
        workout__lifter=OuterRef("pk"), workout__performed_on__gt=quiet_since
    )
    count = lately.values("workout__lifter").annotate(count=Count("pk")).values("count")
    everyone = get_user_model().objects.filter(coaches__coach=request.user)
    rows = everyone.annotate(
        last=Subquery(latest.values("performed_on")[:1]), sets=Coalesce(Subquery(count), 0)
    ).order_by("last", "username")
    return render(request, "sketch/clients.html", {"clients": rows, "quiet_since": quiet_since})

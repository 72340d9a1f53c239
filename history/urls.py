"""Every address that looks back, and the view that answers it."""

from django.urls import path

from history.done.views import done, done_picture
from history.hindsight.views import lift_rule
from history.lift.views import lift_history
from history.weeks.views import history
from history.year.views import calendar

urlpatterns = [
    path("workouts/<int:id>/done/", done, name="done"),
    path("workouts/<int:id>/done/backplan.svg", done_picture, name="done_picture"),
    path("history/", history, name="history"),
    path("history/calendar/", calendar, name="calendar"),
    path("history/<slug:slug>/", lift_history, name="lift_history"),
    path("history/<slug:slug>/rule/", lift_rule, name="lift_rule"),
]

"""Every address of the sketch."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from sketch import views

urlpatterns = [
    path("login/", LoginView.as_view(template_name="sketch/login.html"), name="login"),
    path("logout/", LogoutView.as_view(next_page="login"), name="logout"),
    path("", views.week, name="week"),
    path("workout/", views.workout, name="workout"),
    path("workout/start/", views.start, name="start"),
    path("sets/", views.log_set, name="log_set"),
    path("enter/", views.enter, name="enter"),
    path("clients/", views.clients, name="clients"),
]

from django.urls import path

from progression import views

urlpatterns = [
    path("rule/", views.rule, name="rule"),
]

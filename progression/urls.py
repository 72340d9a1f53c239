from django.urls import path

from progression.rule_page import views

urlpatterns = [
    path("rule/", views.rule, name="rule"),
]

from django.conf import settings
from django.urls import include, path

from api.explained.views import api, api_document
from api.first_use import answered
from api.token_settings.views import api_tokens, revoke_api_token

ADDRESSES = {
    "api_me": "me",
    "api_program": "program",
    "api_week": "week",
    "api_lift": "lifts/<slug:slug>",
    "api_export": "export",
    "api_workouts": "workouts",
    "api_workout": "workouts/<int:id>",
    "api_finish": "workouts/<int:id>/finish",
    "api_set": "sets/<uuid:id>",
}
if settings.COACHING:
    ADDRESSES |= {
        "api_clients": "clients",
        "api_client_workouts": "clients/<int:id>/workouts",
        "api_client_workout": "clients/<int:id>/workouts/<int:workout>",
    }

urlpatterns = [
    path("settings/tokens/", api_tokens, name="api_tokens"),
    path("settings/tokens/<int:id>/revoke/", revoke_api_token, name="revoke_api_token"),
    path("api/", api, name="api"),
    path("api/1/openapi.json", api_document, name="api_document"),
    path(
        "api/1/", include([path(at, answered(name), name=name) for name, at in ADDRESSES.items()])
    ),
]

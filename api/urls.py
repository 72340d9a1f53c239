from django.urls import include, path

from api.explained.views import api, api_document
from api.routes import patterns
from api.token_settings.views import api_tokens, revoke_api_token

urlpatterns = [
    path("settings/tokens/", api_tokens, name="api_tokens"),
    path("settings/tokens/<int:id>/revoke/", revoke_api_token, name="revoke_api_token"),
    path("api/", api, name="api"),
    path("api/1/openapi.json", api_document, name="api_document"),
    path("api/1/", include(list(patterns()))),
]

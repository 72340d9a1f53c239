from django.urls import URLPattern, URLResolver, include, path

from backplan.pages import home
from backplan.views import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("", home, name="home"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("", include("accounts.urls")),
    path("exercises/", include("exercises.urls")),
    path("", include("progression.urls")),
    path("", include("workouts.urls")),
]

handler400 = "backplan.views.bad_request"
handler403 = "backplan.views.permission_denied"
handler404 = "backplan.views.not_found"
handler500 = "backplan.views.server_error"

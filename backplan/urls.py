from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import import_string

from backplan import resend
from backplan.front_page import home
from backplan.installable import manifest, worker
from backplan.security_txt import security_txt
from backplan.views import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("manifest.webmanifest", manifest, name="manifest"),
    path("worker.js", worker, name="worker"),
    path("", home, name="home"),
    path("accounts/unsent/", resend.unsent, name="unsent"),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("accounts.second_factor_urls")),
    path("", include("accounts.urls")),
    path("", include("mail.urls")),
    path("exercises/", include("exercises.urls")),
    path("", include("progression.urls")),
    path("", include("workouts.urls")),
    path("", include("calendar_feed.urls")),
    path("", include("history.urls")),
    path("", include("imports.urls")),
    path("", include("api.urls")),
]

if settings.COACHING:
    urlpatterns.append(path("", include("coaching.urls")))

if settings.ADMIN_PATH:
    urlpatterns.append(path(f"{settings.ADMIN_PATH}/", import_string("backplan.admin.site").urls))

handler400 = "backplan.views.bad_request"
handler403 = "backplan.views.permission_denied"
handler404 = "backplan.views.not_found"
handler500 = "backplan.views.server_error"

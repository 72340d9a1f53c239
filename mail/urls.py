from django.urls import path

from mail.views import mail_settings, stop_mail

urlpatterns = [
    path("settings/mail/", mail_settings, name="mail_settings"),
    path("mail/stop/<slug:token>/", stop_mail, name="stop_mail"),
]

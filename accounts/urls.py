from django.urls import path

from accounts import views

urlpatterns = [
    path("settings/account/", views.account_settings, name="account_settings"),
    path("settings/account/delete/", views.delete_account, name="delete_account"),
    path("accounts/deleted/", views.account_deleted, name="account_deleted"),
]

from django.urls import path

from accounts import views

urlpatterns = [
    path("settings/account/", views.account_settings, name="account_settings"),
    path("settings/account/devices/", views.devices, name="devices"),
    path("settings/account/devices/others/", views.sign_out_others, name="sign_out_others"),
    path("settings/account/devices/<int:id>/", views.sign_out_device, name="sign_out_device"),
    path("settings/account/delete/", views.delete_account, name="delete_account"),
    path("accounts/deleted/", views.account_deleted, name="account_deleted"),
]

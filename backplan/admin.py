"""The admin: accounts, and never a log. Off unless ADMIN_PATH is set."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth import get_user_model

site = admin.AdminSite()
# Through the site's own sign-in, with its limits and its second factor.
site.login = secure_admin_login(site.login)  # type: ignore[method-assign]


@admin.register(get_user_model(), site=site)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Who has an account, and whether it is open."""

    list_display = ("email", "is_active", "is_staff", "joined_at")
    search_fields = ("email",)
    fields = ("email", "name", "is_active", "joined_at")
    readonly_fields = ("email", "name", "joined_at")

    def has_add_permission(self, *args: Any, **kwargs: Any) -> bool:
        return False

    # Deleting would list everything the person logged.
    has_delete_permission = has_add_permission

    # A history of changes would outlive the account it is about.
    def log_change(self, *args: Any, **kwargs: Any) -> None:  # type: ignore[override]
        pass

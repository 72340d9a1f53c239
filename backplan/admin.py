"""The admin: accounts, and never anyone's training log. Off unless ADMIN_PATH is set."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth import get_user_model

site = admin.AdminSite()
# Sign in by the site's own page, with its rate limits and second factor.
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

    # The page that asks before deleting would list everything the person logged.
    has_delete_permission = has_add_permission

    # Entries in the admin's history would outlive the account they are about.
    def log_change(self, *args: Any, **kwargs: Any) -> None:  # type: ignore[override]
        pass

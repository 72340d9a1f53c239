from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import takeout

        takeout.PARTS.extend(takeout.OWN)

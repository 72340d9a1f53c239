from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from accounts import export_json

        export_json.PARTS.extend(export_json.OWN)

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "api"

    def ready(self) -> None:
        from accounts import account_deletion, export_json
        from api import export_parts
        from api.account_deletion import REMOVAL

        export_json.PARTS.extend(export_parts.PARTS)
        account_deletion.REMOVALS.append(REMOVAL)

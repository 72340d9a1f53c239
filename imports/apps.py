from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "imports"

    def ready(self) -> None:
        from accounts import account_deletion, export_json
        from imports import export_parts
        from imports.account_deletion import REMOVAL

        export_json.PARTS.extend(export_parts.PARTS)
        account_deletion.REMOVALS.append(REMOVAL)

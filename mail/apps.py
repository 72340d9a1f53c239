from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "mail"

    def ready(self) -> None:
        from accounts import export_json
        from mail import export_parts

        export_json.PARTS.extend(export_parts.PARTS)

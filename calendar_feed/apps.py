from django.apps import AppConfig


class CalendarFeedConfig(AppConfig):
    name = "calendar_feed"

    def ready(self) -> None:
        from accounts import account_deletion, export_json
        from calendar_feed import export_parts
        from calendar_feed.account_deletion import REMOVAL

        export_json.PARTS.extend(export_parts.PARTS)
        account_deletion.REMOVALS.append(REMOVAL)

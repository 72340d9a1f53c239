from django.apps import AppConfig


class WorkoutsConfig(AppConfig):
    name = "workouts"

    def ready(self) -> None:
        from accounts import account_deletion, export_json
        from mail import kinds
        from workouts import export_parts
        from workouts.account_deletion import REMOVAL
        from workouts.remind.letter import KIND

        export_json.PARTS.extend(export_parts.PARTS)
        account_deletion.REMOVALS.append(REMOVAL)
        kinds.KINDS.append(KIND)

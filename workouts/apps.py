from django.apps import AppConfig


class WorkoutsConfig(AppConfig):
    name = "workouts"

    def ready(self) -> None:
        from accounts import account_deletion
        from accounts import export_json as everything
        from workouts import account_deletion as account_deletion_module
        from workouts import export_parts

        everything.PARTS.extend(export_parts.PARTS)
        account_deletion.SHARES.append(account_deletion_module.SHARE)

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self) -> None:
        from accounts import account_deletion
        from accounts import export_json as everything
        from coaching import account_deletion as account_deletion_module
        from coaching import export_parts
        from coaching import samples as ours
        from coaching.models import Review
        from workouts import deletion, samples

        samples.MAKERS.append(ours.make)
        everything.PARTS.extend(export_parts.PARTS)
        account_deletion.SHARES.append(account_deletion_module.SHARE)
        deletion.BESIDE.append(Review)

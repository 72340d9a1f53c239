from django.apps import AppConfig


class WorkoutsConfig(AppConfig):
    name = "workouts"

    def ready(self) -> None:
        from accounts import leaving
        from accounts import takeout as everything
        from workouts import goodbye, takeout

        everything.PARTS.extend(takeout.PARTS)
        leaving.SHARES.append(goodbye.SHARE)

from django.apps import AppConfig


class CoachingConfig(AppConfig):
    name = "coaching"

    def ready(self) -> None:
        from coaching import samples as ours
        from workouts import samples

        samples.MAKERS.append(ours.make)

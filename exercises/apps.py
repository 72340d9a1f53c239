from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ExercisesConfig(AppConfig):
    name = "exercises"

    def ready(self) -> None:
        from exercises.loading import load_after_migrate  # models are ready only now

        # The product's one signal: `flush` empties the table without running migrations.
        post_migrate.connect(load_after_migrate, sender=self)

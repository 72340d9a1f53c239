from django.apps import AppConfig


class BackplanConfig(AppConfig):
    name = "backplan"

    def ready(self) -> None:
        from backplan import checks  # noqa: F401 - registers itself
